import type { Line } from './lines.ts'
import type { Mark } from './marks.ts'

/** A rectangle on a page, in points from the page's top left. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type Body =
  | {
      readonly kind: 'lines'
      readonly lines: readonly Line[]
      /** From one line to the next. */
      readonly pitch: number
      /** Of the words that give the line its baseline. */
      readonly size: number
    }
  /** Something drawn that is never split; `height` is what it needs without padding. */
  | { readonly kind: 'drawn'; readonly height: number; readonly draw: (area: Area) => readonly Mark[] }

export interface Cell {
  /** From the frame's left. */
  readonly x: number
  readonly width: number
  /** Rows it reaches over, itself included. */
  readonly rows: number
  readonly body: Body
  readonly top: boolean
  readonly padding: Padding
  /** Ids or paths of the fields written in it. */
  readonly fields: readonly string[]
}

export interface Padding {
  readonly left: number
  readonly right: number
  readonly above: number
  readonly below: number
}

export interface Row {
  readonly cells: readonly Cell[]
  readonly minHeight: number
  /** Signed by pen: never alone on a page. */
  readonly signatures?: boolean
}

export function bodyHeight(body: Body): number {
  return body.kind === 'drawn' ? body.height : body.lines.length * body.pitch
}

export function cellHeight(cell: Cell): number {
  return bodyHeight(cell.body) + cell.padding.above + cell.padding.below
}

/** Heights of rows that belong together; a cell over several rows stretches the last of them. */
export function rowHeights(rows: readonly Row[]): number[] {
  const heights = rows.map((row) =>
    Math.max(row.minHeight, ...row.cells.filter((cell) => cell.rows === 1).map(cellHeight)),
  )
  for (const [i, row] of rows.entries())
    for (const cell of row.cells) {
      if (cell.rows === 1) continue
      const end = Math.min(i + cell.rows, rows.length)
      const missing = cellHeight(cell) - heights.slice(i, end).reduce((sum, height) => sum + height, 0)
      if (missing > 0) heights[end - 1] = (heights[end - 1] ?? 0) + missing
    }
  return heights
}

/** Fewest lines of a text on either side of a page break. */
const FEWEST_LINES = 2

/** How many of a text's lines stay when `fit` of them have room; 0 when it is better moved as a whole. */
function linesThatStay(count: number, fit: number): number {
  if (fit >= count) return count
  const stay = Math.min(fit, count - FEWEST_LINES)
  return stay >= FEWEST_LINES ? stay : 0
}

/**
 * Splits a row where `room` ends. Undefined when nothing useful stays; then the row moves as a whole. `force` takes
 * what there is: for a row that would not fit on an empty page either.
 */
export function splitRow(row: Row, room: number, force: boolean): readonly [Row, Row] | undefined {
  const stay = new Map<Cell, number>()
  let splits = false
  for (const cell of row.cells) {
    if (cell.body.kind === 'drawn') {
      if (cellHeight(cell) > room) return undefined
      continue
    }
    const fit = Math.floor((room - cell.padding.above - cell.padding.below + 0.01) / cell.body.pitch)
    const count = cell.body.lines.length
    const lines = force ? Math.min(count, Math.max(1, fit)) : linesThatStay(count, Math.max(0, fit))
    if (count > 0 && lines === 0) return undefined
    if (lines < count) splits = true
    stay.set(cell, lines)
  }
  if (!splits) return undefined
  const part = (cell: Cell, from: number, to?: number): Cell =>
    cell.body.kind === 'drawn'
      ? cell
      : { ...cell, top: true, body: { ...cell.body, lines: cell.body.lines.slice(from, to) } }
  return [
    { minHeight: 0, cells: row.cells.map((cell) => part(cell, 0, stay.get(cell))) },
    {
      minHeight: 0,
      cells: row.cells.map((cell) =>
        cell.body.kind === 'drawn'
          ? { ...cell, body: { kind: 'lines', lines: [], pitch: 0, size: 0 } }
          : part(cell, stay.get(cell) ?? 0),
      ),
    },
  ]
}
