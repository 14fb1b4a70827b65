import { fail, succeed, type Result } from '../domain/result.ts'
import type { Cell, Sheet, SheetRow } from '../sheets/sheet.ts'
import { plainHeading, targetOfHeading, type ColumnTarget } from './headings.ts'

export interface Column {
  /** From 0. */
  readonly index: number
  /** As it stands in the file, on one line; '' when only values stand in it. */
  readonly heading: string
  readonly target: ColumnTarget
  readonly hidden: boolean
  /** A person has said what it is: that is remembered for the next list. */
  readonly chosen?: boolean
}

export interface Columns {
  /** The row most headings stand in. */
  readonly headerRow: number
  /** The last row of the headings: the children begin below it. */
  readonly lastHeaderRow: number
  readonly columns: readonly Column[]
}

/** Title lines, instructions and empty rows may stand above the headings. */
const LOOKED_AT = 40

/**
 * Where the headings are and what each column is taken for. Headings may take two or three rows (监护人 over 姓名 and
 * 电话), in merged cells or not.
 * @param remembered what a worker has said of headings before: `plainHeading` → target, '' for nothing
 * @param chosen the row a worker says the headings are in
 */
export function findColumns(
  sheet: Sheet,
  remembered: Readonly<Record<string, string>>,
  isTarget: (text: string) => text is NonNullable<ColumnTarget>,
  chosen: number | null = null,
): Result<Columns, 'noHeadings'> {
  const meaning = (heading: string): ColumnTarget => {
    const told = remembered[plainHeading(heading)]
    if (told !== undefined) return isTarget(told) ? told : null
    return targetOfHeading(heading)
  }
  const looked = sheet.rows.slice(0, LOOKED_AT)
  let best: { readonly row: SheetRow; readonly score: number } | null = null
  for (const row of looked) {
    if (chosen !== null && row.number !== chosen) continue
    const score = chosen === null ? scoreOf(row, meaning) : 1
    if (score > (best?.score ?? 0)) best = { row, score }
  }
  if (best === null) return fail('noHeadings')
  const { row } = best
  const rows = new Map(sheet.rows.map((one) => [one.number, one]))
  const lastHeaderRow = lastRowOf(sheet, row, rows, meaning)
  const columns = columnsOf(sheet, row.number, lastHeaderRow, rows, meaning)
  const named = columns.some(({ target }) => target === 'child.name' || target === 'child.alias')
  return named || chosen !== null ? succeed({ headerRow: row.number, lastHeaderRow, columns }) : fail('noHeadings')
}

/** How many different facts the cells of a row name. A row of people names none; a title may name one by chance. */
function scoreOf(row: SheetRow, meaning: (heading: string) => ColumnTarget): number {
  const targets = new Set<string>()
  for (const { kind, text } of row.cells.values()) {
    if (kind !== 'text' || text.length > 60) continue
    const target = meaning(text)
    if (target !== null) targets.add(target)
  }
  return targets.size
}

/** Headings go on below where cells are merged downwards, or where a heading spans columns that have words of their own below. */
function lastRowOf(
  sheet: Sheet,
  header: SheetRow,
  rows: ReadonlyMap<number, SheetRow>,
  meaning: (heading: string) => ColumnTarget,
): number {
  const down = sheet.merged
    .filter(({ top, bottom }) => top <= header.number && bottom > header.number && bottom - header.number <= 3)
    .map(({ bottom }) => bottom)
  const merged = Math.max(header.number, ...down)
  if (merged > header.number) return merged
  const below = rows.get(header.number + 1)
  if (below === undefined) return header.number
  const spans = sheet.merged.filter(
    ({ top, bottom, left, right }) => top === header.number && bottom === top && right > left,
  )
  // Without merged cells, as in a CSV: the group's name stands over the first of its columns, and the row below is empty
  // where the other headings are.
  const isChild = (target: ColumnTarget) => target?.startsWith('child.') === true
  const named = [...header.cells].filter(([, cell]) => isChild(meaning(cell.text))).map(([column]) => column)
  const emptyBelow = named.length > 0 && named.every((column) => !below.cells.has(column))
  const words = [...below.cells].filter(([column, cell]) => {
    const inSpan = spans.some(({ left, right }) => column >= left && column <= right)
    return (inSpan || (spans.length === 0 && emptyBelow)) && cell.kind === 'text' && isHeadingWord(cell.text, meaning)
  })
  const needed = spans.length > 0 ? 1 : 2
  return words.length >= needed && emptyBelow ? below.number : header.number
}

