import { buildDuplicateIndex, type DuplicateIndex } from '../../domain/duplicates.ts'
import type { ChildRow } from '../../storage/selectors/children.ts'

/** The children on file, ready to be asked who may be one of them; made once for the same rows. */
export function duplicateIndex(rows: readonly ChildRow[]): DuplicateIndex<ChildRow> {
  const known = indexes.get(rows)
  if (known !== undefined) return known
  const made = buildDuplicateIndex(rows)
  indexes.set(rows, made)
  return made
}
const indexes = new WeakMap<readonly ChildRow[], DuplicateIndex<ChildRow>>()
