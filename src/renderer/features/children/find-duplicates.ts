import { candidatesFor, entryOfFile, type CandidateReason } from '../../../domain/duplicates.ts'
import { CANDIDATE_REASONS } from '../../../domain/duplicates.ts'
import type { ChildRow } from '../../../storage/selectors/children.ts'
import { duplicateIndex } from '../../app/duplicate-index.ts'

/** Two files that may be one child's; the older stands first. */
export interface LikelyPair {
  readonly one: ChildRow
  readonly other: ChildRow
  readonly reasons: readonly CandidateReason[]
}

/** So many files are compared between two looks at what else the page has to do. */
const AT_ONCE = 200

/**
 * Every pair of files on the register that may be one child's, the likeliest first.
 * @param rest waits until the page has drawn
 * @param stopped whether nobody wants to know any more
 */
export async function findDuplicates(
  rows: readonly ChildRow[],
  rest: () => Promise<void>,
  stopped: () => boolean,
): Promise<readonly LikelyPair[]> {
  const index = duplicateIndex(rows)
  const found: LikelyPair[] = []
  for (let at = 0; at < rows.length && !stopped(); at += AT_ONCE) {
    for (const row of rows.slice(at, at + AT_ONCE)) {
      for (const { onFile, suggests, reasons } of candidatesFor(index, entryOfFile(row))) {
        if (suggests === 'sameChild' && onFile.caseNumber < row.caseNumber) {
          found.push({ one: onFile, other: row, reasons })
        }
      }
    }
    await rest()
  }
  return found.sort((a, b) => strength(a) - strength(b))
}

/** Pairs that somebody compared and found to be two children, the older file first. */
export function pairsApart(rows: readonly ChildRow[]): readonly Pick<LikelyPair, 'one' | 'other'>[] {
  const byId = new Map(rows.map((row) => [row.childId, row]))
  return rows.flatMap((one) =>
    one.notSameAs.flatMap((id) => {
      const other = byId.get(id)
      return other !== undefined && one.caseNumber < other.caseNumber ? [{ one, other }] : []
    }),
  )
}

function strength({ reasons: [first = 'samePhone'] }: LikelyPair): number {
  return CANDIDATE_REASONS.indexOf(first)
}
