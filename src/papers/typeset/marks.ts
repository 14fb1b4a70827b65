import type { FaceName } from '../faces/faces.ts'

/** What a page is made of, in points from its top left. Everything is black unless it says otherwise. */
export type Mark = TextMark | LineMark | BoxMark | OutlineMark | EllipseMark | CodeMark | ImageMark

export interface TextMark {
  readonly kind: 'text'
  readonly x: number
  readonly baseline: number
  readonly text: string
  readonly face: FaceName
  readonly size: number
  /** Added behind every character, in points. */
  readonly spacing: number
  /** The field the words come from, to name it when a character cannot be printed. */
  readonly field: string
}

export interface LineMark {
  readonly kind: 'line'
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
  readonly width: number
  readonly dash?: { readonly length: number; readonly space: number }
  readonly round?: boolean
  readonly colour?: string
}

export interface BoxMark {
  readonly kind: 'box'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Width of its line; none for a filled box without a line. */
  readonly line?: number
  readonly dash?: { readonly length: number; readonly space: number }
  readonly fill?: string
  readonly colour?: string
}

/** Straight pieces from point to point: the symbols and loops of a drawing. */
export interface OutlineMark {
  readonly kind: 'outline'
  readonly points: readonly { readonly x: number; readonly y: number }[]
  readonly closed: boolean
  readonly width: number
  readonly dash?: { readonly length: number; readonly space: number }
  readonly fill?: string
}

/** Filled white, its middle at x and y. */
export interface EllipseMark {
  readonly kind: 'ellipse'
  readonly x: number
  readonly y: number
  readonly rx: number
  readonly ry: number
  readonly width: number
}

/** A QR code. */
export interface CodeMark {
  readonly kind: 'qr'
  readonly x: number
  readonly y: number
  readonly size: number
  /** Capital letters, figures and - only. */
  readonly text: string
}

/** A JPEG, scaled to the given size. */
export interface ImageMark {
  readonly kind: 'image'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly jpeg: Uint8Array
}
