import type { FieldPlace, PaperHead } from '../../contract/print-model.ts'
import { formatDateZh } from '../../domain/dates.ts'
import type { FormDefinition } from '../../forms/definition.ts'
import type { Answers } from '../answers.ts'
import { answerInlines, option } from '../parts/answer-inlines.ts'
import { cellOf, columnsOf, emptyCell, labelCell, spanOf, type Bench } from '../parts/cells.ts'
import { FRAME, PADDING, PITCH, ROW, STYLE } from '../parts/look.ts'
import { bindingLine, oneLine } from '../parts/page-frame.ts'
import { signatureCell } from '../parts/signatures.ts'
import { rowHeights, type Cell, type Row } from '../typeset/grid.ts'
import { fixedGap, gap, unit, words, type Inline, type TextStyle } from '../typeset/inline.ts'
import { textWidth } from '../typeset/atoms.ts'
import { setLines } from '../typeset/lines.ts'
import type { Mark } from '../typeset/marks.ts'
import { baselineOf, paintLine, paintPage } from '../typeset/paint.ts'
import { mm, PAGE } from '../units.ts'

const TITLE: TextStyle = { face: 'serifBold', size: 16, spacing: 1.6 }
const CUT: TextStyle = { face: 'serif', size: 12, spacing: 0.6 }
const STUB_TOP = mm(27.5)
/** From the stub's frame to the cut, and from the cut to the receipt's frame. */
const ABOVE_CUT = mm(13.5)
const BELOW_CUT = mm(18.9)
const SIGNED = mm(13)
const MEASURES = mm(25.9)
const SEAL_SPACE = mm(44)
const HANDWRITTEN = mm(6.6)
const LOWEST = mm(272)
const FOOT_BASELINE = mm(287.7)

const COLUMNS = columnsOf([24, 58.5, 24, 58.5].map(mm))
const HALVES = columnsOf([82.5, 82.5].map(mm))

/** 年 月 日 written in later. */
const DATE_TO_COME: readonly Inline[] = [
  fixedGap(mm(11)),
  words('年', STYLE.value),
  fixedGap(mm(6.8)),
  words('月', STYLE.value),
  fixedGap(mm(6.8)),
  words('日', STYLE.value),
]

export interface StubAndReceipt {
  readonly definition: FormDefinition
  readonly answers: Answers
  readonly head: PaperHead
}

type Pair = readonly [label: string, inlines: readonly Inline[], field?: string]

function pairRow(bench: Bench, first: Pair, second?: Pair): Row {
  const cell = ([, inlines, field]: Pair, at: number, span: number): Cell =>
    cellOf(bench, spanOf(COLUMNS, at, span), inlines, { fields: field === undefined ? [] : [field] })
  const label = (pair: Pair, at: number) => labelCell(bench, spanOf(COLUMNS, at, 1), pair[0])
  const cells =
    second === undefined
      ? [label(first, 0), cell(first, 1, 3)]
      : [label(first, 0), cell(first, 1, 1), label(second, 2), cell(second, 3, 1)]
  return { cells, minHeight: ROW.line }
}

function plain(text: string, field?: string): Inline[] {
  return text === '' ? [] : [words(text, STYLE.value, field)]
}

function stubRows(bench: Bench, { answers, head }: StubAndReceipt): Row[] {
  const value = (id: string): Inline[] => (bench.blank ? [] : plain(answers.words(id), id))
  const date = head.letterDate === '' || bench.blank ? DATE_TO_COME : plain(formatDateZh(head.letterDate))
  const due = head.replyDueOn === '' || bench.blank ? DATE_TO_COME : plain(`${formatDateZh(head.replyDueOn)}前`)
  const paper = bench.blank ? '' : answers.words('consentPaper')
  const consent = answerInlines(answers, 'consent', STYLE.value)
  return [
    pairRow(bench, ['字号', plain(head.letterNumber)], ['日期', date]),
    pairRow(bench, ['个案编号', plain(head.caseNumber)], ['儿童代称', value('alias'), 'alias']),
    pairRow(bench, ['收函单位', value('recipient'), 'recipient']),
    pairRow(bench, ['事由', value('subject'), 'subject']),
    pairRow(bench, [
      '知情同意',
      paper === ''
        ? consent
        : [
            ...consent,
            gap(mm(3.6)),
            unit(words('同意书编号：', STYLE.value), words(paper, STYLE.value, 'consentPaper')),
          ],
      'consent',
    ]),
    pairRow(bench, ['送达方式', answerInlines(answers, 'delivery', STYLE.value), 'delivery'], ['签收人', []]),
    pairRow(bench, ['回复期限', due], ['收到回执', DATE_TO_COME]),
    {
      minHeight: SIGNED,
      cells: [
        signatureCell(bench, HALVES[0] ?? { x: 0, width: 0 }, '经办人（签名）：', false, SIGNED),
        signatureCell(bench, HALVES[1] ?? { x: 0, width: 0 }, '签发人（签名）：', false, SIGNED),
      ],
    },
  ]
}

