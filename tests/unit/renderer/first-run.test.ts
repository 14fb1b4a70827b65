import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawGroups, EMPTY_STATION, stationProblems } from '../../../src/renderer/features/first-run/entries.ts'
import { recoverySheet } from '../../../src/renderer/features/first-run/recovery-sheet.ts'
import { EMPTY_SHEET, isSheetDone, openGroups } from '../../../src/renderer/features/first-run/sheet-state.ts'
import { waitAfter } from '../../../src/renderer/features/unlock/wait-after.ts'

const key = 'AGE-SECRET-KEY-1P4ULZA63THCSHYT6EN7U98VCD7NV4LMQUMQ9WFN5A6SZQDG9RJ2QM90PLL'
const printed = { to: 'printer', at: '2026-11-23T02:21:00.000Z' } as const

describe('the groups asked back from the sheet', () => {
  test('are two different ones in order, never the short last one', () => {
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
    fc.assert(
      fc.property(chance, chance, (one, other) => {
        const drawn = [one, other]
        const [first, second] = drawGroups(() => drawn.shift() ?? 0)
        expect(first).toBeGreaterThanOrEqual(1)
        expect(second).toBeGreaterThan(first)
        expect(second).toBeLessThanOrEqual(11)
      }),
    )
  })
  test('can be any pair', () => {
    const pairs = new Set<string>()
    for (let one = 0; one < 11; one += 1)
      for (let other = 0; other < 10; other += 1) {
        const drawn = [one / 11, other / 10]
        pairs.add(drawGroups(() => drawn.shift() ?? 0).join())
      }
    expect(pairs.size).toBe(55)
  })
})

describe('the recovery sheet', () => {
  test('on screen holds nothing of the key', () => {
    const shown = JSON.stringify(recoverySheet('秀英街道社会工作站', { asked: [4, 9] }))
    for (const group of ['P4ULZ', 'A63TH', '6EN7U', 'A6SZQ', 'PLL']) expect(shown).not.toContain(group)
  })
  test('for the printer holds all of it, twice one page', () => {
    const sheet = recoverySheet('秀英街道社会工作站', { recoveryKey: key })
    expect(sheet).toMatchObject({ masked: false, copies: 2, askedGroups: [] })
    expect(sheet.kind === 'recoverySheet' && sheet.groups.join('')).toBe(key.slice('AGE-SECRET-KEY-1'.length))
  })
  test('is done only when printed, both groups copied right, and sealed', () => {
    const typed: readonly [string, string] = ['6en7u', 'A6SZQ']
    const done = { ...EMPTY_SHEET, printed, typed, sealed: true }
    expect(isSheetDone(key, [4, 9], done)).toBe(true)
    expect(isSheetDone(key, [4, 9], { ...done, printed: null })).toBe(false)
    expect(isSheetDone(key, [4, 9], { ...done, sealed: false })).toBe(false)
    expect(isSheetDone(key, [4, 9], { ...done, typed: ['6EN7U', 'A6SZP'] })).toBe(false)
    expect(openGroups(key, [4, 9], { ...done, typed: ['6EN7V', ''] })).toEqual([4, 9])
  })
})

describe('the letterhead', () => {
  const good = { ...EMPTY_STATION, name: '秀英街道社会工作站', letterCode: '秀街社工转', caseCode: 'XY' }
  test('needs a name, a letter code and a beginning of case numbers, and no more', () => {
    expect(stationProblems(EMPTY_STATION)).toEqual(['name', 'letterCode', 'caseCode'])
    expect(stationProblems(good)).toEqual([])
  })
  test.each(['秀街〔2026〕', '秀 街', '秀街1', ''])(
    'a letter code is no “%s”: it must not be taken for the number',
    (letterCode) => {
      expect(stationProblems({ ...good, letterCode })).toEqual(['letterCode'])
    },
  )
})

test('wrong passwords make the next try wait longer, and never longer than a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 50].map(waitAfter)).toEqual([0, 0, 2, 4, 8, 16, 32, 60, 60])
})
