import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bandOf,
  compareRisk,
  nextVisitBy,
  rateRisk,
  rubricSchema,
  USUAL_VISIT_INTERVALS,
  type RiskAnswers,
} from '../../../src/domain/risk.ts'
import { RUBRICS, rubricOf } from '../../../src/forms/rubrics.ts'

const rubric = rubricOf('2026.1')
const noFlags = Object.fromEntries(rubric.flags.map(({ id }) => [id, false]))

/** Answers whose scores add up to `total`: threes first. */
function answersFor(total: number, flags: RiskAnswers['flags'] = noFlags): RiskAnswers {
  let left = total
  const scores = Object.fromEntries(
    rubric.items.map(({ id }) => {
      const score = Math.min(3, left)
      left -= score
      return [id, score]
    }),
  )
  return { flags, scores }
}

describe('the rubric of 2026', () => {
  it('has eight red flags and eight items of four anchors, 24 points at most', () => {
    expect(rubric.flags).toHaveLength(8)
    expect(rubric.items).toHaveLength(8)
    for (const { anchors } of rubric.items) expect(anchors.map(({ score }) => score)).toEqual([0, 1, 2, 3])
    expect(rateRisk(rubric, answersFor(24)).maximum).toBe(24)
  })

  it('is refused when its bands leave a gap, overlap or end early', () => {
    const bands = (changed: readonly object[]) => rubricSchema.safeParse({ ...rubric, bands: changed }).success
    expect(bands(rubric.bands)).toBe(true)
    expect(bands([{ level: 'low', from: 0, to: 6 }, ...rubric.bands.slice(1)])).toBe(false)
    expect(bands([{ level: 'low', from: 0, to: 8 }, ...rubric.bands.slice(1)])).toBe(false)
    expect(bands(rubric.bands.slice(0, 2))).toBe(false)
  })

  it('is kept under its version', () => {
    expect(Object.keys(RUBRICS)).toEqual(['2026.1'])
    expect(() => rubricOf('1999.1')).toThrow('no rubric 1999.1')
  })
})

describe('bands', () => {
  it.each([
    [0, 'low'],
    [7, 'low'],
    [8, 'medium'],
    [14, 'medium'],
    [15, 'high'],
    [24, 'high'],
  ])('%i points are %s', (total, level) => {
    expect(rateRisk(rubric, answersFor(total)).level).toBe(level)
    expect(rateRisk(rubric, answersFor(total)).total).toBe(total)
  })

  it('are monotonic: more points are never a lower level', () => {
    for (let total = 1; total <= 24; total += 1) {
      const [before, after] = [bandOf(rubric, total - 1), bandOf(rubric, total)]
      if (before === null || after === null) throw new Error('every total has a band')
      expect(compareRisk(after, before)).toBeLessThanOrEqual(0)
    }
    expect(bandOf(rubric, 25)).toBeNull()
    expect(bandOf(rubric, -1)).toBeNull()
  })
})

describe('red flags', () => {
  it.each(rubric.flags.map(({ id }) => [id]))('%s alone makes it urgent, whatever the points', (id) => {
    expect(rateRisk(rubric, answersFor(0, { ...noFlags, [id]: true })).level).toBe('urgent')
    expect(rateRisk(rubric, { flags: { [id]: true }, scores: {} }).level).toBe('urgent')
  })
})

describe('an unfinished sheet has no grade', () => {
  it('with one flag open', () => {
    const rating = rateRisk(rubric, answersFor(24, { ...noFlags, missing: null }))
    expect(rating.level).toBeNull()
    expect(rating.unansweredFlags).toEqual(['missing'])
  })

  it('with one item open, however many points the others have', () => {
    const answers = answersFor(24)
    const rating = rateRisk(rubric, { ...answers, scores: { ...answers.scores, economy: null } })
    expect(rating.level).toBeNull()
    expect(rating.total).toBeNull()
    expect(rating.unansweredItems).toEqual(['economy'])
    expect(rating.subtotal).toBe(21)
    expect(rating.openRange).toEqual({ from: 21, to: 24 })
  })

  it('with nothing answered: the range is everything', () => {
    const rating = rateRisk(rubric, { flags: {}, scores: {} })
    expect(rating.level).toBeNull()
    expect(rating.unansweredFlags).toHaveLength(8)
    expect(rating.unansweredItems).toHaveLength(8)
    expect(rating.openRange).toEqual({ from: 0, to: 24 })
  })

  it.each([[4], [-1], [1.5], [Number.NaN]])('a score of %s is no answer, never a point', (score) => {
    const answers = answersFor(0)
    const rating = rateRisk(rubric, { ...answers, scores: { ...answers.scores, health: score } })
    expect(rating.unansweredItems).toEqual(['health'])
    expect(rating.level).toBeNull()
  })
})

describe('any sheet', () => {
  const answer = fc.constantFrom(true, false, null)
  const sheet = fc.record({
    flags: fc.record(Object.fromEntries(rubric.flags.map(({ id }) => [id, answer]))),
    scores: fc.record(Object.fromEntries(rubric.items.map(({ id }) => [id, fc.constantFrom(0, 1, 2, 3, null)]))),
  })

  it('is graded exactly when it is urgent or complete, and within its open range', () => {
    fc.assert(
      fc.property(sheet, (answers) => {
        const rating = rateRisk(rubric, answers)
        const complete = rating.unansweredFlags.length === 0 && rating.unansweredItems.length === 0
        expect(rating.level !== null).toBe(rating.raisedFlags.length > 0 || complete)
        expect(rating.openRange.from).toBeLessThanOrEqual(rating.openRange.to)
        expect(rating.openRange.to).toBeLessThanOrEqual(rating.maximum)
        if (rating.total !== null) expect(rating.openRange).toEqual({ from: rating.total, to: rating.total })
      }),
    )
  })

  it('keeps its total in the open range however the rest is answered', () => {
    fc.assert(
      fc.property(sheet, fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }), (answers, rest) => {
        const before = rateRisk(rubric, answers)
        const scores = Object.fromEntries(
          rubric.items.map(({ id }, index) => [id, answers.scores[id] ?? rest[index] ?? 0]),
        )
        const { total } = rateRisk(rubric, { flags: answers.flags, scores })
        expect(total).toBeGreaterThanOrEqual(before.openRange.from)
        expect(total).toBeLessThanOrEqual(before.openRange.to)
      }),
    )
  })
})

describe('the next visit', () => {
  it.each([
    ['urgent', '2026-11-23'],
    ['high', '2026-12-07'],
    ['medium', '2026-12-23'],
    ['low', '2027-02-21'],
  ] as const)('%s by %s', (level, day) => {
    expect(nextVisitBy(level, '2026-11-23', USUAL_VISIT_INTERVALS)).toBe(day)
  })

  it('follows the station’s own intervals', () => {
    expect(nextVisitBy('high', '2026-11-23', { urgent: 0, high: 7, medium: 30, low: 90 })).toBe('2026-11-30')
  })
})
