import { fieldOfKind, type Answers } from '../answers.ts'
import type { PrintBlock } from '../../forms/definition.ts'
import type { Cell, Row } from '../typeset/grid.ts'
import type { Piece } from '../typeset/flow.ts'
import { words } from '../typeset/inline.ts'
import { textWidth } from '../typeset/atoms.ts'
import { mm } from '../units.ts'
import { cellOf, columnsOf, emptyCell, labelCell, type Bench, type Column } from './cells.ts'
import { PADDING, ROW, STYLE } from './look.ts'

type TallyBlock = Extract<PrintBlock, { block: 'tally' }>

/** A tick grid, in one group of columns or in two side by side: down the left, then down the right. */
export function tallyPieces(bench: Bench, answers: Answers, block: TallyBlock, repeat: readonly Row[]): Piece[] {
  const field = fieldOfKind(answers, block.field, 'tally')
  const group = block.columns.map(mm)
  const columns = columnsOf(Array.from({ length: block.across }, () => group).flat())
  const value = answers.value(field.id)
  const given = (row: string): unknown =>
    answers.blank || typeof value !== 'object' || value === null ? undefined : Reflect.get(value, row)
  const down = Math.ceil(field.rows.length / block.across)
  const column = (side: number, i: number): Column => {
    const found = columns[side * group.length + i]
    if (found === undefined) throw new Error(`${field.id} has more options than columns`)
    return found
  }
  const sides = Array.from({ length: block.across }, (_, side) => side)

  const heads = ['序号', block.rowHead, ...field.options.map((option) => option.label.zh)]
  const head: Row = {
    minHeight: ROW.line,
    cells: sides.flatMap((side) => heads.map((text, i) => labelCell(bench, column(side, i), text))),
  }
  const sideCells = (side: number, at: number): Cell[] => {
    const index = side * down + at
    const row = field.rows[index]
    if (row === undefined) return heads.map((_, i) => emptyCell(column(side, i)))
    const path = `${field.id}.${row.id}`
    const padding = { ...PADDING.value, left: mm(1.4), right: mm(0.6) }
    const room = column(side, 1).width - padding.left - padding.right
    const style = textWidth(bench.faces, row.label.zh, STYLE.underTitle) > room ? STYLE.note : STYLE.underTitle
    return [
      cellOf(bench, column(side, 0), [words(String(index + 1), STYLE.value)], {
        align: 'center',
        padding: PADDING.narrow,
      }),
      cellOf(bench, column(side, 1), [words(row.label.zh, style)], {
        style,
        padding,
        fields: [path],
      }),
      ...field.options.map((option, i) =>
        cellOf(bench, column(side, i + 2), [{ kind: 'tick', on: given(row.id) === option.code }], {
          align: 'center',
          padding: PADDING.none,
          fields: [path],
        }),
      ),
    ]
  }
  const rows = Array.from({ length: down }, (_, at): Row => ({
    minHeight: block.across === 1 ? ROW.tick : ROW.line,
    cells: sides.flatMap((side) => sideCells(side, at)),
  }))
  return [
    { kind: 'rows', rows: [head], repeat, keepWithNext: true },
    ...rows.map((row): Piece => ({ kind: 'rows', rows: [row], repeat: [...repeat, head], keepWithNext: false })),
  ]
}