function isHeadingWord(text: string, meaning: (heading: string) => ColumnTarget): boolean {
  return meaning(text) !== null || /^(身份证号?码?|单位|职业|年龄)$/.test(plainHeading(text))
}

function columnsOf(
  sheet: Sheet,
  first: number,
  last: number,
  rows: ReadonlyMap<number, SheetRow>,
  meaning: (heading: string) => ColumnTarget,
): readonly Column[] {
  const used = new Set<number>()
  for (const row of sheet.rows) {
    if (row.number < first) continue
    for (const column of row.cells.keys()) used.add(column)
  }
  const width = Math.max(0, ...used) + 1
  const columns: Column[] = []
  const taken = new Map<string, Column>()
  let beside = Infinity
  for (const index of [...used].sort((one, other) => one - other)) {
    const parts: string[] = []
    for (let row = first; row <= last; row += 1) {
      const text = headingAt(sheet, rows, row, index, last > first)
      if (text !== '' && !parts.includes(text)) parts.push(text)
    }
    const heading = parts.join('')
    const group = groupAbove(sheet, rows, first, index, width)
    const target = heading === '' ? null : targetIn(group, heading, meaning)
    const column = { index, heading, target, hidden: sheet.hiddenColumns.has(index) }
    // Of two columns for one fact the first counts; telephone numbers are kept both, and remarks.
    const before = target === null ? undefined : taken.get(target)
    const both = target === 'remark' || target?.endsWith('hone') === true
    columns.push(before === undefined || both ? column : { ...column, target: null })
    if (target !== null && before === undefined) taken.set(target, column)
    // After a blank column people begin anew: another table stands beside this one.
    if (target === 'child.name' && before !== undefined && !used.has(index - 1)) beside = Math.min(beside, index)
  }
  return columns.map((column) => (column.index < beside ? column : { ...column, target: null }))
}

/** 监护人信息 over 姓名: with the person above it, when that makes it somebody else's. */
function targetIn(group: string, heading: string, meaning: (heading: string) => ColumnTarget): ColumnTarget {
  if (
    group !== '' &&
    /监护|家长|抚养|照料|父|母|班主任/.test(group) &&
    !/监护|家长|抚养|照料|父|母|班主任/.test(heading)
  ) {
    return meaning(`${group}${heading}`)
  }
  return meaning(heading)
}

/** A merged cell in the row above that spans this column and some others, and is no title over all of them. */
function groupAbove(
  sheet: Sheet,
  rows: ReadonlyMap<number, SheetRow>,
  first: number,
  column: number,
  width: number,
): string {
  const area = sheet.merged.find(
    ({ top, bottom, left, right }) =>
      top < first && bottom === first - 1 && left <= column && right >= column && right - left + 1 < width * 0.8,
  )
  return area === undefined ? '' : textOf(rows.get(area.top)?.cells.get(area.left))
}

function headingAt(
  sheet: Sheet,
  rows: ReadonlyMap<number, SheetRow>,
  row: number,
  column: number,
  grouped: boolean,
): string {
  const own = textOf(rows.get(row)?.cells.get(column))
  if (own !== '') return own
  const area = sheet.merged.find(
    ({ top, bottom, left, right }) => top <= row && bottom >= row && left <= column && right >= column,
  )
  if (area !== undefined) return textOf(rows.get(area.top)?.cells.get(area.left))
  if (!grouped || sheet.merged.length > 0) return ''
  // No merged cells are told, as in a CSV: what stands to the left goes on, where something stands below.
  if (!rows.get(row + 1)?.cells.has(column)) return ''
  const cells = rows.get(row)?.cells
  for (let left = column - 1; left >= 0; left -= 1) {
    const text = textOf(cells?.get(left))
    if (text !== '') return rows.get(row + 1)?.cells.has(left) === true ? text : ''
  }
  return ''
}

function textOf(cell: Cell | undefined): string {
  return cell?.text.replaceAll(/\s+/g, ' ').trim() ?? ''
}
