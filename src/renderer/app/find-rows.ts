import type { NameMatch } from '../../domain/name-search.ts'
import type { MatchedField } from '../../domain/names.ts'
import type { ChildRow } from '../../storage/selectors/children.ts'
import { childSearch } from './child-index.ts'
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
  if (query.trim() === '') return allListed(rows)
  const found: ListedChild[] = []
  for (const match of childSearch(rows).find(query)) {
    const row = rows[match.at]
    if (row !== undefined) found.push({ row, hit: hitOf(match) })
  }
  return found
}

/** Whether the list shows the same of both. */
export function sameListed(one: ListedChild, other: ListedChild): boolean {
  if (one.row !== other.row) return false
  if (one.hit === null || other.hit === null) return one.hit === other.hit
  return (
    one.hit.field === other.hit.field &&
    one.hit.text === other.hit.text &&
    one.hit.range.from === other.hit.range.from &&
    one.hit.range.to === other.hit.range.to
  )
}

/** The same list for the same rows. */
function allListed(rows: readonly ChildRow[]): readonly ListedChild[] {
  const known = listed.get(rows)
  if (known !== undefined) return known
  const made = rows.map((row) => ({ row, hit: null }))
  listed.set(rows, made)
  return made
}
const listed = new WeakMap<readonly ChildRow[], readonly ListedChild[]>()

function hitOf({ field, text, start, end }: NameMatch): NonNullable<ListedChild['hit']> {
  if (field !== 'idNumber') return { field, text, range: { from: start, to: end } }
  // Somebody at the counter reads along: the digits asked for, and no more of the number.
  const digits = text.slice(start, end)
  return { field, text: end < text.length ? `${digits}…` : digits, range: { from: 0, to: digits.length } }
}
