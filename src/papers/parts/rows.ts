import { fieldOfKind, type Answers } from '../answers.ts'
import type { FormField, PrintBlock, PrintCell } from '../../forms/definition.ts'
import type { Cell, Row } from '../typeset/grid.ts'
import type { Piece } from '../typeset/flow.ts'
import { words, type TextStyle } from '../typeset/inline.ts'
import { textWidth } from '../typeset/atoms.ts'
import { mm } from '../units.ts'
import { alsoInlines, answerInlines, writtenFields } from './answer-inlines.ts'
import { cellOf, columnsOf, emptyCell, labelCell, spanOf, type Bench, type Column } from './cells.ts'
import { idBoxes } from './id-boxes.ts'
import { PADDING, ROW, STYLE } from './look.ts'
import { MOST_LINES_IN_A_CELL, narrative, SEE_BELOW } from './narrative.ts'

type RowsBlock = Extract<PrintBlock, { block: 'rows' }>

const HANDWRITTEN_LINE = mm(6.6)

interface PlacedCell {
  readonly cell: PrintCell
  readonly column: Column
}

/** Cells of a row in the columns that cells from the rows above leave free. */
function placeCells(row: readonly PrintCell[], columns: readonly Column[], taken: number[]): PlacedCell[] {
  const placed: PlacedCell[] = []
  let at = 0
  for (const cell of row) {
    while ((taken[at] ?? 0) > 0) at += 1
    const span = cell.span ?? 1
    placed.push({ cell, column: spanOf(columns, at, span) })
    if ('rows' in cell) for (let i = at; i < at + span; i += 1) taken[i] = cell.rows ?? 1
    at += span
  }
  for (let i = 0; i < columns.length; i += 1) taken[i] = Math.max(0, (taken[i] ?? 0) - 1)
  return placed
}

/** Kinds that stand in the middle of a column, under its head. */
function isCentred(field: FormField): boolean {
  return ['person', 'phone', 'idNumber', 'date', 'month', 'time', 'number', 'money', 'codeList'].includes(field.kind)
}

/** Words that should not break in a narrow cell go down to 9 pt. */
function styleFor(bench: Bench, answers: Answers, field: FormField, column: Column): TextStyle {
  if (answers.blank || !['person', 'phone', 'idNumber', 'date'].includes(field.kind)) return STYLE.value
  const room = column.width - PADDING.value.left - PADDING.value.right
  return textWidth(bench.faces, answers.words(field.id), STYLE.value) > room ? STYLE.small : STYLE.value
}

function valueCell(
  bench: Bench,
  answers: Answers,
  cell: Extract<PrintCell, { value: string }>,
  column: Column,
  asTable: boolean,
): Cell {
  const field = answers.field(cell.value)
  const fields = [...writtenFields(field), ...(cell.also ?? []).flatMap((id) => writtenFields(answers.field(id)))]
  if (cell.style === 'boxes') {
    const boxes = idBoxes(bench, column, answers.blank ? '' : answers.words(cell.value), cell.value)
    if (boxes !== undefined) return { ...boxes, fields }
  }
  const style = styleFor(bench, answers, field, column)
  const also = cell.also ?? []
  const room = also.length === 0 ? column.width - PADDING.value.left - PADDING.value.right : Infinity
  const inlines = [...answerInlines(answers, cell.value, style, room), ...alsoInlines(answers, cell.value, also, style)]
  const narrowDate = field.kind === 'date' && answers.blank && also.length === 0 && column.width < mm(50)
  const align = narrowDate ? 'right' : asTable && isCentred(field) ? 'center' : 'left'
  const padding = asTable && column.width < mm(14) ? PADDING.narrow : PADDING.value
  return cellOf(bench, column, inlines, { align, fields, style: STYLE.value, padding })
}

function textCell(bench: Bench, cell: Extract<PrintCell, { text: string }>, column: Column): Cell {
  const text = bench.blank ? (cell.blankText ?? cell.text) : cell.text
  const rows = cell.rows ?? 1
  return cellOf(bench, column, [words(text, STYLE.underTitle)], {
    align: rows > 1 ? 'center' : 'left',
    style: STYLE.underTitle,
    padding: rows > 1 ? PADDING.narrow : PADDING.value,
    rows,
  })
}

/** Room a free text asks for on the blank paper. */
function handwrittenHeight(answers: Answers, cell: PrintCell): number {
  if (!answers.blank || !('value' in cell)) return 0
  const field = answers.field(cell.value)
  const lines = field.kind === 'longText' ? (field.lines ?? 1) : 1
  return lines > 1 ? lines * HANDWRITTEN_LINE : 0
}

function isLongText(answers: Answers, cell: PrintCell): cell is Extract<PrintCell, { value: string }> {
  return 'value' in cell && answers.field(cell.value).kind === 'longText'
}

/** A row all of whose fields are hidden is not printed: what is not asked for is not there. */
function isAsked(answers: Answers, row: readonly PrintCell[]): boolean {
  const values = row.filter((cell) => 'value' in cell)
  return values.length === 0 || row.some((cell) => 'rows' in cell) || values.some((cell) => answers.shown(cell.value))
}

/** A grid of labels and values. Texts too long for their cell follow under it, over the whole width. */
export function rowsPieces(bench: Bench, answers: Answers, block: RowsBlock, repeat: readonly Row[]): Piece[] {
  const columns = columnsOf(block.columns.map(mm))
  const taken: number[] = []
  const pieces: Piece[] = []
  const asTable = (block.rows[0] ?? []).every((cell) => 'label' in cell)
  let group: Row[] = []
  let pending = 0
  let onlyLabels: Row | undefined
  for (const [r, cells] of block.rows.entries()) {
    if (!isAsked(answers, cells)) continue
    const placed = placeCells(cells, columns, taken)
    const long: string[] = []
    const row: Cell[] = placed.map(({ cell, column }) => {
      if ('label' in cell)
        return cell.label === '' ? emptyCell(column) : labelCell(bench, column, cell.label, cell.rows)
      if ('text' in cell) return textCell(bench, cell, column)
      const set = valueCell(bench, answers, cell, column, asTable)
      if (!isLongText(answers, cell) || set.body.kind !== 'lines' || set.body.lines.length <= MOST_LINES_IN_A_CELL)
        return set
      long.push(cell.value)
      return cellOf(bench, column, [words(SEE_BELOW, STYLE.underTitle)], { fields: [] })
    })
    const minHeight = Math.max(ROW.line, ...cells.map((cell) => handwrittenHeight(answers, cell)))
    const set: Row = { cells: row, minHeight }
    const values = cells.filter((cell) => 'value' in cell || 'text' in cell).length
    if (values === 0 && r < block.rows.length - 1 && pending === 0 && group.length === 0) {
      onlyLabels = set
      continue
    }
    const nothingLeft = long.length > 0 && long.length === values
    if (!nothingLeft) {
      if (onlyLabels !== undefined) pieces.push({ kind: 'rows', rows: [onlyLabels], repeat, keepWithNext: true })
      group.push(set)
      pending = Math.max(pending - 1, ...row.map((cell) => cell.rows - 1))
      if (pending === 0) {
        pieces.push({ kind: 'rows', rows: group, repeat, keepWithNext: false })
        group = []
      }
    }
    onlyLabels = undefined
    for (const id of long)
      pieces.push(...narrative(bench, answers, fieldOfKind(answers, id, 'longText'), undefined, repeat))
  }
  if (group.length > 0) pieces.push({ kind: 'rows', rows: group, repeat, keepWithNext: false })
  return pieces
}
