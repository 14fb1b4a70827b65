import { beforeAll, describe, expect, test } from 'vitest'
import { i18n, speak } from '../../../src/renderer/app/i18n.ts'
import { agoInWords, dateInWords, daysFrom, deadlineInWords } from '../../../src/renderer/ui/date-text.tsx'

const today = new Date(2026, 10, 23, 9, 30)
const { t } = i18n

beforeAll(async () => {
  // `speak` also tells the document; there is none here.
  Object.assign(globalThis, { document: { documentElement: { lang: '' } } })
  await speak('zh')
})

describe('dates on screen (design/README §6)', () => {
  test.each([
    ['2026-11-23', 'dayWeekday', '11月23日 周一'],
    ['2026-03-05', 'day', '3月5日'],
    ['2025-09-04', 'day', '2025年9月4日'],
    ['2025-09-04', 'dayWeekday', '2025年9月4日 周四'],
    ['2026-10-12', 'month', '2026年10月'],
    ['2026-01-02', 'full', '2026年1月2日'],
    ['2026-11-23T09:05:00', 'time', '9:05'],
  ] as const)('%s as %s is %s: no leading zeros, the year when it is another', (date, shape, words) => {
    expect(dateInWords(t, date, shape, today)).toBe(words)
  })

  test.each([
    ['2026-11-23', '今天'],
    ['2026-11-22', '昨天'],
    ['2026-11-20', '3 天前'],
    ['2025-11-23', '365 天前'],
  ])('%s was %s', (date, words) => {
    expect(agoInWords(t, date, today)).toBe(words)
  })

  test.each([
    ['2026-11-30', '11月30日前，还有 7 天'],
    ['2026-11-23', '11月23日，就是今天'],
    ['2026-11-16', '逾期 7 天'],
    ['2027-01-02', '2027年1月2日前，还有 40 天'],
  ])('a deadline of %s says both: %s', (date, words) => {
    expect(deadlineInWords(t, date, today)).toBe(words)
  })

  test('days are those of the wall calendar, not stretches of 24 hours', () => {
    expect(daysFrom(new Date(2026, 10, 23, 23, 59), '2026-11-24')).toBe(1)
    expect(daysFrom(new Date(2026, 10, 23, 0, 1), '2026-11-22')).toBe(-1)
  })

  test('English has its own shapes and a singular', async () => {
    await speak('en')
    expect(dateInWords(i18n.t, '2026-11-23', 'dayWeekday', today)).toBe('Mon 23 Nov')
    expect(deadlineInWords(i18n.t, '2026-11-24', today)).toBe('by 24 Nov, 1 day left')
    await speak('zh')
  })
})
