import type { PaperHead } from '../contract/print-model.ts'
import type { FieldPlace } from '../contract/print-model.ts'
import type { FormValues } from '../domain/records.ts'
import type { FormDefinition, FormField, FormSection, HeadItem, PrintBlock, PrintCell } from '../forms/definition.ts'
import { answersOf, fieldOfKind, type Answers } from './answers.ts'
import type { Faces } from './faces/faces.ts'
import { answerInlines, blankPattern } from './parts/answer-inlines.ts'
import { cellOf, sectionHead, WIDE, wideRow, type Bench } from './parts/cells.ts'
import { chineseNumeral } from './parts/chinese-numerals.ts'
import { drawingPieces } from './parts/drawing.ts'
import { FRAME, PADDING, PITCH, ROW, STYLE } from './parts/look.ts'
import { narrative } from './parts/narrative.ts'
import { bindingLine, oneLine, runningLines, SHEET_BINDING, type Running } from './parts/page-frame.ts'
import { rowsPieces } from './parts/rows.ts'
import { scorePieces } from './parts/score.ts'
import { signaturePieces } from './parts/signatures.ts'
import { tablePieces } from './parts/table.ts'
import { tallyPieces } from './parts/tally.ts'
import { flow, type Piece, type Room } from './typeset/flow.ts'
import type { Row } from './typeset/grid.ts'
import { words, type Inline } from './typeset/inline.ts'
import { setLines } from './typeset/lines.ts'
import type { Mark } from './typeset/marks.ts'
import { paintPage } from './typeset/paint.ts'
import { mm } from './units.ts'

export interface SetPaper {
  /** The sheets lie across: A4 landscape. All of them, or each by itself. */
  readonly landscape?: boolean | readonly boolean[]
  readonly pages: readonly (readonly Mark[])[]
  readonly places: readonly FieldPlace[]
}

export interface FormPaper {
  readonly definition: FormDefinition
  readonly values: FormValues
  readonly mode: 'filled' | 'blank'
  readonly head: PaperHead
  /** Stands for the definition's title, where the form is one part of a larger paper. */
  readonly title?: string
}

/** Where the frame stands: under the title on the first page, at the top of the text block on the others. */
export const FORM_ROOM: Room = { firstTop: mm(35.9), top: mm(22.05), bottom: mm(278), slack: mm(2.5) }

export const TITLE_BASELINE = mm(27.3)
const HEAD_LINE_BASELINE = mm(33.85)
const NOTE_ABOVE = mm(1.6)
/** For the case number by hand; shorter where something stands in the middle of the line. */
const CASE_NUMBER_RULE = mm(42)
const SHORT_CASE_NUMBER_RULE = mm(30)
export const CONFIDENTIAL = '内部资料　注意保密'

/** Sets a form from its definition, filled or blank. Pure: the same pages for the same values. */
export function setFormPaper(faces: Faces, paper: FormPaper): SetPaper {
  const { definition, head } = paper
  const answers = answersOf(definition, paper.values, paper.mode, head.today)
  const bench: Bench = { faces, blank: answers.blank }
  const caseNumber = answers.blank ? '' : head.caseNumber
  const title = paper.title ?? definition.title.zh
  const running: Running = {
    left: head.stationName,
    right: CONFIDENTIAL,
    title,
    footLeft: `表号 ${definition.code}（${definition.version}版）`,
    footRight: caseNumber,
  }
  const under = headLine(bench, answers, definition.headLine, caseNumber)
  return setPages(bench, [...under.rows, ...formPieces(bench, answers, definition)], running, [
    ...oneLine(faces, [words(title, STYLE.title)], 'center', TITLE_BASELINE),
    ...under.marks,
  ])
}

/** Pieces on pages, with head, foot and binding line; `opening` is painted on the first. */
export function setPages(bench: Bench, pieces: readonly Piece[], running: Running, opening: readonly Mark[]): SetPaper {
  const placed = flow(pieces, FORM_ROOM)
  const painted = placed.map((page, i) => paintPage(page, i + 1, FRAME.left, FRAME.width))
  return {
    pages: painted.map(({ marks }, i) => [
      ...bindingLine(bench.faces, SHEET_BINDING),
      ...runningLines(bench.faces, running, i + 1, placed.length),
      ...(i === 0 ? opening : []),
      ...marks,
    ]),
    places: painted.flatMap(({ places }) => places),
  }
}

const HEAD_ALIGN = ['left', 'center', 'right'] as const
/** Between two items of the line under the title. */
const HEAD_GAP = mm(4)

