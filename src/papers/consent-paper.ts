import type { PaperHead, PrintModel } from '../contract/print-model.ts'
import type { FieldPlace } from '../contract/print-model.ts'
import type { FormDefinition, PrintBlock } from '../forms/definition.ts'
import { noteParts } from '../forms/note-blanks.ts'
import { answersOf, fieldOfKind, type Answers } from './answers.ts'
import type { Faces } from './faces/faces.ts'
import { CONFIDENTIAL, FORM_ROOM, headLine, TITLE_BASELINE, type SetPaper } from './form-paper.ts'
import { blankPattern, option } from './parts/answer-inlines.ts'
import { cellOf, columnsOf, labelCell, type Bench, type Column } from './parts/cells.ts'
import { FRAME, PADDING, PITCH, STYLE } from './parts/look.ts'
import { bindingLine, oneLine, runningLines, SHEET_BINDING, type Running } from './parts/page-frame.ts'
import { signaturePieces } from './parts/signatures.ts'
import { rowHeights, type Row } from './typeset/grid.ts'
import { gap, words, type Inline } from './typeset/inline.ts'
import { setLines } from './typeset/lines.ts'
import type { Mark } from './typeset/marks.ts'
import { paintPage } from './typeset/paint.ts'
import type { PlacedRow } from './typeset/flow.ts'
import { mm } from './units.ts'

type Model = Extract<PrintModel, { kind: 'form' }>
type Block<Name extends PrintBlock['block']> = Extract<PrintBlock, { block: Name }>

/** 1. stands in a column of its own. */
const NUMBER_COLUMN = mm(7.5)
/** 同意 and 不同意 behind a clause. */
const CHOICE_COLUMN = mm(44)
const BETWEEN_CLAUSES = mm(0.75)
const AROUND_FRAME = mm(1.2)
const BETWEEN_BOXES = mm(3)
const AGREEMENT_ROW = mm(7.3)
const USUAL_BLANK = 24
/** Rows to write on when the paper names no recipient. */
const LEAST_FREE_ROWS = 4

/** Rows that stand together: inside a frame of their own, or as plain text. */
interface Part {
  readonly framed: boolean
  readonly rows: readonly Row[]
  /** All on one page. */
  readonly together: boolean
  /** Under the last frame, where a little more room is allowed. */
  readonly isNote?: boolean
  readonly above: number
}

/**
 * A consent: clauses in large type, a table of recipients and signatures in frames of their own (design/papers §6 F03).
 * What is agreed to is ticked by pen: its boxes are always empty. The blank paper is both variants, one after the other.
 */
export function setConsent(faces: Faces, definition: FormDefinition, model: Model): SetPaper {
  if (model.mode === 'filled') return setVariant(faces, definition, model.head, model.values, model.head.caseNumber)
  const head = { ...model.head, caseNumber: '' }
  const variants = ['guardian', 'childAndNotice'].map((variant) => setVariant(faces, definition, head, { variant }, ''))
  return { pages: variants.flatMap(({ pages }) => pages), places: [] }
}

function setVariant(
  faces: Faces,
  definition: FormDefinition,
  head: PaperHead,
  values: Model['values'],
  caseNumber: string,
): SetPaper {
  const answers = answersOf(definition, values, 'filled', head.today)
  const bench: Bench = { faces, blank: false }
  const running: Running = {
    left: head.stationName,
    right: CONFIDENTIAL,
    title: definition.title.zh,
    footLeft: `表号 ${definition.code}（${definition.version}版）`,
    footRight: caseNumber,
  }
  const under = headLine(bench, answers, definition.headLine, caseNumber)
  const opening = [
    ...oneLine(faces, [words(definition.title.zh, STYLE.title)], 'center', TITLE_BASELINE),
    ...under.marks,
  ]
  return setPages(faces, partsOf(bench, answers, definition, head), running, opening)
}

