import type { TextStyle } from '../typeset/inline.ts'
import type { Padding } from '../typeset/grid.ts'
import { mm } from '../units.ts'

/** Faces and sizes of the papers (design/papers/README.md §2): two families, black only. */
export const STYLE = {
  title: { face: 'serifBold', size: 18, spacing: 0.06 * 18 },
  underTitle: { face: 'serif', size: 9.5 },
  sectionHead: { face: 'sansBold', size: 10.5 },
  continued: { face: 'sans', size: 10.5 },
  remark: { face: 'serif', size: 8.5 },
  label: { face: 'sans', size: 9.5 },
  value: { face: 'serif', size: 10 },
  small: { face: 'serif', size: 9 },
  strong: { face: 'sansMedium', size: 9.5 },
  narrative: { face: 'serif', size: 10.5 },
  /** Clauses families read themselves: large, with a heavier lead. */
  clause: { face: 'serif', size: 11.5 },
  clauseLead: { face: 'sansMedium', size: 11.5 },
  score: { face: 'sansMedium', size: 11 },
  note: { face: 'serif', size: 9 },
  legend: { face: 'serif', size: 8.5 },
  runningLeft: { face: 'sans', size: 9 },
  runningRight: { face: 'sansMedium', size: 9 },
  runningTitle: { face: 'serifBold', size: 10.5 },
  runningContinued: { face: 'serif', size: 9.5 },
  foot: { face: 'serif', size: 9 },
} as const satisfies Record<string, TextStyle>

/**
 * From one line to the next, in points. Values stand a little closer than the face's own 1.437 em: readers of the PDF
 * then take the lines of a cell for one text, and do not read across into the next cell.
 */
export const PITCH = {
  value: 14.3,
  small: 12.9,
  table: 14,
  narrative: 17.6,
  clause: mm(6.4),
  note: mm(5.3),
  legend: mm(4.4),
} as const

/** Least heights of rows. */
export const ROW = {
  line: mm(8.05),
  /** A row with nothing to write in it. */
  tick: mm(7.3),
  sectionHead: mm(6.8),
  narrativeHead: mm(7.3),
  /** A row left free to be written on by hand at length. */
  handwritten: mm(16),
} as const

export const PADDING = {
  label: { left: mm(0.6), right: mm(0.6), above: mm(0.85), below: mm(0.85) },
  value: { left: mm(1.6), right: mm(1.5), above: mm(0.85), below: mm(0.85) },
  /** So far from a neighbour that readers of the PDF tell the two cells apart (pdftotext joins what is closer). */
  table: { left: mm(1.8), right: mm(1.8), above: mm(1.4), below: mm(1.4) },
  centred: { left: mm(1.5), right: mm(1.5), above: mm(1.4), below: mm(1.4) },
  narrow: { left: mm(0.8), right: mm(0.8), above: mm(0.6), below: mm(0.6) },
  narrative: { left: mm(2.4), right: mm(2.4), above: mm(1.3), below: mm(1.3) },
  head: { left: mm(1.6), right: mm(1.6), above: 0, below: 0 },
  none: { left: 0, right: 0, above: 0, below: 0 },
} as const satisfies Record<string, Padding>

/** The text block of a form: the frame's left edge and width, in points. */
export const FRAME = { left: mm(28), width: mm(165) } as const