function written(label: string, width: number, after = ''): Inline {
  return unit(option(false, label, STYLE.value), { kind: 'rule', width: mm(width) }, words(after, STYLE.value))
}

function receiptRows(bench: Bench, { head }: StubAndReceipt, measures: number, seal: number): Row[] {
  const handling: Inline[] = [
    option(false, '受理', STYLE.value),
    gap(mm(8)),
    written('需补充材料：', 70),
    { kind: 'break' },
    written('不予受理，原因：', 92),
    { kind: 'break' },
    written('已转', 58, '单位办理'),
  ]
  const wide = spanOf(COLUMNS, 1, 3)
  const label = (text: string) => labelCell(bench, spanOf(COLUMNS, 0, 1), text)
  const sealCell: Cell = {
    ...wide,
    rows: 1,
    padding: PADDING.none,
    top: true,
    fields: [],
    body: {
      kind: 'drawn',
      height: seal,
      draw: (area) => {
        const baseline = area.y + area.height - mm(3.2)
        const right = { x: area.x, width: area.width - mm(3.7) }
        return [
          ...oneLine(bench.faces, plain('经办人（签名）：'), 'left', baseline, { x: area.x + mm(36.8), width: mm(60) }),
          ...oneLine(bench.faces, DATE_TO_COME, 'right', baseline, right),
        ]
      },
    },
  }
  return [
    pairRow(bench, ['来函字号', plain(head.letterNumber)], ['收到日期', DATE_TO_COME]),
    {
      minHeight: mm(21.5),
      cells: [label('处理意见'), cellOf(bench, wide, handling, { pitch: HANDWRITTEN })],
    },
    pairRow(bench, ['承办部门', []], ['承办人', []]),
    pairRow(bench, ['联系电话', []], ['首次服务日期', DATE_TO_COME]),
    { minHeight: measures, cells: [label('拟采取措施'), emptyCell(wide)] },
    pairRow(bench, [
      '服务结果反馈',
      [
        option(false, '同意反馈', STYLE.value),
        gap(mm(3.6)),
        option(false, '不同意反馈', STYLE.value),
        gap(mm(6)),
        unit(words('反馈方式：', STYLE.value), option(false, '书面', STYLE.value)),
        gap(mm(3.6)),
        option(false, '电话', STYLE.value),
      ],
    ]),
    { minHeight: seal, cells: [label('单位盖章'), sealCell] },
  ]
}

const heightOf = (rows: readonly Row[]) => rowHeights(rows).reduce((sum, height) => sum + height, 0)

function framed(
  rows: readonly Row[],
  top: number,
  page: number,
): { marks: Mark[]; places: FieldPlace[]; bottom: number } {
  const heights = rowHeights(rows)
  let y = top
  const placed = rows.map((row, i) => {
    const height = heights[i] ?? 0
    const one = { row, y, height, below: heights.slice(i) }
    y += height
    return one
  })
  const { marks, places } = paintPage({ framed: placed, outside: [] }, page, FRAME.left, FRAME.width)
  return { marks: [...marks], places: [...places], bottom: y }
}

function headOver(bench: Bench, top: number, title: string, station: string, right: string): Mark[] {
  const baseline = top - mm(2.6)
  return [
    ...oneLine(bench.faces, [words(station, STYLE.runningLeft)], 'left', baseline),
    ...oneLine(bench.faces, [words(title, TITLE)], 'center', baseline - mm(0.4)),
    ...oneLine(bench.faces, [words(right, STYLE.runningLeft)], 'right', baseline),
  ]
}