function partsOf(bench: Bench, answers: Answers, definition: FormDefinition, head: PaperHead): readonly Part[] {
  let number = 0
  const parts = definition.sections.flatMap(({ print = [] }) =>
    print.flatMap((block): Part[] => {
      if (block.block === 'pageBreak' || block.block === 'rows' || !answers.shown(block.field)) return []
      switch (block.block) {
        case 'clause':
          if (block.style === undefined) number += 1
          return [clausePart(bench, answers, block, head, number)]
        case 'agreements':
          return [agreementsPart(bench, answers, block)]
        case 'signatures': {
          const rows = signaturePieces(bench, answers, block, []).flatMap((piece) =>
            piece.kind === 'rows' ? piece.rows : [],
          )
          return [{ framed: true, rows, together: true, above: AROUND_FRAME }]
        }
        default:
          throw new Error(`a consent has no ${block.block}`)
      }
    }),
  )
  const notes = definition.notes.map((note): Part => {
    const cell = cellOf(bench, { x: 0, width: FRAME.width }, [words(note, STYLE.note)], {
      ...{ style: STYLE.note, pitch: PITCH.note, padding: PADDING.none },
    })
    return {
      framed: false,
      rows: [{ cells: [cell], minHeight: PITCH.note }],
      together: true,
      isNote: true,
      above: AROUND_FRAME,
    }
  })
  return [...parts, ...notes]
}

/** A clause line by line, so that it goes on over a page wherever it has to. */
function clausePart(bench: Bench, answers: Answers, block: Block<'clause'>, head: PaperHead, number: number): Part {
  const field = fieldOfKind(answers, block.field, 'note')
  const numbered = block.style === undefined
  const x = numbered ? NUMBER_COLUMN : 0
  const width = FRAME.width - x - (block.choice === true ? CHOICE_COLUMN : 0)
  const inlines = clauseInlines(answers, field.text.zh, head, block.style)
  const indent = block.style === 'plain' ? 2 * STYLE.clause.size : 0
  const lines = setLines(bench.faces, inlines, { width, align: 'justify', indent })
  const fields = [block.field, ...(block.fills ?? [])]
  const rows = lines.map((line, at): Row => {
    const first = at === 0
    const cell = {
      ...{ x, width, rows: 1, padding: PADDING.none, top: true, fields: first ? fields : [] },
      body: { kind: 'lines' as const, lines: [line], pitch: PITCH.clause, size: STYLE.clause.size },
    }
    const lead = numbered && first ? [textCell(bench, { x: 0, width: NUMBER_COLUMN }, `${String(number)}.`)] : []
    const choice =
      block.choice === true && first
        ? [choiceCell(bench, { x: FRAME.width - CHOICE_COLUMN, width: CHOICE_COLUMN }, true)]
        : []
    return { cells: [...lead, cell, ...choice], minHeight: PITCH.clause }
  })
  return { framed: false, rows, together: false, above: BETWEEN_CLAUSES }
}

function textCell(bench: Bench, column: Column, text: string) {
  return cellOf(bench, column, [words(text, STYLE.clause)], {
    ...{ style: STYLE.clause, pitch: PITCH.clause, padding: PADDING.none, top: true },
  })
}

/** The lead in its own face, then the rest, with the blanks filled or left to the pen. */
function clauseInlines(
  answers: Answers,
  text: string,
  head: PaperHead,
  style: Block<'clause'>['style'],
): readonly Inline[] {
  if (style === 'greeting') return [words(text, STYLE.clauseLead)]
  const leadEnds = style === 'plain' ? 0 : text.indexOf('。') + 1
  const rest = noteParts(text.slice(leadEnds)).flatMap((part): readonly Inline[] =>
    'text' in part ? [words(part.text, STYLE.clause)] : blankInlines(answers, part.blank, head),
  )
  return leadEnds === 0 ? rest : [words(text.slice(0, leadEnds), STYLE.clauseLead), ...rest]
}

function blankInlines(answers: Answers, id: string, head: PaperHead): readonly Inline[] {
  if (id === '@stationName') return [words(head.stationName, STYLE.clause)]
  if (id === '@stationPhone') return filledOrRule(head.stationPhone, '', 30)
  const field = answers.field(id)
  const written = answers.words(id)
  if (written === '' && field.kind === 'date') return blankPattern(field, STYLE.clause)
  return filledOrRule(written, id, field.blank?.width ?? USUAL_BLANK)
}

function filledOrRule(text: string, field: string, width: number): readonly Inline[] {
  return text === '' ? [{ kind: 'rule', width: mm(width) }] : [words(text, STYLE.clause, field)]
}

