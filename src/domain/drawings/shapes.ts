/** What a drawing is made of, in millimetres from its top left. Black on white; a fill is white unless it is black. */
export type Shape = LineShape | PolyShape | EllipseShape | TextShape

export interface LineShape {
  readonly kind: 'line'
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
  readonly width: number
  readonly dash?: Dash
}
export interface PolyShape {
  readonly kind: 'poly'
  readonly points: readonly Point[]
  readonly closed: boolean
  readonly width: number
  readonly dash?: Dash
  readonly fill?: 'white' | 'black'
}
export interface EllipseShape {
  readonly kind: 'ellipse'
  readonly x: number
  readonly y: number
  readonly rx: number
  readonly ry: number
  readonly width: number
}
export interface TextShape {
  readonly kind: 'text'
  /** The middle of the words. */
  readonly x: number
  readonly baseline: number
  readonly text: string
  /** Height of a Chinese character. */
  readonly size: number
  readonly strong?: boolean
}

export interface Point {
  readonly x: number
  readonly y: number
}
export type Dash = readonly [length: number, space: number]

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Something with a name that can be moved by hand. */
export interface DrawnSymbol {
  readonly id: string
  readonly symbol: Box
  /** Around the words beneath; no area when there are none. */
  readonly label: Box
  readonly shapes: readonly Shape[]
}

export interface Drawing {
  readonly width: number
  readonly height: number
  /** Where the sheet begins in the layout: a symbol moved over the edge moves the sheet, not the others. */
  readonly origin: Point
  /** Lines between the symbols and around them, painted first. `of`: the symbols a line may touch. */
  readonly lines: readonly { readonly of: readonly string[]; readonly shape: Shape }[]
  readonly symbols: readonly DrawnSymbol[]
  /** The loop around those who live together: usually one outline, none when nobody does. */
  readonly loops: readonly (readonly Point[])[]
}

export function middleOf({ left, top, right, bottom }: Box): Point {
  return { x: (left + right) / 2, y: (top + bottom) / 2 }
}

export function inflated(box: Box, by: number): Box {
  return { left: box.left - by, top: box.top - by, right: box.right + by, bottom: box.bottom + by }
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

export function around(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  }
}

/** Every shape in the order it is painted. */
export function shapesOf({ lines, loops, symbols }: Drawing): readonly Shape[] {
  return [
    ...loops.map((points): Shape => ({ kind: 'poly', points, closed: true, width: LOOP_WIDTH, dash: LOOP_DASH })),
    ...lines.map(({ shape }) => shape),
    ...symbols.flatMap(({ shapes }) => shapes),
  ]
}

const LOOP_WIDTH = 0.28
const LOOP_DASH: Dash = [1.4, 0.9]
