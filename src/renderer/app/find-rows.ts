import { searchNames, type MatchedField, type NameMatch } from '../../domain/names.ts'
import type { ChildRow } from '../../storage/selectors/children.ts'
import { childIndex } from './child-index.ts'
import type { TextRange } from '../ui/marked.tsx'

/** A child in the list, with what the search found of it. */
export interface ListedChild {
  readonly row: ChildRow
  readonly hit: {
    readonly field: MatchedField
    /** The words or number as written; of an ID number only the digits that were asked for. */
    readonly text: string
    readonly range: TextRange
  } | null
}

/** The rows a query finds, best match first; all of them in their own order when nothing is asked. */
export function findRows(rows: readonly ChildRow[], query: string): readonly ListedChild[] {
  if (query.trim() === '') return rows.map((row) => ({ row, hit: null }))
  const byId = rowsById(rows)
  return searchNames(childIndex(rows), query).flatMap((match) => {
    const row = byId.get(match.id)
    return row === undefined ? [] : [{ row, hit: hitOf(match) }]
  })
}

function hitOf({ field, text, start, end }: NameMatch): NonNullable<ListedChild['hit']> {
  if (field !== 'idNumber') return { field, text, range: { from: start, to: end } }
  // Somebody at the counter reads along: the digits asked for, and no more of the number.
  const digits = text.slice(start, end)
  return { field, text: end < text.length ? `${digits}…` : digits, range: { from: 0, to: digits.length } }
}

/** Made once for the same rows: a key stroke does not index 10,000 of them. */
function rowsById(rows: readonly ChildRow[]): ReadonlyMap<string, ChildRow> {
  const known = byIds.get(rows)
  if (known !== undefined) return known
  const made = new Map(rows.map((row) => [row.childId, row]))
  byIds.set(rows, made)
  return made
}
const byIds = new WeakMap<readonly ChildRow[], ReadonlyMap<string, ChildRow>>()