function choiceCell(bench: Bench, column: Column, large: boolean) {
  const style = large ? STYLE.clause : STYLE.value
  const inlines = [option(false, '同意', style), gap(BETWEEN_BOXES), option(false, '不同意', style)]
  return cellOf(bench, column, inlines, {
    ...{ align: 'center', style, pitch: large ? PITCH.clause : PITCH.value },
    padding: large ? PADDING.none : PADDING.label,
    top: large,
  })
}

function agreementsPart(bench: Bench, answers: Answers, { field: id, columns }: Block<'agreements'>): Part {
  const field = fieldOfKind(answers, id, 'table')
  const [name, why, choice] = columnsOf(columns.map(mm))
  if (name === undefined || why === undefined || choice === undefined) throw new Error(`${id} lacks a column`)
  const head: Row = {
    minHeight: AGREEMENT_ROW,
    cells: [
      labelCell(bench, name, '接收单位'),
      labelCell(bench, why, '为什么、给什么'),
      labelCell(bench, choice, '您的选择'),
    ],
  }
  const written = answers.rows(id)
  const rows = written.map((row, at): Row => {
    const path = (column: string) => `${id}[${String(at)}].${column}`
    const word = (column: string) => answers.cellWords(id, column, row[column]).trim()
    const [purpose, kinds] = [word('purpose'), word('kinds')]
    const reason: Inline[] = [
      ...(purpose === '' ? [] : [words(purpose, STYLE.value, path('purpose'))]),
      ...(purpose === '' || kinds === '' ? [] : [words('：', STYLE.value)]),
      ...(kinds === '' ? [] : [words(kinds, STYLE.value, path('kinds'))]),
    ]
    return {
      minHeight: AGREEMENT_ROW,
      cells: [
        cellOf(bench, name, [words(word('name'), STYLE.value, path('name'))], { fields: [path('name')] }),
        cellOf(bench, why, reason, { fields: [path('purpose'), path('kinds')] }),
        choiceCell(bench, choice, false),
      ],
    }
  })
  const free = written.length === 0 ? Math.max(LEAST_FREE_ROWS, field.blankRows ?? 0) : 0
  const empty = Array.from({ length: free }, (): Row => ({
    minHeight: AGREEMENT_ROW,
    cells: [cellOf(bench, name, []), cellOf(bench, why, []), choiceCell(bench, choice, false)],
  }))
  return { framed: true, rows: [head, ...rows, ...empty], together: false, above: AROUND_FRAME }
}

interface Group {
  readonly framed: boolean
  readonly rows: PlacedRow[]
}

/** Parts down the pages; a frame closes at the foot of a page and opens again on the next. */
function setPages(faces: Faces, parts: readonly Part[], running: Running, opening: readonly Mark[]): SetPaper {
  const pages: Group[][] = [[]]
  let y = FORM_ROOM.firstTop
  const next = () => {
    pages.push([])
    y = FORM_ROOM.top
  }
  for (const part of parts) {
    const heights = rowHeights(part.rows)
    const whole = heights.reduce((sum, height) => sum + height, 0)
    y += part.above
    const bottom = FORM_ROOM.bottom + (part.isNote === true ? FORM_ROOM.slack : 0)
    if (part.together && y + whole > bottom) next()
    let group: Group = { framed: part.framed, rows: [] }
    pages.at(-1)?.push(group)
    for (const [at, row] of part.rows.entries()) {
      const height = heights[at] ?? 0
      if (y + height > bottom) {
        next()
        group = { framed: part.framed, rows: [] }
        pages.at(-1)?.push(group)
      }
      group.rows.push({ row, y, height, below: heights.slice(at) })
      y += height
    }
  }
  const painted = pages.map((groups, i) =>
    groups.map(({ framed, rows }) =>
      paintPage(framed ? { framed: rows, outside: [] } : { framed: [], outside: rows }, i + 1, FRAME.left, FRAME.width),
    ),
  )
  const places: FieldPlace[] = painted.flatMap((groups) => groups.flatMap((group) => group.places))
  return {
    pages: painted.map((groups, i) => [
      ...bindingLine(faces, SHEET_BINDING),
      ...runningLines(faces, running, i + 1, painted.length),
      ...(i === 0 ? opening : []),
      ...groups.flatMap(({ marks }) => marks),
    ]),
    places,
  }
}
