import type { Faces } from '../faces/faces.ts'
import { oneLine } from '../parts/page-frame.ts'
import { FRAME } from '../parts/look.ts'
import { words, type TextStyle } from '../typeset/inline.ts'
import type { Mark } from '../typeset/marks.ts'
import { mm } from '../units.ts'

const STYLE: TextStyle = { face: 'sansMedium', size: 10.5 }
const UPRIGHT_BASELINE = mm(11)
/** A sheet across is bound at its upper edge: its lower right corner is the upper right one of the volume. */
const ACROSS = { baseline: mm(193), area: { x: mm(280), width: mm(11) } } as const

/** 流水页号, where it would be written by pencil: the upper right corner (domain.md §9). */
export function pageNumber(faces: Faces, page: number, landscape: boolean): Mark[] {
  const inlines = [words(String(page), STYLE)]
  return landscape
    ? oneLine(faces, inlines, 'center', ACROSS.baseline, ACROSS.area)
    : oneLine(faces, inlines, 'right', UPRIGHT_BASELINE, { x: FRAME.left, width: FRAME.width })
}
