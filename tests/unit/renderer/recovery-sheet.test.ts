import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawGroups } from '../../../src/renderer/ui/recovery-sheet/asked-groups.ts'
import { recoverySheet } from '../../../src/renderer/ui/recovery-sheet/sheet-model.ts'
import { EMPTY_SHEET, stillToDo } from '../../../src/renderer/ui/recovery-sheet/sheet-state.ts'

const key = 'AGE-SECRET-KEY-1P4ULZA63THCSHYT6EN7U98VCD7NV4LMQUMQ9WFN5A6SZQDG9RJ2QM90PLL'
const HEAD = { stationName: '秀英街道社会工作站', serial: 2, madeOn: '2026-11-23' }
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
    const shown = JSON.stringify(recoverySheet(HEAD, { asked: [4, 9] }))
    for (const group of ['P4ULZ', 'A63TH', '6EN7U', 'A6SZQ', 'PLL']) expect(shown).not.toContain(group)
  })
  test('for the printer holds all of it, twice one page, with its number and day', () => {
    const sheet = recoverySheet(HEAD, { recoveryKey: key })
    expect(sheet).toMatchObject({ ...HEAD, masked: false, copies: 2, askedGroups: [] })
    expect(sheet.kind === 'recoverySheet' && sheet.groups.join('')).toBe(key.slice('AGE-SECRET-KEY-1'.length))
  })
  test('is done only when printed, both groups copied right, and sealed', () => {
    const typed: readonly [string, string] = ['6en7u', 'A6SZQ']
    const done = { ...EMPTY_SHEET, printed, typed, sealed: true }
    expect(stillToDo(key, [4, 9], EMPTY_SHEET)).toEqual(['print', 4, 9, 'seal'])
    expect(stillToDo(key, [4, 9], done)).toEqual([])
    expect(stillToDo(key, [4, 9], { ...done, printed: null })).toEqual(['print'])
    expect(stillToDo(key, [4, 9], { ...done, sealed: false })).toEqual(['seal'])
    expect(stillToDo(key, [4, 9], { ...done, typed: ['6EN7U', 'A6SZP'] })).toEqual([9])
    expect(stillToDo(key, [4, 9], { ...done, typed: ['6EN7V', ''] })).toEqual([4, 9])
  })
})
