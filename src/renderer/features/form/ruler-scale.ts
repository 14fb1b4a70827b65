import type { RiskLevel, RiskRating, Rubric } from '../../../domain/risk.ts'

/** Where things lie on a ruler `width` wide whose integers 0…maximum each have an equal cell. */
export interface RulerScale {
  readonly bands: readonly {
    readonly level: RiskLevel
    readonly from: number
    readonly to: number
    readonly x: number
    readonly width: number
  }[]
  /** Middle of the cell of the points answered so far. */
  readonly answeredAt: number
  /** Cells of the totals still possible; null when every item is answered. */
  readonly open: { readonly x: number; readonly width: number; readonly most: number } | null
}

/** Bands side by side without gap or overlap: both sides of each edge are whole numbers. */
export function rulerScale(rubric: Pick<Rubric, 'bands'>, rating: RiskRating, width: number): RulerScale {
  const cell = width / (rating.maximum + 1)
  const { from, to } = rating.openRange
  return {
    bands: rubric.bands
      .toSorted((a, b) => a.from - b.from)
      .map((band) => ({ ...band, x: band.from * cell, width: (band.to - band.from + 1) * cell })),
    answeredAt: (rating.subtotal + 0.5) * cell,
    open:
      rating.unansweredItems.length === 0
        ? null
        : { x: from * cell, width: (to - from + 1) * cell, most: to - rating.subtotal },
  }
}
