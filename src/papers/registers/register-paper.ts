import { formatDateZh } from '../../domain/dates.ts'
import type { Faces } from '../faces/faces.ts'
import { FORM_ROOM, type SetPaper } from '../form-paper.ts'
import { cellOf, columnsOf, emptyCell, type Bench, type Column } from '../parts/cells.ts'
import { FRAME, PADDING, PITCH, ROW, STYLE } from '../parts/look.ts'
import {
  bindingLine,
  oneLine,
  runningLines,
  SHEET_BINDING,
  topBindingLine,
  type Running,
  type Sheet,
} from '../parts/page-frame.ts'
import { signatureCell } from '../parts/signatures.ts'
import { flow, type Piece, type Room } from '../typeset/flow.ts'
import type { Row } from '../typeset/grid.ts'
import { words, type TextStyle } from '../typeset/inline.ts'
import type { Mark } from '../typeset/marks.ts'
import { paintPage } from '../typeset/paint.ts'
import { mm, PAGE } from '../units.ts'

export interface RegisterColumn {
  readonly head: string
  /** Of the frame's width, as against the other columns. */
  readonly share: number
  readonly align: 'left' | 'center'
}

export interface RegisterSection {
  /** '' without a head of its own. */
  readonly title: string
  readonly remark?: string
  readonly columns: readonly RegisterColumn[]
  readonly rows: readonly (readonly string[])[]
  /** Instead of rows when there are none. */
  readonly none?: string
  /** Empty rows after them, for handwriting. */
  readonly freeRows?: number
  /** Begins a page of its own, when it is not the first. */
  readonly newPage?: boolean
  /** A few rows that stay on one page with what follows. */
  readonly together?: boolean
}

/** Tables under each other, upright or across. */
export interface RegisterPaper {
  readonly landscape: boolean
  /** So many columns that the rows are set a size smaller: a date or a number in two lines is misread. */
  readonly dense?: boolean
  readonly stationName: string
  readonly title: string
  readonly underLeft: string
  readonly underRight: string
  readonly footLeft: string
  readonly sections: readonly RegisterSection[]
  /** Signed by pen, side by side. */
  readonly signers: readonly string[]
  readonly notes: readonly string[]
}

type Section = RegisterSection

export function column(head: string, share: number, align: RegisterColumn['align'] = 'left'): RegisterColumn {
  return { head, share, align }
}

/** 2026年1月1日至2026年12月31日. */
export function periodInWords({ from, to }: { readonly from: string; readonly to: string }): string {
  return from === '' ? `至${formatDateZh(to)}` : `${formatDateZh(from)}至${formatDateZh(to)}`
}

interface Layout {
  readonly sheet: Sheet
  readonly room: Room
  readonly title: number
  readonly under: number
}

const UPRIGHT: Layout = {
  sheet: { ...FRAME, head: mm(18.05), foot: mm(285.7) },
  room: FORM_ROOM,
  title: mm(27.3),
  under: mm(33.85),
}
/** Bound at its upper long edge, so that it lies in one volume with upright sheets. */
export const ACROSS: Layout = {
  sheet: { left: mm(18), width: mm(261), head: mm(25), foot: mm(200) },
  room: { firstTop: mm(43), top: mm(29), bottom: mm(193), slack: mm(2.5) },
  title: mm(34.2),
  under: mm(41),
}
const SIGN_HEIGHT = mm(15.5)
const NOTE_ABOVE = mm(1.6)

/** A register or a report: tables under each other, notes, room to sign. Every row that is given is printed. */
export function setRegister(faces: Faces, paper: RegisterPaper): SetPaper {
  const bench: Bench = { faces, blank: false }
  const layout = paper.landscape ? ACROSS : UPRIGHT
  const { sheet, room } = layout
  const wide: Column = { x: 0, width: sheet.width }
  const running: Running = {
    left: paper.stationName,
    right: '内部资料　注意保密',
    title: paper.title,
    footLeft: paper.footLeft,
    footRight: '',
  }
  const pieces: Piece[] = [
    ...keptToSigners(
      paper.sections.flatMap((section, at) => sectionPieces(bench, wide, section, at, paper.dense ?? false)),
      paper.signers.length > 0,
    ),
    ...signPieces(bench, wide, paper.signers),
    ...notePieces(bench, wide, paper.notes),
  ]
  const placed = flow(pieces, room)
  const painted = placed.map((page, i) => paintPage(page, i + 1, sheet.left, sheet.width))
  return {
    landscape: paper.landscape,
    pages: painted.map(({ marks }, i) => [
      ...(paper.landscape ? topBindingLine(faces, PAGE.height) : bindingLine(faces, SHEET_BINDING)),
      ...runningLines(faces, running, i + 1, placed.length, sheet),
      ...(i === 0 ? opening(bench, paper, layout) : []),
      ...marks,
    ]),
    places: [],
  }
}

