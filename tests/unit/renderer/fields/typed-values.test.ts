import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTypedMonth, parseTypedTime } from '../../../../src/renderer/ui/fields/typed-values.ts'

describe('a month as people type it', () => {
  test.each([
    ['2026年11月', '2026-11'],
    ['2026-11', '2026-11'],
    ['2026/1', '2026-01'],
    ['202611', '2026-11'],
    ['２０２６．１', '2026-01'],
  ])('%s', (typed, month) => expect(parseTypedMonth(typed)).toBe(month))

  test.each(['', '11月', '2026', '2026-13', '2026-00', '20261', '去年'])('none in %j', (typed) =>
    expect(parseTypedMonth(typed)).toBeNull(),
  )
})

describe('a time of day as people type it', () => {
  test.each([
    ['9:10', '09:10'],
    ['0910', '09:10'],
    ['910', '09:10'],
    ['9点10分', '09:10'],
    ['9点', '09:00'],
    ['下午3:05', '15:05'],
    ['上午9点', '09:00'],
    ['23：59', '23:59'],
  ])('%s', (typed, time) => expect(parseTypedTime(typed)).toBe(time))

  test.each(['', '9', '24:00', '9:60', '早上'])('none in %j', (typed) => expect(parseTypedTime(typed)).toBeNull())

  test('every time comes back from its own writing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hour, minute) => {
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
        expect(parseTypedTime(time)).toBe(time)
        expect(parseTypedTime(`${hour}:${String(minute).padStart(2, '0')}`)).toBe(time)
      }),
    )
  })
})
