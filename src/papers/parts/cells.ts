import type { Faces } from '../faces/faces.ts'
import type { Cell, Padding, Row } from '../typeset/grid.ts'
import { gap, words, type Inline, type TextStyle } from '../typeset/inline.ts'
import { textWidth } from '../typeset/atoms.ts'
import { setLines } from '../typeset/lines.ts'
import { FRAME, PADDING, PITCH, ROW, STYLE } from './look.ts'

/** What every part needs to set words. */
export interface Bench {
  readonly faces: Faces
  /** The paper for handwriting: nothing filled in. */
  readonly blank: boolean
}

/** A column of a grid, in points from the frame's left. */
export interface Column {
  readonly x: number
  readonly width: number
}

export interface CellLook {
  readonly align?: 'left' | 'center' | 'right' | 'justify'
  readonly style?: TextStyle
  readonly pitch?: number
  readonly padding?: Padding
  readonly top?: boolean
  readonly indent?: number
  readonly fields?: readonly string[]
  readonly rows?: number
}

export function cellOf(bench: Bench, column: Column, inlines: readonly Inline[], look: CellLook = {}): Cell {
  const padding = look.padding ?? PADDING.value
  const size = (look.style ?? STYLE.value).size
  const setting = {
    width: column.width - padding.left - padding.right,
    align: look.align ?? 'left',
    indent: look.indent ?? 0,
    hang: column.width >= FRAME.width,
  }
  return {
    ...column,
    rows: look.rows ?? 1,
    padding,
    top: look.top ?? false,
    fields: look.fields ?? [],
    body: { kind: 'lines', lines: setLines(bench.faces, inlines, setting), pitch: look.pitch ?? PITCH.value, size },
  }
}

export function emptyCell(column: Column, fields: readonly string[] = []): Cell {
  return {
    ...column,
    rows: 1,
    padding: PADDING.none,
    top: false,
    fields,
    body: { kind: 'lines', lines: [], pitch: 0, size: 0 },
  }
}

/** Columns side by side from widths in points. */
export function columnsOf(widths: readonly number[]): Column[] {
  let x = 0
  return widths.map((width) => {
    const column = { x, width }
    x += width
    return column
  })
}

/** Several columns as one. */
export function spanOf(columns: readonly Column[], from: number, span: number): Column {
  const first = columns[from]
  const last = columns[Math.min(from + span, columns.length) - 1]
  if (first === undefined || last === undefined)
    throw new Error(`a row of ${String(columns.length)} columns is too long`)
  return { x: first.x, width: last.x + last.width - first.x }
}

const NARROW_COLUMN = 36.8
const OPENED_PER_GAP: Readonly<Record<number, number>> = { 2: 1, 3: 0.25 }

/**
 * Labels of two characters are opened by one, of three by a quarter; in narrow columns they stay closed, and so do the
 * longer lines of a label of several.
 * `\n` in a label breaks it; six and more characters break after the fourth when they would not fit.
 */
export function labelInlines(bench: Bench, label: string, width: number): Inline[] {
  const padding = PADDING.label.left + PADDING.label.right
  const lines = label.split('\n').flatMap((line) => {
    const fits = textWidth(bench.faces, line, STYLE.label) <= width - padding + 0.01
    return fits || line.length <= 5 ? [line] : [line.slice(0, 4), line.slice(4)]
  })
  return lines.flatMap((line, i): Inline[] => [
    ...(i === 0 ? [] : [{ kind: 'break' } as const]),
    ...opened(line, width, lines.length > 1),
  ])
}

function opened(line: string, width: number, several: boolean): Inline[] {
  const characters = Array.from(line)
  const open = OPENED_PER_GAP[characters.length]
  const chinese = characters.every((character) => /\p{Script=Han}/u.test(character))
  if (open === undefined || !chinese || width < NARROW_COLUMN || (several && characters.length > 2))
    return [words(line, STYLE.label)]
  return characters.flatMap((character, i): Inline[] => [
    ...(i === 0 ? [] : [{ kind: 'gap', width: open * STYLE.label.size, fixed: true } as const]),
    words(character, STYLE.label),
  ])
}

export function labelCell(bench: Bench, column: Column, label: string, rows = 1): Cell {
  return cellOf(bench, column, labelInlines(bench, label, column.width), {
    align: 'center',
    style: STYLE.label,
    padding: PADDING.label,
    rows,
  })
}

/** A full-width row. */
export function wideRow(cell: Cell, minHeight: number): Row {
  return { cells: [cell], minHeight }
}

export const WIDE: Column = { x: 0, width: FRAME.width }

/** 一、儿童基本情况, with its remark, or with （续） on a later page. */
export function sectionHead(bench: Bench, title: string, remark: string, continued: boolean): Row {
  const inlines: Inline[] = [words(title, STYLE.sectionHead)]
  if (continued) inlines.push(words('（续）', STYLE.continued))
  else if (remark !== '') inlines.push(gap(0.5 * STYLE.sectionHead.size), words(remark, STYLE.remark))
  return wideRow(
    cellOf(bench, WIDE, inlines, { style: STYLE.sectionHead, padding: PADDING.head, pitch: PITCH.value }),
    ROW.sectionHead,
  )
}

/** The label of a free text as a head over its whole width. */
export function narrativeHead(bench: Bench, label: string, continued: boolean): Row {
  const inlines: Inline[] = [words(label, STYLE.strong)]
  if (continued) inlines.push(words('（续）', STYLE.label))
  return wideRow(
    cellOf(bench, WIDE, inlines, { style: STYLE.label, padding: PADDING.head, pitch: PITCH.value }),
    ROW.narrativeHead,
  )
}
