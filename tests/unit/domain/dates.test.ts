import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addWorkingDays,
  ageOn,
  birthdayAt,
  daysUntil,
  deadlineWords,
  formatDateZh,
  formatMonthZh,
  formatTimeZh,
  isDate,
  parseDateZh,
  parseTypedDate,
  weekdayWord,
  workingDaysUntil,
} from '../../../src/domain/dates.ts'

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('dates on paper', () => {
  it('have no leading zeros', () => {
    expect(formatDateZh('2026-11-23')).toBe('2026年11月23日')
    expect(formatDateZh('2026-01-05')).toBe('2026年1月5日')
    expect(formatMonthZh('2026-01')).toBe('2026年1月')
    expect(formatTimeZh('09:05')).toBe('9:05')
  })

  it('show what is no date as it was written', () => {
    expect(formatDateZh('上个月')).toBe('上个月')
    expect(formatDateZh('')).toBe('')
    expect(formatTimeZh('上午')).toBe('上午')
  })

  it('are read back as they were written', () => {
    fc.assert(
      fc.property(day, (date) => {
        expect(parseDateZh(formatDateZh(date))).toBe(date)
      }),
    )
  })
})

describe('typed dates', () => {
  it.each([
    ['2026年11月23日', '2026-11-23'],
    ['2026-11-23', '2026-11-23'],
    ['2026/1/5', '2026-01-05'],
    ['2026.1.5', '2026-01-05'],
    ['20261123', '2026-11-23'],
    ['２０２６年１月５日', '2026-01-05'],
    [' 2026 年 1 月 5 日 ', '2026-01-05'],
    ['2026-02-30', null],
    ['2026-13-01', null],
    ['202611', null],
    ['2026年', null],
    ['去年', null],
    ['', null],
  ])('%j is %s', (typed, date) => {
    expect(parseTypedDate(typed)).toBe(date)
  })
})

describe('days that exist', () => {
  it.each([
    ['2024-02-29', true],
    ['2025-02-29', false],
    ['1900-02-29', false],
    ['2026-04-31', false],
    ['2026-00-10', false],
    ['0026-01-01', false],
    ['2026-1-1', false],
    ['2026-11-23T00:00', false],
  ])('%s: %s', (date, exists) => {
    expect(isDate(date)).toBe(exists)
  })
})

describe('age', () => {
  it.each([
    ['2017-05-21', '2026-05-20', 8],
    ['2017-05-21', '2026-05-21', 9],
    ['2017-05-21', '2017-05-21', 0],
    ['2017-05-21', '2017-05-20', null],
    ['2012-02-29', '2026-02-28', 13],
    ['2012-02-29', '2026-03-01', 14],
    ['不详', '2026-11-23', null],
    ['2017-05-21', '', null],
  ])('of one born %s on %s is %s', (birth, on, age) => {
    expect(ageOn(birth, on)).toBe(age)
  })

  it('is reached on the birthday and not a day before', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 18 }), (birth, age) => {
        const birthday = birthdayAt(birth, age)
        expect(ageOn(birth, birthday)).toBe(age)
        expect(ageOn(birth, addDays(birthday, -1))).toBe(age - 1)
      }),
    )
  })
})

describe('counting days', () => {
  it('goes forth and back', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        expect(daysUntil(date, addDays(date, days))).toBe(days)
      }),
    )
  })

  it('throws on a day that does not exist', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow('not a day')
  })

  it.each([
    ['2026-11-23', '周一'],
    ['2026-11-29', '周日'],
    ['1970-01-01', '周四'],
    ['1969-12-31', '周三'],
  ])('%s is %s', (date, word) => {
    expect(weekdayWord(date, 'zh')).toBe(word)
  })

  it('says deadlines in words', () => {
    expect(deadlineWords('2026-11-23', '2026-11-30', 'zh')).toBe('还有 7 天')
    expect(deadlineWords('2026-11-23', '2026-11-23', 'zh')).toBe('今天')
    expect(deadlineWords('2026-11-23', '2026-11-16', 'zh')).toBe('逾期 7 天')
    expect(deadlineWords('2026-11-23', '2026-11-16', 'en')).toBe('7 days overdue')
  })
})

describe('working days, Monday to Friday', () => {
  it.each([
    ['2026-11-23', 1, '2026-11-24'],
    ['2026-11-23', 5, '2026-11-30'],
    ['2026-11-26', 10, '2026-12-10'],
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-11-29', 1, '2026-11-30'],
    ['2026-11-28', 0, '2026-11-28'],
  ])('%s and %i more is %s', (date, count, end) => {
    expect(addWorkingDays(date, count)).toBe(end)
  })

  it('are counted back to the same number, and never end on a weekend', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (date, count) => {
        const end = addWorkingDays(date, count)
        expect(workingDaysUntil(date, end)).toBe(count)
        expect(['周六', '周日']).not.toContain(weekdayWord(end, 'zh'))
      }),
    )
    expect(workingDaysUntil('2026-11-23', '2026-11-20')).toBe(0)
  })
})