/** The dashed cut from edge to edge; the seal across it (骑缝章) proves that both parts belong together. */
function cutLine(bench: Bench, y: number, number: string): Mark[] {
  const dash = { length: 3.5, space: 2.5 }
  const small = STYLE.note
  const text = `${number === '' ? '〔\u3000\u3000\u3000\u3000〕\u3000\u3000号' : number}\u3000（盖骑缝章）`
  const width = textWidth(bench.faces, text, CUT)
  const smallWidth = textWidth(bench.faces, '裁切线', small)
  const left = FRAME.left + (FRAME.width - width) / 2
  const [line] = setLines(bench.faces, [words(text, CUT)], { width: PAGE.width })
  const [note] = setLines(bench.faces, [words('裁切线', small)], { width: PAGE.width })
  const dashes = (x1: number, x2: number): Mark => ({
    kind: 'line',
    ...{ x1, x2, y1: y, y2: y, width: 0.75, dash },
  })
  return [
    dashes(0, FRAME.left - 3),
    dashes(FRAME.left + smallWidth + 3, left - 8),
    dashes(left + width + 2, PAGE.width),
    ...(note === undefined ? [] : paintLine(note, FRAME.left, baselineOf(y - small.size / 2, small.size, small.size))),
    ...(line === undefined ? [] : paintLine(line, left, baselineOf(y - CUT.size / 2, CUT.size, CUT.size))),
  ]
}

/**
 * The last page of a referral: the stub the station keeps, the cut, the receipt the recipient sends back. Always one
 * page: the receipt's free rows give way first.
 */
export function stubAndReceiptPage(
  bench: Bench,
  paper: StubAndReceipt,
  page: number,
): { marks: Mark[]; places: FieldPlace[] } {
  const { head, definition, answers } = paper
  const stub = framed(stubRows(bench, paper), STUB_TOP, page)
  const cut = stub.bottom + ABOVE_CUT
  const top = cut + BELOW_CUT
  const contact = bench.blank
    ? ''
    : [
        ['寄回地址：', head.stationAddress === '' ? head.stationName : `${head.stationAddress}${head.stationName}`],
        ['联系人：', answers.words('contact')],
        ['电话：', answers.words('contactPhone') || head.stationPhone],
      ]
        .filter(([, text]) => text !== '')
        .map((parts) => parts.join(''))
        .join('　　')
  const notes = setLines(
    bench.faces,
    [
      ...(contact === '' ? [] : [words(contact, STYLE.note, 'contact'), { kind: 'break' } as const]),
      words('说明：请勿在回执中填写与本次服务无关的儿童信息。', STYLE.note),
    ],
    { width: FRAME.width },
  )
  const missing = top + heightOf(receiptRows(bench, paper, MEASURES, SEAL_SPACE)) + notes.length * PITCH.note - LOWEST
  const squeeze = Math.max(0, Math.min(missing, MEASURES - ROW.line))
  const receipt = framed(receiptRows(bench, paper, MEASURES - squeeze, SEAL_SPACE), top, page)
  const foot = `表号 ${definition.code}（${definition.version}版）`
  const bindingEnd = (stub.bottom + mm(7)) / mm(1)
  return {
    marks: [
      ...bindingLine(bench.faces, {
        from: 18,
        to: bindingEnd,
        characters: [18 + (bindingEnd - 18) * 0.2, 18 + (bindingEnd - 18) * 0.5, 18 + (bindingEnd - 18) * 0.8],
        staples: [],
      }),
      ...headOver(bench, STUB_TOP, '转介函存根', head.stationName, '由社会工作站保存'),
      ...stub.marks,
      ...cutLine(bench, cut, head.letterNumber),
      ...headOver(bench, top, '转介回执', head.stationName, '请填写后寄回'),
      ...receipt.marks,
      ...notes.flatMap((line, i) =>
        paintLine(line, FRAME.left, baselineOf(receipt.bottom + mm(1.6) + i * PITCH.note, PITCH.note, STYLE.note.size)),
      ),
      ...oneLine(bench.faces, [words(foot, STYLE.foot)], 'left', FOOT_BASELINE),
      ...oneLine(bench.faces, [words(head.letterNumber, STYLE.foot)], 'right', FOOT_BASELINE),
    ],
    places: [...stub.places, ...receipt.places],
  }
}
