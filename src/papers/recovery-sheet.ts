import type { PrintModel } from '../contract/print-model.ts'
import { formatDateZh } from '../domain/dates.ts'
import type { Faces } from './faces/faces.ts'
import type { SetPaper } from './form-paper.ts'
import { cellOf, columnsOf, labelCell, type Bench, type Column } from './parts/cells.ts'
import { FRAME, PADDING, PITCH, STYLE } from './parts/look.ts'
import { bindingLine, oneLine, SHEET_BINDING } from './parts/page-frame.ts'
import { rowHeights, type Row } from './typeset/grid.ts'
import { fixedGap, words, type Inline, type TextStyle } from './typeset/inline.ts'
import { setLines } from './typeset/lines.ts'
import type { Mark } from './typeset/marks.ts'
import { baselineOf, paintLine, paintPage } from './typeset/paint.ts'
import { mm, PAGE } from './units.ts'

export type RecoverySheet = Extract<PrintModel, { kind: 'recoverySheet' }>

/** The key as the age tool knows it, without this beginning, is what the groups hold. */
const KEY_BEGINS = 'AGE-SECRET-KEY-1'

const TITLE = { face: 'serifBold', size: 22, spacing: 11 } as const satisfies TextStyle
const TEXT: TextStyle = { face: 'serif', size: 10.5 }
const STRONG: TextStyle = { face: 'serifBold', size: 10.5 }
const HEAD: TextStyle = { face: 'sansBold', size: 10.5 }
const SMALL: TextStyle = { face: 'serif', size: 8.5 }
const KEY: TextStyle = { face: 'sansMedium', size: 12.5, spacing: 2.4 }
const NUMBER: TextStyle = { face: 'serif', size: 8.5 }
const TEXT_PITCH = mm(6.9)

/** 33 modules of 4 pt: what the 74 characters of a key take. White on all sides, so without a frame. */
const CODE = { x: FRAME.left, y: mm(71.5), size: 132 } as const
const GRID = { x: mm(80.5), y: mm(79.5), width: mm(112.5), rowHeight: mm(9.65), columns: 3 } as const
const ASKED = { fill: '#fff3c4', line: '#c9a227' } as const
const FOLD_Y = mm(267)

/** The sheet that opens everything: printed, sealed, kept apart. One page per copy. */
export function setRecoverySheet(faces: Faces, sheet: RecoverySheet): SetPaper {
  const pages = Array.from({ length: sheet.copies }, (_, i) => page(faces, sheet, i + 1))
  return { pages, places: [] }
}

function page(faces: Faces, sheet: RecoverySheet, copy: number): Mark[] {
  const bench: Bench = { faces, blank: false }
  const line = (inlines: readonly Inline[], align: 'left' | 'center' | 'right', middle: number, size: number) =>
    oneLine(faces, inlines, align, baselineOf(mm(middle) - size / 2, size, size))
  const style = STYLE.underTitle
  const copies = sheet.copies === 1 ? '一式一份' : `一式两份，本张第 ${String(copy)} 份`
  const rule = (y: number, width: number): Mark => ({
    kind: 'line',
    ...{ x1: FRAME.left, x2: FRAME.left + FRAME.width, y1: y, y2: y, width },
  })
  return [
    ...bindingLine(faces, SHEET_BINDING),
    ...line([words(sheet.stationName, STYLE.runningLeft)], 'left', 19.2, STYLE.runningLeft.size),
    ...line([words('妥善保管　不得拍照　不得存入电脑', STYLE.runningRight)], 'right', 19.2, STYLE.runningRight.size),
    ...oneLine(faces, [words('恢复单', TITLE)], 'center', mm(36), {
      x: FRAME.left + TITLE.spacing / 2,
      width: FRAME.width,
    }),
    ...line([words(`第 ${String(sheet.serial)} 号`, style)], 'left', 44.3, style.size),
    ...line([words(`${formatDateZh(sheet.madeOn)}制`, style)], 'center', 44.3, style.size),
    ...line([words(copies, style)], 'right', 44.3, style.size),
    rule(mm(48.2), 1.5),
    rule(mm(48.2) + 2.6, 0.5),
    ...text(
      faces,
      [
        words(
          '本站的儿童档案在电脑和备份中都已加密。所有人都忘了密码，或电脑损坏需从U盘恢复时，凭本单可以打开。',
          TEXT,
        ),
        words('谁拿到本单，谁就能打开全部档案。', STRONG),
      ],
      53,
      2 * TEXT.size,
    ),
    ...code(faces, sheet),
    ...groups(faces, sheet),
    ...text(
      faces,
      [words('共12组，前11组各5个字符，末组3个；不含1、B、I、O，圈形的都是数字0。电脑屏幕上从不显示。', SMALL)],
      120.2,
      0,
    ),
    ...text(faces, [words('怎样用', HEAD)], 130.6, 0),
    ...text(
      faces,
      [
        '1.在任意一台装有本软件的电脑上选“用恢复单打开”。',
        '2.扫二维码，或按顺序输入12组恢复码。',
        '3.为站长设新密码。用过以后，请重制恢复单，旧单作废。',
        `没有本软件时，用通用的age工具也能打开备份：前面加${KEY_BEGINS}。`,
      ].flatMap((sentence, i): Inline[] => [...(i === 0 ? [] : [{ kind: 'break' } as const]), words(sentence, TEXT)]),
      137.5,
      0,
    ),
    ...text(faces, [words('怎样保管', HEAD)], 169.6, 0),
    ...text(faces, [words('装入信封，封口处签名，骑缝盖章。两份分开存放，不与U盘放在一处。', TEXT)], 176.5, 0),
    ...custody(bench),
    { kind: 'line', x1: 0, x2: PAGE.width, y1: FOLD_Y, y2: FOLD_Y, width: 0.6, dash: { length: 3.5, space: 2.5 } },
    ...oneLine(faces, [words('沿此线向内折，字朝里', SMALL)], 'center', FOLD_Y + mm(4.2)),
  ]
}

