import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rateRisk } from '../../../../src/domain/risk.ts'
import { rubricOf } from '../../../../src/forms/rubrics.ts'
import { rulerScale } from '../../../../src/renderer/features/form/ruler-scale.ts'

const rubric = rubricOf('2026.1')
const noFlags = Object.fromEntries(rubric.flags.map(({ id }) => [id, false]))
const someScores = fc.tuple(...rubric.items.map(() => fc.option(fc.integer({ min: 0, max: 3 }))))

test('the bands fill the ruler side by side, without gap or overlap', () => {
  const { bands } = rulerScale(rubric, rateRisk(rubric, { flags: noFlags, scores: {} }), 250)
  expect(bands[0]?.x).toBe(0)
  for (const [at, band] of bands.entries()) expect(band.x + band.width).toBeCloseTo(bands[at + 1]?.x ?? 250)
})

test('the points so far lie in the band that holds them, whatever is answered', () => {
  fc.assert(
    fc.property(someScores, (given) => {
      const scores = Object.fromEntries(rubric.items.map(({ id }, at) => [id, given[at] ?? null]))
      const rating = rateRisk(rubric, { flags: noFlags, scores })
      const scale = rulerScale(rubric, rating, 250)
      const band = scale.bands.find(({ from, to }) => rating.subtotal >= from && rating.subtotal <= to)
      expect(scale.answeredAt).toBeGreaterThan(band?.x ?? NaN)
      expect(scale.answeredAt).toBeLessThan((band?.x ?? NaN) + (band?.width ?? NaN))
    }),
  )
})

test('the open range is hatched exactly while something is unanswered', () => {
  fc.assert(
    fc.property(someScores, (given) => {
      const scores = Object.fromEntries(rubric.items.map(({ id }, at) => [id, given[at] ?? null]))
      const rating = rateRisk(rubric, { flags: noFlags, scores })
      const { open } = rulerScale(rubric, rating, 250)
      const unanswered = given.filter((score) => score === null).length
      expect(open === null).toBe(unanswered === 0)
      expect(open?.most ?? 0).toBe(unanswered * 3)
    }),
  )
})
