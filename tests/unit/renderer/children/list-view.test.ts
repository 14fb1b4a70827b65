import { describe, expect, it } from 'vitest'
import { isFiltered, passesFilters, WHOLE_LIST } from '../../../../src/renderer/features/children/list-view.ts'
import { rowOf } from './row.ts'

const rows = [
  rowOf({ childId: 'a', community: '海风', riskLevel: 'high' }),
  rowOf({ childId: 'b', community: '长堤', status: 'inService' }),
  rowOf({ childId: 'c', community: '长堤', riskLevel: 'low', status: 'closed' }),
]
const ids = (change: Partial<typeof WHOLE_LIST>) =>
  rows.filter((row) => passesFilters(row, { ...WHOLE_LIST, ...change })).map(({ childId }) => childId)

describe('filters of the list', () => {
  it.each([
    ['at first all on the register, in service or not', {}, ['a', 'b']],
    ['all files', { status: 'all' }, ['a', 'b', 'c']],
    ['closed ones', { status: 'closed' }, ['c']],
    ['a community of the register', { community: '长堤' }, ['b']],
    ['a level', { risk: 'high' }, ['a']],
    ['those without a grade', { risk: 'none' }, ['b']],
    ['several together', { risk: 'low', status: 'all', community: '长堤' }, ['c']],
  ] as const)('%s', (_what, change, expected) => {
    expect(ids(change)).toEqual(expected)
  })

  it('searching alone is no filter to clear', () => {
    expect(isFiltered({ ...WHOLE_LIST, wanted: '小' })).toBe(false)
    expect(isFiltered({ ...WHOLE_LIST, risk: 'none' })).toBe(true)
  })
})
