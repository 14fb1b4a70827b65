import { fieldOfKind, type Answers } from '../answers.ts'
import type { PrintBlock, ScoreItem } from '../../forms/definition.ts'
import type { Cell, Row } from '../typeset/grid.ts'
import type { Piece } from '../typeset/flow.ts'
import { fixedGap, words, type Inline } from '../typeset/inline.ts'
import { textWidth } from '../typeset/atoms.ts'
import { mm } from '../units.ts'
import { cellOf, columnsOf, labelCell, type Bench, type Column } from './cells.ts'
import { PADDING, PITCH, ROW, STYLE } from './look.ts'
import { MOST_LINES_IN_A_CELL, SEE_BELOW, textBelow } from './narrative.ts'
import { setLines } from '../typeset/lines.ts'

type ScoreBlock = Extract<PrintBlock, { block: 'score' }>

const ANCHOR_PITCH = mm(4.7)

/** The anchors two by two, the second of each pair at half the width. */
function anchorInlines(bench: Bench, item: ScoreItem, width: number): Inline[] {
  return item.anchors.flatMap((anchor, i): Inline[] => {
    const text = `${String(anchor.score)} ${anchor.label.zh}`
    if (i % 2 === 1) return [words(text, STYLE.small)]
    const used = textWidth(bench.faces, text, STYLE.small)
    const breaks: Inline[] = i === 0 ? [] : [{ kind: 'break' }]
    return [...breaks, words(text, STYLE.small), fixedGap(Math.max(STYLE.small.size / 2, width / 2 - used))]
  })
}

/** A scored sheet: every score stands beside its anchors and the fact it rests on. */
export function scorePieces(bench: Bench, answers: Answers, block: ScoreBlock, repeat: readonly Row[]): Piece[] {
  const field = fieldOfKind(answers, block.field, 'score')
  const columns = columnsOf(block.columns.map(mm))
  const value = answers.value(field.id)
  const given = (item: string, key: 'score' | 'basis'): string => {
    if (answers.blank || typeof value !== 'object' || value === null) return ''
    const answer: unknown = Reflect.get(value, item)
    if (typeof answer !== 'object' || answer === null) return ''
    const found: unknown = Reflect.get(answer, key)
    return typeof found === 'number' ? String(found) : typeof found === 'string' ? found : ''
  }
  const column = (i: number): Column => {
    const found = columns[i]
    if (found === undefined) throw new Error(`${field.id} needs five columns`)
    return found
  }
  const head: Row = {
    minHeight: ROW.line,
    cells: ['序号', '项目', '评分标准', '得分', field.basisLabel.zh].map((text, i) =>
      labelCell(bench, column(i), text),
    ),
  }
  const cells = (item: ScoreItem, i: number, basis: string): Cell[] => {
    const path = `${field.id}.${item.id}`
    const anchors = column(2)
    return [
      cellOf(bench, column(0), [words(String(i + 1), STYLE.value)], { align: 'center', padding: PADDING.narrow }),
      cellOf(bench, column(1), [words(item.label.zh, STYLE.value)], { padding: { ...PADDING.value, right: mm(0.6) } }),
      cellOf(bench, anchors, anchorInlines(bench, item, anchors.width - PADDING.value.left - PADDING.value.right), {
        pitch: ANCHOR_PITCH,
        style: STYLE.small,
        padding: PADDING.table,
      }),
      cellOf(bench, column(3), [words(given(item.id, 'score'), STYLE.score, path)], {
        align: 'center',
        style: STYLE.score,
        padding: PADDING.none,
        fields: [path],
      }),
      cellOf(bench, column(4), [words(basis, STYLE.value, path)], {
        pitch: PITCH.table,
        padding: { ...PADDING.table, above: mm(1), below: mm(1) },
        fields: [path],
      }),
    ]
  }
  return [
    { kind: 'rows', rows: [head], repeat, keepWithNext: true },
    ...field.items.flatMap((item, i): Piece[] => {
      const basis = given(item.id, 'basis')
      const room = column(4).width - PADDING.table.left - PADDING.table.right
      const lines = setLines(bench.faces, [words(basis, STYLE.value)], { width: room })
      const long = lines.length > MOST_LINES_IN_A_CELL
      const row: Row = { cells: cells(item, i, long ? SEE_BELOW : basis), minHeight: mm(12.2) }
      const again = [...repeat, head]
      const below = long
        ? textBelow(bench, `${item.label.zh}：${field.basisLabel.zh}`, basis, `${field.id}.${item.id}`, repeat)
        : []
      const next: Piece[] =
        long && i < field.items.length - 1 ? [{ kind: 'rows', rows: [head], repeat, keepWithNext: true }] : []
      return [{ kind: 'rows', rows: [row], repeat: again, keepWithNext: long }, ...below, ...next]
    }),
  ]
}
