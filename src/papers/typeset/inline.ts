import type { FaceName } from '../faces/faces.ts'

/** How words look. Sizes and spacings are points. */
export interface TextStyle {
  readonly face: FaceName
  readonly size: number
  /** Added behind every character. */
  readonly spacing?: number
}

/** A stretch of a line. `field` names the field the words come from. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly style: TextStyle; readonly field?: string }
  /** White space; a line may break here, and it is dropped at both ends of a line unless it is `fixed`. */
  | { readonly kind: 'gap'; readonly width: number; readonly fixed?: boolean }
  | { readonly kind: 'tick'; readonly on: boolean }
  /** A rule to write on. What is filled in stands centred on it; the rule grows with it. */
  | {
      readonly kind: 'rule'
      readonly width: number
      readonly words?: { readonly text: string; readonly style: TextStyle; readonly field: string }
    }
  /** Kept on one line, unless it is wider than a whole line. */
  | { readonly kind: 'unit'; readonly parts: readonly Inline[] }
  | { readonly kind: 'break' }

export function words(text: string, style: TextStyle, field?: string): Inline {
  return field === undefined ? { kind: 'text', text, style } : { kind: 'text', text, style, field }
}

export function gap(width: number): Inline {
  return { kind: 'gap', width }
}

export function fixedGap(width: number): Inline {
  return { kind: 'gap', width, fixed: true }
}

export function unit(...parts: readonly Inline[]): Inline {
  return { kind: 'unit', parts }
}
