import type { PrintModel } from '../contract/print-model.ts'
import type { Faces } from './faces/faces.ts'
import { setPages, type SetPaper } from './form-paper.ts'
import { cellOf, columnsOf, wideRow, WIDE, type Bench, type Column } from './parts/cells.ts'
import { FRAME, PADDING, PITCH, ROW, STYLE } from './parts/look.ts'
import { oneLine, type Running } from './parts/page-frame.ts'
import { signatureCell } from './parts/signatures.ts'
import type { Piece } from './typeset/flow.ts'
import type { Row } from './typeset/grid.ts'
import { words, type TextStyle } from './typeset/inline.ts'
import { mm } from './units.ts'

export type SelfCheckRecord = Extract<PrintModel, { kind: 'selfCheck' }>

const TITLE_BASELINE = mm(27.3)
const UNDER_TITLE_BASELINE = mm(33.85)
const VERDICT: TextStyle = { face: 'sansMedium', size: 10.5 }
const COLUMNS = [30, 16, 119].map(mm)
const SIGN_HEIGHT = mm(15.5)

/** 自检记录: what was looked at, what was found, who signs for it. One page; more only where very much is wrong. */
export function setSelfCheck(faces: Faces, record: SelfCheckRecord): SetPaper {
  const bench: Bench = { faces, blank: false }
  const columns = columnsOf(COLUMNS)
  const head: Row = {
    cells: ['项目', '结果', '说明'].map((text, i) =>
      cellOf(bench, columnAt(columns, i), [words(text, STYLE.strong)], { align: 'center', style: STYLE.strong }),
    ),
    minHeight: ROW.line,
  }
  const verdict = wideRow(
    cellOf(bench, WIDE, [words(record.verdict, VERDICT, 'verdict')], { style: VERDICT, pitch: PITCH.narrative }),
    mm(10),
  )
  const pieces: Piece[] = [
    rows([verdict]),
    { ...rows([head]), keepWithNext: true },
    ...record.rows.map((row, i) => ({ ...rows([findingRow(bench, columns, row, i)]), repeat: [head] })),
    rows([signRow(bench)]),
  ]
  const running: Running = {
    left: record.stationName,
    right: '内部资料　注意保密',
    title: '自检记录',
    footLeft: '由软件检查，人签名',
    footRight: '',
  }
  const half = FRAME.width / 2
  return setPages(bench, pieces, running, [
    ...oneLine(faces, [words('自检记录', STYLE.title)], 'center', TITLE_BASELINE),
    ...oneLine(faces, [words(`检查时间：${record.checkedAt}`, STYLE.underTitle)], 'left', UNDER_TITLE_BASELINE),
    ...oneLine(
      faces,
      [words(`检查人：${record.checkedBy}`, STYLE.underTitle, 'checkedBy')],
      'right',
      UNDER_TITLE_BASELINE,
      {
        x: FRAME.left + half,
        width: half,
      },
    ),
  ])
}

function rows(own: readonly Row[]): Extract<Piece, { kind: 'rows' }> {
  return { kind: 'rows', rows: own, repeat: [], keepWithNext: false }
}

function findingRow(
  bench: Bench,
  columns: readonly Column[],
  { what, mark, good, words: said }: SelfCheckRecord['rows'][number],
  at: number,
): Row {
  const strong = good ? STYLE.value : STYLE.strong
  return {
    cells: [
      cellOf(bench, columnAt(columns, 0), [words(what, STYLE.label)], { style: STYLE.label }),
      cellOf(bench, columnAt(columns, 1), [words(mark, strong)], { align: 'center', style: strong }),
      cellOf(bench, columnAt(columns, 2), [words(said, STYLE.value, `rows[${String(at)}]`)], {
        padding: PADDING.table,
        pitch: PITCH.value,
      }),
    ],
    minHeight: ROW.line,
  }
}

/** Signed by pen. */
function signRow(bench: Bench): Row {
  const columns = columnsOf([FRAME.width / 2, FRAME.width / 2])
  return {
    cells: [
      signatureCell(bench, columnAt(columns, 0), '检查人（签名）：', false, SIGN_HEIGHT),
      signatureCell(bench, columnAt(columns, 1), '站长（签名）：', false, SIGN_HEIGHT),
    ],
    minHeight: SIGN_HEIGHT,
    signatures: true,
  }
}

function columnAt(columns: readonly Column[], at: number): Column {
  const column = columns[at]
  if (column === undefined) throw new Error(`the record has no column ${String(at)}`)
  return column
}
