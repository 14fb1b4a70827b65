import { fieldOfKind, type Answers, type FieldOfKind } from '../answers.ts'
import type { RowValue } from '../../forms/fields.ts'
import type { ColumnField, PrintBlock, TablePrintCell } from '../../forms/definition.ts'
import type { Cell, Row } from '../typeset/grid.ts'
import type { Piece } from '../typeset/flow.ts'
import { words, type Inline, type TextStyle } from '../typeset/inline.ts'
import { textWidth } from '../typeset/atoms.ts'
import { setLines } from '../typeset/lines.ts'
import { mm } from '../units.ts'
import { NONE } from './answer-inlines.ts'
import { cellOf, columnsOf, emptyCell, labelCell, type Bench, type Column } from './cells.ts'
import { PADDING, PITCH, ROW, STYLE } from './look.ts'
import { MOST_LINES_IN_A_CELL, SEE_BELOW, textBelow } from './narrative.ts'

type TableBlock = Extract<PrintBlock, { block: 'table' }>

/** Text columns up to this width hold single words and are centred. */
const WORD_COLUMN = mm(26)
const BLANK_BELOW = '以下空白'

interface Table {
  readonly bench: Bench
  readonly answers: Answers
  readonly field: FieldOfKind<'table'>
  readonly block: TableBlock
  readonly columns: readonly Column[]
  readonly cells: readonly TablePrintCell[]
  /** Columns before the fields' own: 序号 or the words of fixed rows. */
  readonly lead: 0 | 1
}

function columnField(table: Table, id: string): ColumnField {
  const found = table.field.columns.find((column) => column.id === id)
  if (found === undefined) throw new Error(`${table.field.id} has no column ${id}`)
  return found
}

function headRow(table: Table): Row {
  const { bench, columns, field } = table
  const heads = table.cells.map((cell) => cell.head)
  const lead = table.lead === 0 ? [] : [field.numbered === true ? '序号' : (table.block.rowHead ?? '')]
  const cells = [...lead, ...heads].map((head, i): Cell => {
    const column = columns[i]
    if (column === undefined) throw new Error(`${field.id} has more heads than columns`)
    return head === '' ? emptyCell(column) : labelCell(bench, column, head)
  })
  return { cells, minHeight: ROW.line }
}

/** A date in a column too narrow for it breaks after the year. */
function dateInlines(table: Table, text: string, room: number, style: TextStyle, path: string): Inline[] {
  const year = /^\d+年/u.exec(text)?.[0]
  if (year === undefined || textWidth(table.bench.faces, text, style) <= room) return [words(text, style, path)]
  return [words(year, style, path), { kind: 'break' }, words(text.slice(year.length), style, path)]
}

interface TextBelow {
  readonly label: string
  readonly text: string
  readonly path: string
}

function lineInlines(
  table: Table,
  row: RowValue,
  cell: Extract<TablePrintCell, { lines: unknown }>,
  room: number,
  path: (column: string) => string,
  below: TextBelow[],
): Inline[] {
  const inlines: Inline[] = []
  for (const line of cell.lines) {
    const field = columnField(table, line.column)
    const text = table.answers.cellWords(table.field.id, line.column, row[line.column]).trim()
    if (text === '') continue
    const style = line.strong === true ? STYLE.strong : STYLE.value
    const set = setLines(table.bench.faces, [words(text, style)], { width: room })
    if (field.kind === 'longText' && set.length > MOST_LINES_IN_A_CELL) {
      if (inlines.length > 0) inlines.push({ kind: 'break' })
      inlines.push(words(`${line.lead ?? ''}${SEE_BELOW}`, style))
      below.push({ label: field.label.zh, text, path: path(line.column) })
      continue
    }
    if (line.inBrackets === true) {
      inlines.push(words(`（${text}）`, style, path(line.column)))
      continue
    }
    if (inlines.length > 0) inlines.push({ kind: 'break' })
    if (line.lead !== undefined) inlines.push(words(line.lead, STYLE.value))
    if (field.kind === 'date') inlines.push(...dateInlines(table, text, room, style, path(line.column)))
    else inlines.push(words(text, style, path(line.column)))
  }
  return inlines
}

function alignOf(
  table: Table,
  cell: Extract<TablePrintCell, { lines: unknown }>,
  column: Column,
): 'left' | 'center' | 'right' {
  const [only, second] = cell.lines
  if (only === undefined || second !== undefined) return 'left'
  const field = columnField(table, only.column)
  if (field.kind === 'money') return 'right'
  if (field.kind === 'longText' || field.kind === 'address') return 'left'
  if (field.kind === 'text') return column.width <= WORD_COLUMN ? 'center' : 'left'
  return 'center'
}