function text(faces: Faces, inlines: readonly Inline[], top: number, indent: number): Mark[] {
  return setLines(faces, inlines, { width: FRAME.width, align: 'justify', indent, hang: true }).flatMap((line, i) =>
    paintLine(line, FRAME.left, baselineOf(mm(top) + i * TEXT_PITCH, TEXT_PITCH, TEXT.size)),
  )
}

/** The QR code, or on the screen's preview the place where it will be. */
function code(faces: Faces, sheet: RecoverySheet): Mark[] {
  if (!sheet.masked) return [{ kind: 'qr', ...CODE, text: `${KEY_BEGINS}${sheet.groups.join('')}`.toUpperCase() }]
  const frame: Mark = { kind: 'box', x: CODE.x, y: CODE.y, width: CODE.size, height: CODE.size, line: 0.6 }
  const step = mm(3)
  const hatch: Mark[] = []
  for (let at = step; at < 2 * CODE.size; at += step) {
    const over = Math.max(0, at - CODE.size)
    hatch.push({
      kind: 'line',
      x1: CODE.x + over,
      y1: CODE.y + CODE.size - at + over,
      x2: CODE.x + at - over,
      y2: CODE.y + CODE.size - over,
      width: 0.4,
      colour: '#bbbbbb',
    })
  }
  const area = { x: CODE.x, width: CODE.size }
  const middle = CODE.y + CODE.size / 2
  return [
    ...hatch,
    frame,
    { kind: 'box', x: CODE.x + mm(8), y: middle - mm(7), width: CODE.size - mm(16), height: mm(14), fill: 'white' },
    ...oneLine(faces, [words('二维码', STYLE.value)], 'center', middle - 2, area),
    ...oneLine(faces, [words('只印在纸上', STYLE.value)], 'center', middle + 13, area),
  ]
}

function groups(faces: Faces, sheet: RecoverySheet): Mark[] {
  const width = GRID.width / GRID.columns
  const rows = Math.ceil(sheet.groups.length / GRID.columns)
  const marks: Mark[] = oneLine(faces, [words('恢复码', HEAD)], 'left', mm(76.6), { x: GRID.x, width: GRID.width })
  for (let i = 1; i < rows; i += 1) {
    const y = GRID.y + i * GRID.rowHeight
    marks.push({ kind: 'line', x1: GRID.x, x2: GRID.x + GRID.width, y1: y, y2: y, width: 0.5 })
  }
  for (let i = 1; i < GRID.columns; i += 1) {
    const x = GRID.x + i * width
    marks.push({ kind: 'line', x1: x, x2: x, y1: GRID.y, y2: GRID.y + rows * GRID.rowHeight, width: 0.5 })
  }
  marks.push({ kind: 'box', x: GRID.x, y: GRID.y, width: GRID.width, height: rows * GRID.rowHeight, line: 1 })
  for (const [i, group] of sheet.groups.entries()) {
    const x = GRID.x + (i % GRID.columns) * width
    const y = GRID.y + Math.floor(i / GRID.columns) * GRID.rowHeight
    if (sheet.masked && sheet.askedGroups.includes(i + 1))
      marks.push({
        kind: 'box',
        ...{ x: x + 1, y: y + 1, width: width - 2, height: GRID.rowHeight - 2 },
        ...{ line: 1.2, fill: ASKED.fill, colour: ASKED.line },
      })
    const baseline = baselineOf(y, GRID.rowHeight, KEY.size)
    const shown = sheet.masked ? '●'.repeat(Array.from(group).length) : group
    marks.push(
      ...oneLine(faces, [words(String(i + 1), NUMBER)], 'right', baseline - 1, { x, width: mm(6) }),
      ...oneLine(faces, [words(shown, sheet.masked ? { ...KEY, face: 'serif', size: 10 } : KEY)], 'left', baseline, {
        x: x + mm(8.6),
        width,
      }),
    )
  }
  return marks
}

/** Who keeps it where; filled in by pen when it is sealed. */
function custody(bench: Bench): Mark[] {
  const columns = columnsOf([25.5, 57, 25.5, 57].map(mm))
  const labels = [
    ['存放地点', '启封记录'],
    ['封存人', '见证人'],
    ['封存日期', '站长（签章）'],
  ] as const
  const at = (i: number): Column => columns[i] ?? { x: 0, width: 0 }
  const date = [
    fixedGap(mm(14)),
    words('年', TEXT),
    fixedGap(mm(7)),
    words('月', TEXT),
    fixedGap(mm(7)),
    words('日', TEXT),
  ]
  const rows = labels.map(([left, right]): Row => ({
    minHeight: mm(16),
    cells: [
      labelCell(bench, at(0), left),
      cellOf(bench, at(1), left === '封存日期' ? date : [], { padding: PADDING.value, pitch: PITCH.value }),
      labelCell(bench, at(2), right),
      cellOf(bench, at(3), []),
    ],
  }))
  const heights = rowHeights(rows)
  let y = mm(187.5)
  const framed = rows.map((row, i) => {
    const placed = { row, y, height: heights[i] ?? 0, below: heights.slice(i) }
    y += placed.height
    return placed
  })
  return [...paintPage({ framed, outside: [] }, 1, FRAME.left, FRAME.width).marks]
}
