import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitColumns } from '../../../src/renderer/ui/fit-columns.ts'

const name = { id: 'name', width: 200, grow: 1 }
const age = { id: 'age', width: 60, priority: 1 }
const phase = { id: 'phase', width: 80, priority: 3 }
const worker = { id: 'worker', width: 80, priority: 2 }
const columns = [name, age, phase, worker]

describe('the columns of a list', () => {
  test('all stay while there is room', () => {
    expect(fitColumns(columns, 420).dropped).toEqual([])
  })
  test('go by their priority, the highest number first', () => {
    expect(fitColumns(columns, 419).dropped).toEqual([phase])
    expect(fitColumns(columns, 300).dropped).toEqual([phase, worker])
  })
  test('of equal priority the one further right goes first', () => {
    const equal = [name, { ...age, priority: 2 }, worker]
    expect(fitColumns(equal, 300).dropped).toEqual([worker])
  })
  test('without a priority always stay, even where nothing fits', () => {
    expect(fitColumns(columns, 10).shown.map(({ column }) => column.id)).toEqual(['name'])
  })
  test('are all there before the width is known', () => {
    expect(fitColumns(columns, 0).dropped).toEqual([])
  })
  test('fill the width exactly and are never narrower than they ask for', () => {
    const someColumns = fc.array(
      fc.record({
        width: fc.integer({ min: 20, max: 300 }),
        grow: fc.nat(3),
        priority: fc.integer({ min: 1, max: 5 }),
      }),
      { minLength: 1, maxLength: 14 },
    )
    fc.assert(
      fc.property(someColumns, fc.integer({ min: 1, max: 2000 }), (some, available) => {
        const { shown, dropped } = fitColumns([name, ...some], available)
        expect(shown.length + dropped.length).toBe(some.length + 1)
        for (const { column, width } of shown) expect(width).toBeGreaterThanOrEqual(column.width)
        const total = shown.reduce((sum, { width }) => sum + width, 0)
        if (available >= name.width) expect(total).toBeCloseTo(available, 6)
      }),
    )
  })
})