/** The line under the title: left, middle, right. What does not fit there leads the frame in a row of its own. */
export function headLine(
  bench: Bench,
  answers: Answers,
  items: readonly (HeadItem | null)[],
  caseNumber: string,
): { readonly marks: Mark[]; readonly rows: Piece[] } {
  const rule = items[1] === null ? CASE_NUMBER_RULE : SHORT_CASE_NUMBER_RULE
  const set = items.map((item) => (item === null ? [] : headInlines(answers, item, caseNumber, rule)))
  const widths = set.map((inlines) => setLines(bench.faces, inlines, { width: Infinity })[0]?.width ?? 0)
  const sides = Math.max(widths[0] ?? 0, widths[2] ?? 0)
  const crowded = (widths[1] ?? 0) / 2 + sides + HEAD_GAP > FRAME.width / 2
  const tooLong = (i: number) => (widths[i] ?? 0) > FRAME.width / 3 && (crowded || (widths[i] ?? 0) > FRAME.width / 2)
  return {
    marks: set.flatMap((inlines, i) => {
      const align = HEAD_ALIGN[i]
      return align === undefined || tooLong(i) ? [] : oneLine(bench.faces, inlines, align, HEAD_LINE_BASELINE)
    }),
    rows: set.flatMap((inlines, i): Piece[] => {
      if (!tooLong(i)) return []
      const cell = cellOf(bench, WIDE, inlines, { style: STYLE.underTitle })
      return [{ kind: 'rows', rows: [wideRow(cell, ROW.line)], repeat: [], keepWithNext: false }]
    }),
  }
}

function headInlines(answers: Answers, item: HeadItem, caseNumber: string, rule: number): Inline[] {
  const style = STYLE.underTitle
  const label: Inline[] = item.label === '' ? [] : [words(`${item.label}：`, style)]
  if (item.item === 'caseNumber')
    return [...label, caseNumber === '' ? { kind: 'rule', width: rule } : words(caseNumber, style)]
  const field = answers.field(item.item.field)
  const text = headWords(answers, field)
  if (text !== '') return [...label, words(text, style, field.id)]
  if (field.kind === 'date') return [...label, ...blankPattern(field, style)]
  return item.label === '' ? [] : [...label, { kind: 'rule', width: mm(20) }]
}

function headWords(answers: Answers, field: FormField): string {
  if (field.kind === 'note') return field.text.zh
  return answers.blank ? '' : answers.words(field.id).replaceAll('\n', ' ')
}

/** Everything inside the frame and under it. */
export function formPieces(bench: Bench, answers: Answers, definition: FormDefinition): Piece[] {
  let number = 0
  const pieces = definition.sections.flatMap((section): Piece[] => {
    const numbered = section.title !== null && section.numbered !== false
    if (numbered) number += 1
    return sectionPieces(bench, answers, section, numbered ? `${chineseNumeral(number)}、` : '', definition)
  })
  return [...keepSignatures(pieces, definition), ...notePieces(bench, definition.notes)]
}

function sectionPieces(
  bench: Bench,
  answers: Answers,
  section: FormSection,
  number: string,
  definition: FormDefinition,
): Piece[] {
  const title = section.title === null ? undefined : `${number}${section.title.zh}`
  const again = title === undefined ? undefined : sectionHead(bench, title, '', true)
  const repeat = again === undefined ? [] : [again]
  const pieces: Piece[] =
    title === undefined
      ? []
      : [
          {
            kind: 'rows',
            rows: [sectionHead(bench, title, section.remark?.zh ?? '', false)],
            repeat: [],
            keepWithNext: true,
          },
        ]
  for (const block of section.print ?? packed(section, definition))
    pieces.push(...blockPieces(bench, answers, block, again, repeat))
  return pieces
}

function blockPieces(
  bench: Bench,
  answers: Answers,
  block: PrintBlock,
  again: Row | undefined,
  repeat: readonly Row[],
): Piece[] {
  switch (block.block) {
    case 'rows':
      return rowsPieces(bench, answers, block, repeat)
    case 'narrative':
      return narrative(
        bench,
        answers,
        fieldOfKind(answers, block.field, 'longText'),
        block.bare === true ? again : undefined,
        repeat,
      )
    case 'table':
      return tablePieces(bench, answers, block, repeat)
    case 'tally':
      return tallyPieces(bench, answers, block, repeat)
    case 'score':
      return scorePieces(bench, answers, block, repeat)
    case 'signatures':
      return signaturePieces(bench, answers, block, repeat)
    case 'drawing':
      return drawingPieces(bench, answers, block.field, repeat)
    case 'note': {
      const cell = cellOf(bench, WIDE, answerInlines(answers, block.field, STYLE.note), {
        style: STYLE.note,
        pitch: PITCH.note,
        padding: { ...PADDING.value, above: mm(1), below: mm(1) },
      })
      return [{ kind: 'rows', rows: [wideRow(cell, ROW.narrativeHead)], repeat, keepWithNext: false }]
    }
    case 'clause':
    case 'agreements':
      throw new Error(`${block.field} is printed on a consent only`)
    case 'pageBreak':
      return [{ kind: 'pageBreak' }]
  }
}

