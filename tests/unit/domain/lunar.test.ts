import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/domain/dates.ts'
import { lunarOf, solarOf } from '../../../src/domain/lunar.ts'

describe('the lunar calendar', () => {
  // New Year's days and others as the Purple Mountain Observatory's calendar has them.
  it.each([
    ['2016-02-08', '2016-01-01'],
    ['2016-02-07', '2015-12-29'],
    ['2017-01-28', '2017-01-01'],
    ['2017-09-04', '2017-07-14'],
    ['2026-02-17', '2026-01-01'],
    ['2020-05-25', '2020-04-03'],
  ])('%s is %s', (date, lunar) => {
    expect(lunarOf(date)).toBe(lunar)
    expect(solarOf(lunar)).toContain(date)
  })

  it('a day of a month that is followed by its leap month may be two days', () => {
    expect(solarOf('2020-04-03')).toEqual(['2020-04-25', '2020-05-25'])
  })

  it.each(['', '2016-02', 'gestern'])('%j is no day', (text) => {
    expect(lunarOf(text)).toBeNull()
    expect(solarOf(text)).toEqual([])
  })

  it('every day of twenty years comes back from its lunar date', () => {
    for (let day = '2008-01-01'; day < '2028-01-01'; day = addDays(day, 1))
      expect(solarOf(lunarOf(day) ?? '')).toContain(day)
  })
})
