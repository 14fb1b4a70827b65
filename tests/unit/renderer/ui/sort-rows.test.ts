import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { inOrderOf, sortRows } from '../../../../src/renderer/ui/sort-rows.ts'

interface Row {
  readonly id: string
  readonly value: string | number | null
}
const idOf = ({ id }: Row) => id
const byValue = ({ value }: Row) => value
const rowsOf = (...values: readonly Row['value'][]): readonly Row[] =>
  values.map((value, at) => ({ id: `${at}`, value }))
const sortedIds = (rows: readonly Row[], descending = false) => sortRows(rows, byValue, descending).map(idOf).join('')

describe('rows are sorted by a column', () => {
  it.each<[string, readonly Row['value'][], boolean, string]>([
    ['numbers by size', [10, 9, 1], false, '210'],
    ['Chinese words by their reading', ['张', '陈', '王'], false, '120'],
    ['numbers in words by size', ['10号', '9号'], false, '10'],
    ['the other way round', [1, 3, 2], true, '120'],
    ['what is not known last', [null, 2, 1], false, '210'],
    ['what is not known last the other way round too', [null, 1, 2], true, '210'],
    ['equal ones as they came', [1, 0, 1, 0], false, '1302'],
    ['equal ones as they came the other way round too', [1, 0, 1, 0], true, '0213'],
  ])('%s', (_, values, descending, ids) => {
    expect(sortedIds(rowsOf(...values), descending)).toBe(ids)
  })

  it('once for the same rows, and each row is asked once', () => {
    const rows = rowsOf(3, 1, 2)
    const by = vi.fn(byValue)
    const first = sortRows(rows, by, false)
    expect(sortRows(rows, by, false)).toBe(first)
    expect(by).toHaveBeenCalledTimes(3)
    expect(sortRows(rows, by, true).map(idOf).join('')).toBe('021')
    expect(sortRows(rows, idOf, false).map(idOf).join('')).toBe('012')
  })
})

describe('some of the rows in the order of all', () => {
  it('stand as if they had been sorted themselves', () => {
    const values = fc.array(fc.oneof(fc.nat(5), fc.constant(null)), { maxLength: 30 })
    fc.assert(
      fc.property(values, fc.infiniteStream(fc.boolean()), fc.boolean(), (all, stays, descending) => {
        const rows = rowsOf(...all)
        const some = rows.filter(() => stays.next().value === true)
        expect(inOrderOf(some, sortRows(rows, byValue, descending), idOf)).toEqual(sortRows(some, byValue, descending))
      }),
    )
  })
})