function filledCell(
  table: Table,
  row: RowValue,
  index: number,
  cell: TablePrintCell,
  column: Column,
  below: TextBelow[],
): Cell {
  const path = (id: string) => `${table.field.id}[${String(index)}].${id}`
  if ('tick' in cell) {
    const on = row[cell.tick.column] === cell.tick.option
    return cellOf(table.bench, column, [{ kind: 'tick', on }], {
      align: 'center',
      padding: PADDING.none,
      fields: [path(cell.tick.column)],
    })
  }
  const centred = alignOf(table, cell, column) === 'center'
  const padding = centred ? PADDING.centred : PADDING.table
  const inlines = lineInlines(table, row, cell, column.width - padding.left - padding.right, path, below)
  const empty = inlines.length === 0 && !table.answers.blank && table.field.keepBlankRows !== true
  return cellOf(table.bench, column, empty ? [words(NONE, STYLE.value)] : inlines, {
    align: empty ? 'center' : alignOf(table, cell, column),
    pitch: PITCH.table,
    padding,
    fields: cell.lines.map((line) => path(line.column)),
  })
}

/** Fixed rows and 序号 lead the row; a free row leads with 以下空白 when it is the first. */
function leadCells(table: Table, index: number, label: string | undefined): Cell[] {
  const column = table.columns[0]
  if (table.lead === 0 || column === undefined) return []
  if (label !== undefined)
    return [
      cellOf(table.bench, column, [words(label, STYLE.value)], { fields: [`${table.field.id}[${String(index)}]`] }),
    ]
  return [
    cellOf(table.bench, column, [words(String(index + 1), STYLE.value)], { align: 'center', padding: PADDING.narrow }),
  ]
}

/** A row and the texts that have left it; after those the heads stand again before the next row. */
function filledPieces(
  table: Table,
  row: RowValue,
  index: number,
  heads: { readonly section: readonly Row[]; readonly table: Row; readonly last: boolean },
): Piece[] {
  const label = table.field.fixedRows?.[index]?.label.zh
  const below: TextBelow[] = []
  const cells = table.cells.map((cell, i): Cell => {
    const column = table.columns[i + table.lead]
    if (column === undefined) throw new Error(`${table.field.id} has more cells than columns`)
    return filledCell(table, row, index, cell, column, below)
  })
  const set: Row = { cells: [...leadCells(table, index, label), ...cells], minHeight: ROW.line }
  const name = label ?? `第${String(index + 1)}项`
  return [
    { kind: 'rows', rows: [set], repeat: [...heads.section, heads.table], keepWithNext: below.length > 0 },
    ...below.flatMap((one) => textBelow(table.bench, `${name}：${one.label}`, one.text, one.path, heads.section)),
    ...(below.length > 0 && !heads.last ? [headPiece(heads.table, heads.section)] : []),
  ]
}

function headPiece(head: Row, repeat: readonly Row[]): Piece {
  return { kind: 'rows', rows: [head], repeat, keepWithNext: true }
}

function freeRow(table: Table, index: number, first: boolean): Row {
  const handwritten = table.field.columns.some((column) => column.kind === 'longText')
  const label = table.field.fixedRows?.[index]?.label.zh
  const widest = table.cells.findIndex((cell) => 'lines' in cell)
  const cells = table.cells.map((cell, i): Cell => {
    const column = table.columns[i + table.lead]
    if (column === undefined) throw new Error(`${table.field.id} has more cells than columns`)
    if (first && i === widest)
      return cellOf(table.bench, column, [words(BLANK_BELOW, STYLE.value)], {
        align: 'center',
        padding: PADDING.narrow,
      })
    if ('tick' in cell) return filledCell(table, {}, index, cell, column, [])
    return emptyCell(column)
  })
  const lead =
    first && table.field.numbered === true
      ? table.columns.slice(0, table.lead).map((c) => emptyCell(c))
      : leadCells(table, index, label)
  return {
    cells: [...lead, ...cells],
    minHeight: handwritten && !first && label === undefined ? ROW.handwritten : ROW.line,
  }
}

/** Rows without a value to print after the filled ones. */
function freeRows(table: Table, filled: number): Row[] {
  const { answers, field } = table
  const wanted = field.fixedRows?.length ?? field.blankRows ?? 3
  const count = Math.max(0, wanted - filled)
  if (answers.blank || field.keepBlankRows === true)
    return Array.from({ length: count }, (_, i) => freeRow(table, filled + i, false))
  if (count === 0 && filled > 0) return []
  return [freeRow(table, filled, true)]
}

/** A table; its heads are repeated on every page it reaches. */
export function tablePieces(bench: Bench, answers: Answers, block: TableBlock, repeat: readonly Row[]): Piece[] {
  const field = fieldOfKind(answers, block.field, 'table')
  const table: Table = {
    bench,
    answers,
    field,
    block,
    columns: columnsOf(block.columns.map(mm)),
    cells: block.cells ?? field.columns.map((column) => ({ head: column.label.zh, lines: [{ column: column.id }] })),
    lead: field.numbered === true || field.fixedRows !== undefined ? 1 : 0,
  }
  const head = headRow(table)
  const values = answers.blank ? [] : answers.rows(field.id)
  const again = [...repeat, head]
  const free = freeRows(table, values.length)
  const isLast = (i: number) => i === values.length - 1 && free.length === 0
  return [
    headPiece(head, repeat),
    ...values.flatMap((row, i) => filledPieces(table, row, i, { section: repeat, table: head, last: isLast(i) })),
    ...free.map((row): Piece => ({
      kind: 'rows',
      rows: [row],
      repeat: again,
      keepWithNext: false,
    })),
  ]
}
