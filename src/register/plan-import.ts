import type { DuplicateIndex } from '../domain/duplicates.ts'
import type { Localized } from '../domain/localized.ts'
import type { Sheet, SheetRow } from '../sheets/sheet.ts'
import { DuplicateFinder, type ChildOnFile, type Duplicate } from './find-duplicates.ts'
import { filledRows } from './fill-merged.ts'
import type { Columns } from './find-columns.ts'
import { isRowNumberHeading } from './headings.ts'
import { readChildRow, type ChildOfRow } from './read-child-row.ts'
import { HEADING_AGAIN, rowIsNoChild, type NoChild } from './row-kind.ts'
import type { Said, SaidOfRow } from './said.ts'

/** What an import would do, row by row; nothing is written yet. */
export interface ImportPlan {
  readonly columns: Columns
  /** Rows that are a child's: good + duplicates + rejected. */
  readonly rows: number
  readonly good: readonly ChildOfRow[]
  readonly duplicates: readonly DuplicateRow[]
  readonly rejected: readonly RejectedRow[]
  /** Of the whole file, and of rows that are taken; `row` 0 is the file. */
  readonly warnings: readonly SaidOfRow[]
}

export interface DuplicateRow extends Duplicate {
  readonly child: ChildOfRow
}

export interface RejectedRow {
  readonly row: number
  readonly source: SheetRow
  readonly said: readonly Said[]
}

/** More rows than any station has children: somebody imports a whole city, or a column of blanks. */
export const MOST_ROWS = 20_000
/** After so many rows the plan is left for a moment, so that the screen can move and somebody can cancel. */
const ROWS_AT_ONCE = 200

/**
 * Reads every row below the headings. It yields how many rows are done; the last value is the plan. Pure: the same file on
 * the same day with the same children on file gives the same plan.
 */
export function* planImport(
  sheet: Sheet,
  columns: Columns,
  onFile: DuplicateIndex<ChildOnFile>,
  today: string,
): Generator<number, ImportPlan, undefined> {
  const finder = new DuplicateFinder(onFile)
  const good: ChildOfRow[] = []
  const duplicates: DuplicateRow[] = []
  const rejected: RejectedRow[] = []
  const warnings: SaidOfRow[] = [...ofTheFile(sheet, columns)]
  let rows = 0
  let at = 0
  /** The row of another table's headings, below which rows are its own. */
  let otherTable: number | null = null
  for (const { row, goesOn } of filledRows(sheet, columns)) {
    at += 1
    if (at % ROWS_AT_ONCE === 0) yield at
    const none: NoChild | null = goesOn ? { why: WHY.goesOn } : rowIsNoChild(sheet, row, columns)
    if (none !== null) {
      if (none.otherTable === true) otherTable = row.number
      // The list's own headings again: it goes on.
      if (none.why === HEADING_AGAIN) otherTable = null
      if (none.why !== null) warnings.push({ row: row.number, field: '', reason: none.why })
      continue
    }
    rows += 1
    if (otherTable !== null) {
      rejected.push({ row: row.number, source: row, said: [{ field: '', reason: WHY.ofOtherTable(otherTable) }] })
      continue
    }
    const child = readChildRow(row, columns.columns, today)
    const tooMany = rows > MOST_ROWS ? [{ field: '', reason: WHY.tooMany }] : []
    const reasons = [...child.rejections, ...tooMany]
    if (reasons.length > 0) {
      rejected.push({ row: row.number, source: row, said: reasons })
      continue
    }
    warnings.push(...child.warnings.map((one) => ({ row: row.number, ...one })))
    if (row.hidden) warnings.push({ row: row.number, field: '', reason: WHY.hiddenRow })
    const { duplicate, said: likeness } = finder.look(child)
    warnings.push(...likeness.map((one) => ({ row: row.number, ...one })))
    if (duplicate === null) good.push(child)
    else duplicates.push({ ...duplicate, child })
  }
  return { columns, rows, good, duplicates, rejected, warnings }
}

/** Does the whole plan without a pause. */
export function planAtOnce(...input: Parameters<typeof planImport>): ImportPlan {
  const steps = planImport(...input)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** Columns nobody here knows, and those that are hidden: said by name, once. */
function ofTheFile(sheet: Sheet, { headerRow, columns }: Columns): readonly SaidOfRow[] {
  return columns.flatMap(({ heading, target, hidden, index }) => {
    const said: SaidOfRow[] = []
    if (target === null && heading !== '' && !isRowNumberHeading(heading))
      said.push({ row: headerRow, field: heading, reason: WHY.ignored })
    if (
      target === null &&
      heading === '' &&
      sheet.rows.some(({ number, cells }) => number > headerRow && cells.has(index))
    )
      said.push({ row: headerRow, field: '', reason: WHY.noHeading(index + 1) })
    if (target !== null && hidden) said.push({ row: headerRow, field: heading, reason: WHY.hiddenColumn })
    return said
  })
}

const WHY = {
  goesOn: {
    zh: '姓名和上一行是一个合并的格子，这一行没有导入',
    en: 'the name is one merged cell with the row above; this row is not imported',
  },
  ignored: { zh: '没有对应的项，这一列没有导入', en: 'no such fact here; this column is not imported' },
  hiddenColumn: { zh: '这一列在表里是隐藏的，照样导入了', en: 'this column is hidden in the file; it is imported' },
  hiddenRow: { zh: '这一行在表里是隐藏的，照样导入了', en: 'this row is hidden in the file; it is imported' },
  tooMany: { zh: '一次最多导入 20,000 行', en: 'at most 20,000 rows at a time' },
  ofOtherTable: (row: number): Localized => ({
    zh: `这一行在另一张表里（表头在第 ${row} 行），列和上面的不一样`,
    en: `this row is in another table (headings in row ${row}), whose columns are others`,
  }),
  noHeading: (column: number): Localized => ({
    zh: `第 ${column} 列没有表头，没有导入`,
    en: `column ${column} has no heading and is not imported`,
  }),
} as const satisfies Record<string, Localized | ((column: number) => Localized)>