function opening({ faces }: Bench, paper: RegisterPaper, { sheet, title, under }: Layout): Mark[] {
  const half = sheet.width / 2
  const left = { x: sheet.left, width: half }
  const right = { x: sheet.left + half, width: half }
  return [
    ...oneLine(faces, [words(paper.title, STYLE.title)], 'center', title, { x: sheet.left, width: sheet.width }),
    ...oneLine(faces, [words(paper.underLeft, STYLE.underTitle)], 'left', under, left),
    ...oneLine(faces, [words(paper.underRight, STYLE.underTitle, 'underRight')], 'right', under, right),
  ]
}

function sectionPieces(bench: Bench, wide: Column, section: Section, at: number, dense: boolean): readonly Piece[] {
  const shares = section.columns.reduce((sum, { share }) => sum + share, 0)
  const columns = columnsOf(section.columns.map(({ share }) => (share / shares) * wide.width))
  const head: Row = {
    minHeight: ROW.line,
    cells: columns.map((column, i) =>
      cellOf(bench, column, [words(section.columns[i]?.head ?? '', STYLE.strong)], {
        ...{ align: 'center', style: STYLE.strong, padding: PADDING.label },
      }),
    ),
  }
  const title = section.title === '' ? [] : [titleRow(bench, wide, section, false)]
  const again = section.title === '' ? [] : [titleRow(bench, wide, section, true)]
  const repeat = [...again, head]
  const style = dense ? STYLE.small : STYLE.value
  const rows = section.rows.map((row, i) =>
    filledRow(bench, columns, { section, row, style }, `sections[${at}].rows[${i}]`),
  )
  const free = Array.from({ length: section.freeRows ?? 0 }, () => ({
    minHeight: ROW.line,
    cells: columns.map((column) => emptyCell(column)),
  }))
  const none: Row[] = rows.length === 0 && free.length === 0 ? [noneRow(bench, wide, section.none ?? '')] : []
  return [
    ...(section.newPage === true && at > 0 ? [{ kind: 'pageBreak', always: true } as const] : []),
    { kind: 'rows', rows: [...title, ...(none.length > 0 ? [] : [head])], repeat: [], keepWithNext: true },
    ...[...rows, ...free, ...none].map((row): Piece => {
      return {
        kind: 'rows',
        rows: [row],
        repeat: none.length > 0 ? again : repeat,
        keepWithNext: section.together === true,
      }
    }),
  ]
}

function titleRow(bench: Bench, wide: Column, { title, remark = '' }: Section, continued: boolean): Row {
  const beside = continued
    ? [words('（续）', STYLE.continued)]
    : remark === ''
      ? []
      : [words(`\u3000${remark}`, STYLE.remark, 'remark')]
  const cell = cellOf(bench, wide, [words(title, STYLE.sectionHead), ...beside], {
    ...{ style: STYLE.sectionHead, padding: PADDING.head, pitch: PITCH.value },
  })
  return { cells: [cell], minHeight: ROW.sectionHead }
}

interface FilledRow {
  readonly section: Section
  readonly row: readonly string[]
  readonly style: TextStyle
}

function filledRow(bench: Bench, columns: readonly Column[], { section, row, style }: FilledRow, at: string): Row {
  return {
    minHeight: ROW.line,
    cells: columns.map((column, i) => {
      const align = section.columns[i]?.align ?? 'left'
      return cellOf(bench, column, [words(row[i] ?? '', style, `${at}[${i}]`)], {
        ...{
          align,
          style,
          pitch: style === STYLE.small ? PITCH.small : PITCH.value,
          padding: align === 'center' ? PADDING.centred : PADDING.table,
        },
      })
    }),
  }
}

function noneRow(bench: Bench, wide: Column, none: string): Row {
  const cell = cellOf(bench, wide, [words(none, STYLE.value)], { align: 'center' })
  return { cells: [cell], minHeight: ROW.line }
}

/** Nobody signs a page with nothing else on it: the last row goes with the signatures. */
function keptToSigners(pieces: readonly Piece[], signed: boolean): readonly Piece[] {
  if (!signed) return pieces
  return pieces.map((piece, at) =>
    at === pieces.length - 1 && piece.kind === 'rows' ? { ...piece, keepWithNext: true } : piece,
  )
}

/** Signed by pen. */
function signPieces(bench: Bench, wide: Column, signers: readonly string[]): readonly Piece[] {
  if (signers.length === 0) return []
  const columns = columnsOf(signers.map(() => wide.width / signers.length))
  const cells = columns.map((column, i) =>
    signatureCell(bench, column, `${signers[i] ?? ''}（签名）：`, false, SIGN_HEIGHT),
  )
  const row: Row = { cells, minHeight: SIGN_HEIGHT, signatures: true }
  return [{ kind: 'rows', rows: [row], repeat: [], keepWithNext: false }]
}

function notePieces(bench: Bench, wide: Column, notes: readonly string[]): readonly Piece[] {
  if (notes.length === 0) return []
  const rows = notes.map((note) => ({
    cells: [
      cellOf(bench, wide, [words(note, STYLE.note)], {
        ...{ style: STYLE.note, pitch: PITCH.note, padding: PADDING.none },
      }),
    ],
    minHeight: PITCH.note,
  }))
  return [{ kind: 'outside', rows, above: NOTE_ABOVE }]
}
