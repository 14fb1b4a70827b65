/** Points in a millimetre. Papers are measured in millimetres (design), set in points (PDF). */
export const MM = 72 / 25.4

export function mm(millimetres: number): number {
  return millimetres * MM
}

/** A4, in points. */
export const PAGE = { width: mm(210), height: mm(297) } as const
