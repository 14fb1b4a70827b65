/** What a row is sorted by; `null` stands last, whichever way the rows run. */
export type SortValue<Row> = (row: Row) => string | number | null

const byWords = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true })

/**
 * Rows by a column; equal ones keep their order. Each row is asked once, and what was sorted stays sorted for as long as
 * somebody holds the same rows and asks by the same function: a long list is sorted once, not at each visit.
 */
export function sortRows<Row extends object>(
  rows: readonly Row[],
  by: SortValue<Row>,
  descending: boolean,
): readonly Row[] {
  const known = sorted.get(rows)
  // What is kept under these rows was made of them.
  if (known?.by === by && known.descending === descending) return known.rows as readonly Row[]
  const made = rows
    .map((row) => ({ row, value: by(row) }))
    .sort((one, other) => compare(one.value, other.value, descending))
    .map(({ row }) => row)
  sorted.set(rows, { by, descending, rows: made })
  return made
}
const sorted = new WeakMap<object, { by: unknown; descending: boolean; rows: readonly object[] }>()

/**
 * Some of the rows in the order of all: words are compared once for a whole list, and not again for what each key of a
 * search leaves of it.
 * @param all in order, with every id of `rows` among theirs
 */
export function inOrderOf<Row extends object>(
  rows: readonly Row[],
  all: readonly Row[],
  idOf: (row: Row) => string,
): readonly Row[] {
  const places = placesOf(all, idOf)
  const inOrder = new Array<Row | undefined>(all.length).fill(undefined)
  for (const row of rows) inOrder[places.get(idOf(row)) ?? -1] = row
  return inOrder.filter((row) => row !== undefined)
}

function placesOf<Row extends object>(all: readonly Row[], idOf: (row: Row) => string): ReadonlyMap<string, number> {
  const known = places.get(all)
  if (known !== undefined) return known
  const made = new Map(all.map((row, at) => [idOf(row), at]))
  places.set(all, made)
  return made
}
const places = new WeakMap<object, ReadonlyMap<string, number>>()

function compare(one: string | number | null, other: string | number | null, descending: boolean): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  const order =
    typeof one === 'number' && typeof other === 'number' ? one - other : byWords.compare(String(one), String(other))
  return descending ? -order : order
}
