import { describe, expect, it } from 'vitest'
import type { FormValues } from '../../../src/domain/records.ts'
import { checkValues } from '../../../src/forms/check.ts'
import { computeField, riskInputsOf, riskLevelOf, riskOutcome } from '../../../src/forms/computed.ts'
import { defaultValues } from '../../../src/forms/defaults.ts'
import { f06 } from '../../../src/forms/definitions/f06.ts'
import { f08 } from '../../../src/forms/definitions/f08.ts'
import { exampleValues } from '../../../src/forms/example.ts'
import { asRecord, fieldById } from '../../../src/forms/fields.ts'
import { proposeValue } from '../../../src/forms/proposals.ts'

const today = '2026-11-23'
const inputs = riskInputsOf(f06)
if (inputs === null) throw new Error('F06 is a risk sheet')

function computed(id: string, values: FormValues) {
  const field = fieldById(f06, id)
  if (field?.kind !== 'computed') throw new Error(`${id} is computed`)
  return computeField(field, values, { today })
}

/** The example with scores that add up to `total`, not adjusted. */
function sheet(total: number, change: FormValues = {}): FormValues {
  let left = total
  const example = exampleValues(f06)
  const scores = Object.fromEntries(
    Object.keys(asRecord(example['scores'])).map((id) => {
      const score = Math.min(3, left)
      left -= score
      return [id, { score, basis: '见到' }]
    }),
  )
  return { ...example, scores, adjustment: 'none', adjustedLevel: '', adjustmentReason: '', ...change }
}

describe('what F06 prints', () => {
  it.each([
    [7, '低（0–7）', '低'],
    [8, '中（8–14）', '中'],
    [14, '中（8–14）', '中'],
    [15, '高（15–24）', '高'],
  ])('%i points: %s, finally %s', (total, band, level) => {
    expect(computed('total', sheet(total)).words?.zh).toBe(`${String(total)}分（满分24分）`)
    expect(computed('band', sheet(total)).words?.zh).toBe(band)
    expect(computed('level', sheet(total)).words?.zh).toBe(level)
  })

  it('prints all four boxes from low to urgent, whatever is ticked', () => {
    const { options } = computed('band', sheet(0))
    expect(options.map(({ label }) => label.zh)).toEqual(['低（0–7）', '中（8–14）', '高（15–24）', '紧急'])
  })

  it('prints no level and no total while it is unfinished', () => {
    const empty = defaultValues(f06, { facts: {}, today })
    for (const id of ['total', 'band', 'level']) {
      expect(computed(id, empty).code).toBe('')
      expect(computed(id, empty).words).toBeNull()
    }
    expect(riskLevelOf(f06, empty)).toBeNull()
  })

  it('gives the age on the day of the sheet, not of the print', () => {
    expect(computed('age', { birthDate: '2017-05-21', assessedOn: '2026-05-20' }).words?.zh).toBe('8周岁')
    expect(computed('age', { birthDate: '2017-05-21', assessedOn: '' }).words?.zh).toBe('9周岁')
    expect(computed('age', { birthDate: '', assessedOn: '2026-05-20' }).words).toBeNull()
  })
})

describe('adjusting the level', () => {
  it('is how the example came to 高', () => {
    const outcome = riskOutcome(inputs, exampleValues(f06))
    expect([outcome.rating.total, outcome.band, outcome.level]).toEqual([12, 'medium', 'high'])
  })

  it.each([
    ['up', 'high', 'high', true],
    ['up', 'urgent', 'urgent', true],
    ['up', 'medium', 'medium', false],
    ['up', 'low', 'medium', false],
    ['down', 'low', 'low', true],
    ['down', 'high', 'medium', false],
    ['none', 'high', 'medium', true],
  ])('%s to %s from 中 gives %s', (adjustment, adjustedLevel, level, fits) => {
    const values = sheet(10, { adjustment, adjustedLevel, adjustmentReason: '照料人住院' })
    expect(riskOutcome(inputs, values).level).toBe(level)
    const codes = checkValues(f06, values, 'final', { today }).map(({ code }) => code)
    expect(codes.includes('levelMismatch')).toBe(!fits)
  })

  it('needs its level and its reason', () => {
    const paths = checkValues(f06, sheet(10, { adjustment: 'up' }), 'final', { today }).map(({ path }) => path)
    expect(paths).toEqual(['adjustedLevel', 'adjustmentReason'])
  })

  it('cannot lower a red flag', () => {
    const flags = { ...asRecord(sheet(0)['flags']), violence: 'yes' }
    const values = sheet(0, { flags, adjustment: 'down', adjustedLevel: 'low', adjustmentReason: '误填' })
    expect(riskLevelOf(f06, values)).toBe('urgent')
    expect(checkValues(f06, values, 'final', { today }).map(({ code }) => code)).toContain('levelMismatch')
  })
})

describe('finishing the sheet', () => {
  it('needs every flag and every item, each named', () => {
    const empty = { ...exampleValues(f06), flags: {}, scores: {} }
    const missing = checkValues(f06, empty, 'final', { today })
    expect(missing.filter(({ path }) => path.startsWith('flags.'))).toHaveLength(8)
    expect(missing.filter(({ path }) => path.startsWith('scores.'))).toHaveLength(8)
    expect(missing.map(({ path }) => path)).toContain('scores.economy.score')
  })

  it('does not wait for the scores when a red flag is raised: act first', () => {
    const flags = { ...asRecord(exampleValues(f06)['flags']), untreated: 'yes' }
    const values = { ...sheet(0, { flags }), scores: {} }
    expect(checkValues(f06, values, 'final', { today })).toEqual([])
    expect(riskLevelOf(f06, values)).toBe('urgent')
    expect(computed('total', values).words).toBeNull()
  })

  it('is no risk sheet where there is none', () => {
    expect(riskLevelOf(f08, exampleValues(f08))).toBeNull()
  })
})

describe('proposals', () => {
  const nextVisit = { rule: 'nextVisit', risk: inputs } as const
  const replyDays = { rule: 'replyDays', urgency: 'urgency' } as const

  it('give the last day of the next visit by the station’s intervals', () => {
    expect(proposeValue(nextVisit, sheet(15), {})).toBe('2026-12-07')
    expect(proposeValue(nextVisit, sheet(0), { visitIntervalDays: { urgent: 0, high: 7, medium: 20, low: 60 } })).toBe(
      '2027-01-22',
    )
  })

  it('give none while there is no grade or no date', () => {
    expect(proposeValue(nextVisit, { ...sheet(0), scores: {} }, {})).toBeNull()
    expect(proposeValue(nextVisit, sheet(0, { assessedOn: '' }), {})).toBeNull()
  })

  it('give the working days for a reply by urgency', () => {
    expect(proposeValue(replyDays, { urgency: 'urgent' }, {})).toBe(1)
    expect(proposeValue(replyDays, { urgency: 'relaxed' }, {})).toBe(10)
    expect(proposeValue(replyDays, { urgency: 'normal' }, { replyDays: { urgent: 2, normal: 7, relaxed: 9 } })).toBe(7)
    expect(proposeValue(replyDays, { urgency: '' }, {})).toBeNull()
  })
})
