import type { CaseFileModel } from '../../contract/case-file.ts'
import { formatDateZh } from '../../domain/dates.ts'
import type { Faces } from '../faces/faces.ts'
import { CONFIDENTIAL, FORM_ROOM, setPages, TITLE_BASELINE } from '../form-paper.ts'
import { cellOf, columnsOf, emptyCell, WIDE, wideRow, type Bench, type Column } from '../parts/cells.ts'
import { PADDING, PITCH, STYLE } from '../parts/look.ts'
import { oneLine } from '../parts/page-frame.ts'
import type { Piece } from '../typeset/flow.ts'
import { rowHeights, type Row } from '../typeset/grid.ts'
import { words, type Inline, type TextStyle } from '../typeset/inline.ts'
import type { Mark } from '../typeset/marks.ts'
import { mm } from '../units.ts'
import type { Filed } from './case-file.ts'
import { F23, VOLUME } from './f23.ts'
import { remarkLines } from './trouble-words.ts'

const HEADS = ['序号', '文件名', '日期', '页号', '备注'] as const
const WIDTHS = [14, 76, 32, 17, 26].map(mm)
const ROW_HEIGHT = mm(10.2)
/** Rows of a page; what is not used stays free for what comes in later. */
const ROWS = 21
const UNDER_TITLE = FORM_ROOM.firstTop - mm(2.05)
const NAME: TextStyle = { face: 'serif', size: 10.5 }
const NOTE = '说明：页号为卷内流水页号，印在每页右上角，横放的页在右下角；封面、目录和备考表不编页号。'

/** 卷内文件目录, on as many pages as it takes (design/papers §6 F23). */
export function contentsPages(
  faces: Faces,
  model: CaseFileModel,
  filed: readonly Filed[],
): readonly (readonly Mark[])[] {
  const bench: Bench = { faces, blank: false }
  const columns = columnsOf(WIDTHS)
  const head: Row = {
    minHeight: ROW_HEIGHT,
    cells: columns.map((column, i) =>
      cellOf(bench, column, [words(HEADS[i] ?? '', STYLE.strong)], { align: 'center', style: STYLE.strong }),
    ),
  }
  const rows = filed.map((one, at) => entryRow(bench, columns, one, at))
  const used = rowHeights(rows).reduce((sum, height) => sum + height, 0)
  const free = Math.max(0, Math.floor((ROWS * ROW_HEIGHT - used) / ROW_HEIGHT + 0.01))
  const empty = Array.from({ length: free }, (): Row => ({
    minHeight: ROW_HEIGHT,
    cells: columns.map((column) => emptyCell(column)),
  }))
  const note = cellOf(bench, WIDE, [words(NOTE, STYLE.note)], {
    ...{ style: STYLE.note, pitch: PITCH.note, padding: PADDING.none },
  })
  const pieces: Piece[] = [
    { kind: 'rows', rows: [head], repeat: [], keepWithNext: true },
    ...[...rows, ...empty].map((row): Piece => ({ kind: 'rows', rows: [row], repeat: [head], keepWithNext: false })),
    { kind: 'outside', rows: [wideRow(note, PITCH.note)], above: mm(1.6) },
  ]
  const running = {
    left: model.stationName,
    right: CONFIDENTIAL,
    title: '卷内文件目录',
    footLeft: F23,
    footRight: model.caseNumber,
  }
  const alias = model.alias === '' ? { kind: 'rule' as const, width: mm(30) } : undefined
  const style = STYLE.underTitle
  return setPages(bench, pieces, running, [
    ...oneLine(faces, [words('卷内文件目录', STYLE.title)], 'center', TITLE_BASELINE),
    ...oneLine(faces, [words(`个案编号：${model.caseNumber}`, style)], 'left', UNDER_TITLE),
    ...oneLine(faces, [words(VOLUME, style)], 'center', UNDER_TITLE),
    ...oneLine(faces, [words('儿童代称：', style), alias ?? words(model.alias, style, 'alias')], 'right', UNDER_TITLE),
  ]).pages
}

function entryRow(bench: Bench, columns: readonly Column[], { item, pages }: Filed, at: number): Row {
  const field = `items[${String(at)}].title`
  const cells = [
    [[String(at + 1)], NAME, 'center', ''],
    [[item.title], NAME, 'left', field],
    [[formatDateZh(item.on)], STYLE.value, 'center', ''],
    [[pagesInWords(pages)], NAME, 'center', ''],
    [remarkLines(item, pages !== null), STYLE.small, 'center', ''],
  ] as const
  return {
    minHeight: ROW_HEIGHT,
    cells: cells.map(([lines, style, align, from], i) =>
      cellOf(bench, columns[i] ?? { x: 0, width: 0 }, broken(lines, style, from), {
        ...{ align, style },
        pitch: style === STYLE.small ? PITCH.small : PITCH.value,
        padding: align === 'center' ? PADDING.narrow : PADDING.table,
      }),
    ),
  }
}

function broken(lines: readonly string[], style: TextStyle, field: string): Inline[] {
  return lines.flatMap((line, i): Inline[] => [
    ...(i === 0 ? [] : [{ kind: 'break' } as const]),
    words(line, style, field),
  ])
}

/** 3–4, 5, or nothing. */
function pagesInWords(pages: Filed['pages']): string {
  if (pages === null) return '—'
  return pages.first === pages.last ? String(pages.first) : `${String(pages.first)}–${String(pages.last)}`
}
