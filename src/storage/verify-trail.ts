import { TRAIL_END, type TrailLine, type TrailPage } from '../domain/trail.ts'
import type { StationKeys } from '../vault/station-keys.ts'
import type { WorkspaceState } from './tables.ts'
import { isTrailLineWhole, pageId, pagesInOrder, sealTrailLine, TRAIL_START, type TrailKeys } from './trail.ts'

/** A place where the trail is not as it was written. Named by the numbers of its lines. */
export type TrailFault =
  /** Something in this line is not what was sealed. */
  | { readonly kind: 'changed'; readonly seq: number }
  /** These lines are not there. */
  | { readonly kind: 'missing'; readonly from: number; readonly to: number }
  /** This line stands where another belongs: put in, repeated or moved. */
  | { readonly kind: 'misplaced'; readonly seq: number }
  /** This line is whole, but was not written after the one that stands before it. */
  | { readonly kind: 'notFollowing'; readonly seq: number }
  /** The record that repeats the last line is gone, so nobody can say whether lines are missing after this one. */
  | { readonly kind: 'noEnd'; readonly seq: number }

export interface TrailCheck {
  readonly count: number
  /** Numbers of the first and the last line; 0 when there is none. */
  readonly first: number
  readonly last: number
  readonly faults: readonly TrailFault[]
}

/** How many seals are looked at before the screen may draw. */
const AT_ONCE = 500

/** Goes through the whole chain: every line's own seal, its number, the line before, and the end. */
export async function verifyTrail(
  keys: StationKeys,
  trail: WorkspaceState['trail'],
  onProgress: (share: number) => void = () => undefined,
): Promise<TrailCheck> {
  const faults: TrailFault[] = []
  const lines = pagesInOrder(trail).flatMap((page) => namedRight(page, faults))
  const whole: boolean[] = []
  for (let at = 0; at < lines.length; at += AT_ONCE) {
    const some = lines.slice(at, at + AT_ONCE)
    whole.push(...(await Promise.all(some.map((line) => isTrailLineWhole(keys, line)))))
    onProgress(whole.length / lines.length)
  }
  let [expected, before] = [1, TRAIL_START]
  for (const [at, line] of lines.entries()) {
    const isWhole = whole[at] === true
    if (!isWhole) faults.push({ kind: 'changed', seq: line.seq })
    if (line.seq < expected) {
      faults.push({ kind: 'misplaced', seq: line.seq })
      continue
    }
    if (line.seq > expected) faults.push({ kind: 'missing', from: expected, to: line.seq - 1 })
    else if (isWhole && line.before !== before) faults.push({ kind: 'notFollowing', seq: line.seq })
    ;[expected, before] = [line.seq + 1, line.mac]
  }
  faults.push(...(await faultsAtEnd(keys, trail.get(TRAIL_END), lines, expected)))
  return { count: lines.length, first: lines[0]?.seq ?? 0, last: expected - 1, faults }
}

/** The lines of a sheet; one that lies under another's name is put in, repeated or moved. */
function namedRight(page: TrailPage, faults: TrailFault[]): readonly TrailLine[] {
  const first = page.lines[0]
  if (first !== undefined && page.id !== pageId(first.seq)) faults.push({ kind: 'misplaced', seq: first.seq })
  return page.lines
}

async function faultsAtEnd(
  keys: StationKeys,
  end: TrailPage | undefined,
  lines: readonly TrailLine[],
  expected: number,
): Promise<readonly TrailFault[]> {
  const said = end?.lines[0]
  if (said === undefined) return lines.length === 0 ? [] : [{ kind: 'noEnd', seq: expected - 1 }]
  if (!(await isTrailLineWhole(keys, said))) return [{ kind: 'changed', seq: said.seq }]
  if (said.seq >= expected) return [{ kind: 'missing', from: expected, to: said.seq }]
  if (said.seq < expected - 1 || lines.at(-1)?.mac !== said.mac) return [{ kind: 'misplaced', seq: expected - 1 }]
  return []
}

/**
 * The same lines under other keys: for a station whose keys are renewed, and for a backup made under keys of before. A
 * line that was not whole, or not in its place, stays exactly as it is: a damaged trail is not made whole by this.
 */
export async function resealTrail(
  from: TrailKeys,
  to: StationKeys,
  pages: Iterable<TrailPage>,
): Promise<readonly TrailPage[]> {
  const trail = new Map([...pages].map((page) => [page.id, page]))
  const resealed: TrailPage[] = []
  let [expected, before, after] = [1, TRAIL_START, TRAIL_START]
  let last: TrailLine | null = null
  for (const page of pagesInOrder(trail)) {
    const lines: TrailLine[] = []
    for (const line of page.lines) {
      const { mac, ...open } = line
      const whole: boolean = await isTrailLineWhole(from, line)
      const inPlace: boolean = whole && line.seq === expected && line.before === before
      last = inPlace ? await sealTrailLine(to, { ...open, before: after }) : line
      ;[expected, before, after] = [line.seq + 1, mac, last.mac]
      lines.push(last)
    }
    resealed.push({ ...page, lines })
  }
  const end = trail.get(TRAIL_END)
  if (end === undefined) return resealed
  const said = end.lines[0]
  const agrees = last !== null && said?.seq === expected - 1 && said.mac === before
  return [...resealed, agrees && last !== null ? { ...end, lines: [last] } : end]
}
