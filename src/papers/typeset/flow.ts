import { cellHeight, rowHeights, splitRow, type Row } from './grid.ts'

/**
 * What follows one another down the pages. Nothing is ever left out: a row taller than a page is split, whatever it
 * holds.
 */
export type Piece =
  | {
      readonly kind: 'rows'
      /** One row, or rows that share a cell and stay on one page. */
      readonly rows: readonly Row[]
      /** Printed again at the top of a page that begins with this piece or with the rest of it. */
      readonly repeat: readonly Row[]
      /** Never the last on a page. */
      readonly keepWithNext: boolean
    }
  /** The frame closes and the next page begins; `always`: also where the page has only begun. */
  | { readonly kind: 'pageBreak'; readonly always?: boolean }
  /** Rows without a frame, under it. */
  | { readonly kind: 'outside'; readonly rows: readonly Row[]; readonly above: number }

export interface PlacedRow {
  readonly row: Row
  readonly y: number
  readonly height: number
  /** Heights of this and the following rows of the same piece, for cells that reach over several. */
  readonly below: readonly number[]
}

export interface PlacedPage {
  /** Rows inside the frame. */
  readonly framed: readonly PlacedRow[]
  /** Rows under it. */
  readonly outside: readonly PlacedRow[]
}

export interface Room {
  /** Where the frame begins on the first page and on the others, and where it ends at the latest, in points. */
  readonly firstTop: number
  readonly top: number
  readonly bottom: number
  /** How far rows outside the frame may reach below that. */
  readonly slack: number
}

type RowsPiece = Extract<Piece, { kind: 'rows' }>

const heightOf = (rows: readonly Row[]) => rowHeights(rows).reduce((sum, height) => sum + height, 0)

/** Of a page's height, before a chosen break. */
const LEAST_USED = 0.45

class Pages {
  readonly #room: Room
  readonly pages: { framed: PlacedRow[]; outside: PlacedRow[] }[] = []
  #y = 0

  constructor(room: Room) {
    this.#room = room
    this.next([])
  }

  get left(): number {
    return this.#room.bottom - this.#y
  }

  get slack(): number {
    return this.#room.slack
  }

  /** Room of a page that begins with these rows. */
  fresh(repeat: readonly Row[]): number {
    return this.#room.bottom - this.#room.top - heightOf(repeat)
  }

  /** Nothing but repeated heads stands on the page yet. */
  isFresh = true

  next(repeat: readonly Row[]): void {
    this.#y = this.pages.length === 0 ? this.#room.firstTop : this.#room.top
    this.pages.push({ framed: [], outside: [] })
    this.place(repeat)
    this.isFresh = true
  }