/** A section without print blocks: labels and values two to a row, long texts and tables over the whole width. */
function packed(section: FormSection, definition: FormDefinition): PrintBlock[] {
  const behind = new Set(definition.sections.flatMap((each) => each.fields.flatMap(fieldsBehind)))
  const headed = new Set(
    definition.headLine.flatMap((item) => (item === null || item.item === 'caseNumber' ? [] : [item.item.field])),
  )
  const blocks: PrintBlock[] = []
  let pair: PrintCell[] = []
  const rows: PrintCell[][] = []
  const endPair = () => {
    if (pair.length > 0) rows.push(pair.length === 4 ? pair : [...pair, { text: '', span: 2 }])
    pair = []
  }
  const endRows = () => {
    endPair()
    if (rows.length > 0) blocks.push({ block: 'rows', columns: [24, 58.5, 24, 58.5], rows: rows.splice(0) })
  }
  for (const field of section.fields) {
    if (behind.has(field.id) || headed.has(field.id)) continue
    const block = blockFor(field)
    if (block !== undefined) {
      endRows()
      blocks.push(block)
      continue
    }
    const wide = (field.width ?? 6) === 12 || field.kind === 'manyOf' || field.kind === 'oneOf'
    if (wide) {
      endPair()
      rows.push([{ label: field.label.zh }, { value: field.id, span: 3 }])
    } else {
      pair.push({ label: field.label.zh }, { value: field.id })
      if (pair.length === 4) endPair()
    }
  }
  endRows()
  return blocks
}

function fieldsBehind(field: FormField): readonly string[] {
  if (field.kind === 'yesNo') return field.blanks ?? []
  if (field.kind !== 'oneOf' && field.kind !== 'manyOf') return []
  return (field.options ?? []).flatMap((option) =>
    [option, ...(option.children ?? [])].flatMap((each) => each.blanks ?? []),
  )
}

function blockFor(field: FormField): PrintBlock | undefined {
  const even = (count: number) => Array.from({ length: count }, () => 165 / count)
  switch (field.kind) {
    case 'longText':
      return { block: 'narrative', field: field.id }
    case 'table': {
      const lead = field.numbered === true || field.fixedRows !== undefined ? 1 : 0
      return { block: 'table', field: field.id, columns: even(field.columns.length + lead) }
    }
    case 'tally':
      return {
        block: 'tally',
        field: field.id,
        across: 1,
        columns: [11, 154 - 14 * field.options.length, ...field.options.map(() => 14)],
        rowHead: '项目',
      }
    case 'score':
      return { block: 'score', field: field.id, columns: [8.5, 23.5, 61, 12, 60] }
    case 'signatures':
      return { block: 'signatures', field: field.id }
    case 'drawing':
      return { block: 'drawing', field: field.id }
    case 'note':
      return { block: 'note', field: field.id }
    default:
      return undefined
  }
}

/** Rows that stay on the page of the signatures after them. */
const ROWS_WITH_SIGNATURES = 2

/** The signature block is never alone on a page. */
function keepSignatures(pieces: readonly Piece[], definition: FormDefinition): Piece[] {
  const signed = definition.sections.some((section) => section.fields.some((field) => field.kind === 'signatures'))
  if (!signed) return [...pieces]
  const first = pieces.findIndex((piece) => piece.kind === 'rows' && piece.rows.some((row) => row.signatures === true))
  return pieces.map((piece, i) =>
    piece.kind === 'rows' && i < first && i >= first - ROWS_WITH_SIGNATURES ? { ...piece, keepWithNext: true } : piece,
  )
}

function notePieces(bench: Bench, notes: readonly string[]): Piece[] {
  if (notes.length === 0) return []
  const rows = notes.map((note) =>
    wideRow(
      cellOf(bench, WIDE, [words(note, STYLE.note)], { style: STYLE.note, pitch: PITCH.note, padding: PADDING.none }),
      PITCH.note,
    ),
  )
  return [{ kind: 'outside', rows, above: NOTE_ABOVE }]
}
