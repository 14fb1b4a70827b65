import type { CaseFileModel } from '../../contract/case-file.ts'
import { formatDateZh } from '../../domain/dates.ts'
import type { Faces } from '../faces/faces.ts'
import { CONFIDENTIAL } from '../form-paper.ts'
import { cellOf, columnsOf, labelCell, type Bench } from '../parts/cells.ts'
import { FRAME, STYLE } from '../parts/look.ts'
import { bindingLine, oneLine, SHEET_BINDING } from '../parts/page-frame.ts'
import { rowHeights, type Row } from '../typeset/grid.ts'
import { fixedGap, words, type Inline, type TextStyle } from '../typeset/inline.ts'
import { setLines } from '../typeset/lines.ts'
import type { Mark } from '../typeset/marks.ts'
import { paintLine, paintPage } from '../typeset/paint.ts'
import { mm } from '../units.ts'
import type { Filed } from './case-file.ts'
import { F23 } from './f23.ts'

const HEAD_BASELINE = mm(18.05)
const FOOT_BASELINE = mm(285.7)
const STATION: TextStyle = { face: 'serif', size: 16, spacing: 1.6 }
const STATION_BASELINE = mm(50.6)
const TITLE: TextStyle = { face: 'serifBold', size: 32 }
const TITLE_BASELINE = mm(87.5)
const TITLE_GAP = mm(5.2)
const LABEL: TextStyle = { face: 'sans', size: 14 }
/** Of what stands on a rule; a long one is set smaller, in as many lines as it takes. */
const VALUE_SIZES = [14, 10, 7] as const
const FIRST_RULE = mm(143.4)
const RULE_PITCH = mm(14.5)
const LABEL_GAP = mm(3.3)
const LABELS = { x: mm(57.5), width: mm(31) } as const
const RULES = { x: mm(89.4), width: mm(78) } as const
const VALUE_INDENT = mm(2.9)
const ABOVE_RULE = mm(1.9)
const TABLE_TOP = mm(254)
const TABLE_ROW = mm(12)
const TABLE_COLUMNS = [20, 35, 20, 35, 20, 35].map(mm)

/** 封面: neutral, the child by its alias only (design/papers §6 F23). */
export function coverPage(faces: Faces, model: CaseFileModel, filed: readonly Filed[]): Mark[] {
  const lines = [
    ['个案编号', model.caseNumber, ''],
    ['儿童代称', model.alias, 'alias'],
    ['建档日期', formatDateZh(model.openedOn), ''],
    ['结案日期', model.closedOn === '' ? '' : formatDateZh(model.closedOn), ''],
    // How long it is kept is the station's contract: written by hand.
    ['保管期限', '', ''],
  ] as const
  return [
    ...bindingLine(faces, SHEET_BINDING),
    ...oneLine(faces, [words(CONFIDENTIAL, STYLE.runningRight)], 'right', HEAD_BASELINE),
    ...oneLine(faces, [words(model.stationName, STATION)], 'center', STATION_BASELINE),
    ...oneLine(faces, spread('个案服务卷宗', TITLE, TITLE_GAP), 'center', TITLE_BASELINE),
    ...lines.flatMap(([label, value, field], i) => ruledLine(faces, label, value, field, FIRST_RULE + i * RULE_PITCH)),
    ...table(faces, model, filed),
    ...oneLine(faces, [words(F23, STYLE.foot)], 'left', FOOT_BASELINE),
    ...oneLine(faces, [words('封面', STYLE.foot)], 'right', FOOT_BASELINE),
  ]
}

function spread(text: string, style: TextStyle, gap: number): Inline[] {
  return Array.from(text).flatMap((character, i): Inline[] => [
    ...(i === 0 ? [] : [fixedGap(gap)]),
    words(character, style),
  ])
}

function ruledLine(faces: Faces, label: string, value: string, field: string, rule: number): Mark[] {
  const width = RULES.width - VALUE_INDENT
  const set = VALUE_SIZES.map((size) => ({
    size,
    lines: setLines(faces, [words(value, { face: 'serif', size }, field)], { width, align: 'left' }),
  }))
  const { size, lines } = set.find((one) => one.lines.length === 1) ?? set[2] ?? { size: 7, lines: [] }
  const pitch = size * 1.2
  return [
    ...oneLine(faces, spread(label, LABEL, LABEL_GAP), 'left', rule - ABOVE_RULE, LABELS),
    ...lines.flatMap((line, i) =>
      paintLine(line, RULES.x + VALUE_INDENT, rule - ABOVE_RULE - (lines.length - 1 - i) * pitch),
    ),
    { kind: 'line', x1: RULES.x, x2: RULES.x + RULES.width, y1: rule, y2: rule, width: 0.6 },
  ]
}

/** How much is in it and who filed it; 检查人 and 立卷日期 by pen when it is bound. */
function table(faces: Faces, model: CaseFileModel, filed: readonly Filed[]): readonly Mark[] {
  const bench: Bench = { faces, blank: false }
  const columns = columnsOf(TABLE_COLUMNS)
  const inside = filed.filter(({ pages }) => pages !== null)
  const pages = inside.at(-1)?.pages?.last ?? 0
  const rows: Row[] = [
    [
      ['件数', `${String(inside.length)}件`, ''],
      ['页数', `${String(pages)}页`, ''],
      ['卷数', '共1卷\u3000第1卷', ''],
    ],
    [
      ['立卷人', model.filedBy, 'filedBy'],
      ['检查人', '', ''],
      ['立卷日期', '', ''],
    ],
  ].map((cells) => ({
    minHeight: TABLE_ROW,
    cells: cells.flatMap(([label = '', value = '', field = ''], i) => {
      const [head, body] = [columns[2 * i], columns[2 * i + 1]]
      if (head === undefined || body === undefined) return []
      return [
        labelCell(bench, head, label),
        cellOf(bench, body, [words(value, STYLE.value, field)], { align: 'center' }),
      ]
    }),
  }))
  const heights = rowHeights(rows)
  let y = TABLE_TOP
  const framed = rows.map((row, i) => {
    const height = heights[i] ?? TABLE_ROW
    const placed = { row, y, height, below: [height] }
    y += height
    return placed
  })
  return paintPage({ framed, outside: [] }, 1, FRAME.left, FRAME.width).marks
}
