import type { Sheet, SheetRow } from '../sheets/sheet.ts'
import type { Columns } from './find-columns.ts'

/** What says which child a row is about: a cell of these belongs to one child, also when it is merged. */
const OWN = new Set<string | null>(['child.name', 'child.alias', 'child.birthDate', 'child.idNumber', 'child.sex'])

/** The rows below the headings, with what cells merged downwards hold for each of them. */
export interface FilledRow {
  readonly row: SheetRow
  /** The name is merged with the one above: a second line about the same child. */
  readonly goesOn: boolean
}

/**
 * Brothers and sisters often share one merged cell for the guardian or the address: what stands in it holds for each of
 * them, though the file has it in the first row only.
 */
export function* filledRows(sheet: Sheet, { columns, lastHeaderRow }: Columns): Generator<FilledRow> {
  const down = sheet.merged.filter(({ top, bottom }) => bottom > top && top > lastHeaderRow)
  const targets = new Map(columns.map(({ index, target }) => [index, target]))
  const rows = new Map(down.length === 0 ? [] : sheet.rows.map((row) => [row.number, row]))
  const nameColumn = columns.find(({ target }) => target === 'child.name')?.index ?? -1
  for (const row of sheet.rows) {
    if (row.number <= lastHeaderRow) continue
    const over = down.filter(({ top, bottom }) => top < row.number && bottom >= row.number)
    if (over.length === 0) {
      yield { row, goesOn: false }
      continue
    }
    const cells = new Map(row.cells)
    for (const { top, left } of over) {
      const cell = rows.get(top)?.cells.get(left)
      if (cell !== undefined && !cells.has(left) && !OWN.has(targets.get(left) ?? null)) cells.set(left, cell)
    }
    const goesOn = over.some(({ left, right }) => left <= nameColumn && right >= nameColumn)
    yield { row: { ...row, cells }, goesOn }
  }
}
