/** A stretch of words that stayed, went or came. */
export interface DiffPiece {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Above this many comparisons a text counts as rewritten. */
const MOST_COMPARED = 4_000_000
/** Fewer tokens than this between two changes are no help to a reader: the changes are shown as one. */
const LEAST_KEPT = 2

/**
 * What changed in a text: by Chinese characters, by words in other scripts. Nothing is lost: the pieces that stayed or went
 * are the old text, those that stayed or came are the new one.
 */
export function textDiff(before: string, after: string): readonly DiffPiece[] {
  const [one, other] = [tokensOf(before), tokensOf(after)]
  let start = 0
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1
  let end = 0
  const most = Math.min(one.length, other.length) - start
  while (end < most && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1
  const middle = between(one.slice(start, one.length - end), other.slice(start, other.length - end))
  return joined([
    ...one.slice(0, start).map((text): DiffPiece => ({ kind: 'same', text })),
    ...middle,
    ...one.slice(one.length - end).map((text): DiffPiece => ({ kind: 'same', text })),
  ])
}

function tokensOf(text: string): readonly string[] {
  return text.match(/[\p{Script=Latin}\p{N}]+|[^\S\n]+|[\s\S]/gu) ?? []
}

/** Longest common subsequence of tokens. */
function between(one: readonly string[], other: readonly string[]): readonly DiffPiece[] {
  const [rows, columns] = [one.length, other.length]
  if (rows * columns > MOST_COMPARED) {
    return [
      { kind: 'removed', text: one.join('') },
      { kind: 'added', text: other.join('') },
    ]
  }
  const width = columns + 1
  const common = new Uint32Array((rows + 1) * width)
  const at = (row: number, column: number) => common[row * width + column] ?? 0
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      common[row * width + column] =
        one[row] === other[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const pieces: DiffPiece[] = []
  let [row, column] = [0, 0]
  while (row < rows || column < columns) {
    const [left, right] = [one[row], other[column]]
    if (left !== undefined && left === right) {
      pieces.push({ kind: 'same', text: left })
      row += 1
      column += 1
    } else if (left !== undefined && (right === undefined || at(row + 1, column) >= at(row, column + 1))) {
      pieces.push({ kind: 'removed', text: left })
      row += 1
    } else if (right !== undefined) {
      pieces.push({ kind: 'added', text: right })
      column += 1
    }
  }
  return pieces
}

/** Neighbours of one kind as one piece, what went before what came, and no crumbs between two changes. */
function joined(pieces: readonly DiffPiece[]): readonly DiffPiece[] {
  const result: DiffPiece[] = []
  let [removed, added, kept] = ['', '', '']
  let keptCount = 0
  const flushChange = () => {
    if (removed !== '') result.push({ kind: 'removed', text: removed })
    if (added !== '') result.push({ kind: 'added', text: added })
    removed = ''
    added = ''
  }
  const flushKept = () => {
    if (kept !== '') result.push({ kind: 'same', text: kept })
    kept = ''
    keptCount = 0
  }
  for (const { kind, text } of pieces) {
    if (kind === 'same') {
      kept += text
      keptCount += 1
      continue
    }
    const crumbs = keptCount < LEAST_KEPT && (removed !== '' || added !== '')
    if (kept !== '' && crumbs) {
      removed += kept
      added += kept
      kept = ''
      keptCount = 0
    } else if (kept !== '') {
      flushChange()
      flushKept()
    }
    if (kind === 'removed') removed += text
    else added += text
  }
  flushChange()
  flushKept()
  return result
}