  /** A chosen break; none where long texts before it have moved everything and the page has only begun. */
  turn(always: boolean): void {
    const used = 1 - this.left / (this.#room.bottom - this.#room.top)
    if (!this.isFresh && (always || used > LEAST_USED)) this.next([])
  }

  place(rows: readonly Row[]): void {
    const heights = rowHeights(rows)
    for (const [i, row] of rows.entries()) {
      const height = heights[i] ?? 0
      this.pages.at(-1)?.framed.push({ row, y: this.#y, height, below: heights.slice(i) })
      this.#y += height
    }
    if (rows.length > 0) this.isFresh = false
  }

  placeOutside(rows: readonly Row[], above: number): void {
    this.#y += above
    for (const row of rows) {
      const height = heightOf([row])
      this.pages.at(-1)?.outside.push({ row, y: this.#y, height, below: [height] })
      this.#y += height
    }
    this.isFresh = false
  }
}

/** Rows that share cells but would not fit on a page together stand on their own. */
function loosened(piece: RowsPiece): RowsPiece[] {
  return piece.rows.map((row) => ({
    ...piece,
    rows: [{ ...row, cells: row.cells.map((cell) => ({ ...cell, rows: 1 })) }],
  }))
}

/** Least height a piece needs on a page: a text that flows on needs two lines of each of its cells. */
function leastHeight(piece: RowsPiece): number {
  const [row, ...others] = piece.rows
  if (row === undefined || others.length > 0) return heightOf(piece.rows)
  const least = Math.max(
    ...row.cells.map((cell) =>
      cell.body.kind === 'lines' && cell.body.lines.length >= 4
        ? 2 * cell.body.pitch + cell.padding.above + cell.padding.below
        : cellHeight(cell),
    ),
  )
  return Math.max(Math.min(row.minHeight, heightOf(piece.rows)), least)
}

/** Height that must be free for a piece and all it is kept with. */
function chainHeight(pieces: readonly Piece[], from: number, slack: number): number {
  let height = 0
  for (let i = from; i < pieces.length; i += 1) {
    const piece = pieces[i]
    if (piece === undefined || piece.kind === 'pageBreak') return height
    if (piece.kind === 'outside') return height + Math.max(0, piece.above + heightOf(piece.rows) - slack)
    const next = pieces[i + 1]
    const goesOn = piece.keepWithNext || next?.kind === 'outside'
    height += goesOn ? heightOf(piece.rows) : leastHeight(piece)
    if (!goesOn) return height
  }
  return height
}

function isLong(piece: RowsPiece): boolean {
  const row = piece.rows[0]
  return (
    piece.rows.length === 1 &&
    row?.cells.some((cell) => cell.body.kind === 'lines' && cell.body.lines.length >= 4) === true
  )
}

/** Sets the pieces on pages. */
export function flow(pieces: readonly Piece[], room: Room): PlacedPage[] {
  const pages = new Pages(room)
  const whole = pieces.flatMap((piece): Piece[] =>
    piece.kind === 'rows' && piece.rows.length > 1 && heightOf(piece.rows) > pages.fresh(piece.repeat)
      ? loosened(piece)
      : [piece],
  )
  for (const [i, piece] of whole.entries()) {
    if (piece.kind === 'pageBreak') pages.turn(piece.always === true)
    else if (piece.kind === 'outside') pages.placeOutside(piece.rows, piece.above)
    else placeRows(pages, whole, i, piece)
  }
  return pages.pages
}

function placeRows(pages: Pages, pieces: readonly Piece[], at: number, piece: RowsPiece): void {
  const long = isLong(piece)
  const followed = piece.keepWithNext || pieces[at + 1]?.kind === 'outside'
  const after = followed ? chainHeight(pieces, at + 1, pages.slack) : 0
  const height = heightOf(piece.rows)
  const needed = long ? leastHeight(piece) : height + after
  if (needed > pages.left + 0.01 && !pages.isFresh) pages.next(piece.repeat)
  if (height + (long ? after : 0) <= pages.left + 0.01 || (!long && height <= pages.left + 0.01)) {
    pages.place(piece.rows)
    return
  }
  placeLong(pages, piece, after)
}

/** Splits over as many pages as it takes; its last lines stay with what follows. */
function placeLong(pages: Pages, piece: RowsPiece, after: number): void {
  let [rest] = piece.rows
  while (rest !== undefined) {
    const height = heightOf([rest])
    if (height + after <= pages.left + 0.01) {
      pages.place([rest])
      return
    }
    const tooTall = height > pages.left + 0.01
    const room = tooTall ? pages.left : Math.max(0, height - 1)
    // Forced, a line may stand alone: better than nothing, on a page that has no other room to give.
    const parts = splitRow(rest, room, false) ?? (pages.isFresh && tooTall ? splitRow(rest, room, true) : undefined)
    if (parts === undefined) {
      if (pages.isFresh) {
        pages.place([rest])
        return
      }
      pages.next(piece.repeat)
      continue
    }
    pages.place([parts[0]])
    pages.next(piece.repeat)
    rest = parts[1]
  }
}
