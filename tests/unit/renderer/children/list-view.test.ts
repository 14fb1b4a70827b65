import { describe, expect, it } from 'vitest'
import {
  filtersOf,
  isFiltered,
  listFiltersSchema,
  NO_FILTERS,
  passesFilters,
  sameFilters,
  WHOLE_LIST,
} from '../../../../src/renderer/features/children/list-view.ts'
import { rowOf } from './row.ts'

const rows = [
  rowOf({
    childId: 'a',
    community: '海风',
    riskLevel: 'high',
    categories: ['leftBehind'],
    oldestVerifiedOn: '2025-01-01',
  }),
  rowOf({ childId: 'b', community: '长堤', status: 'inService' }),
  rowOf({ childId: 'c', community: '长堤', riskLevel: 'low', status: 'closed', oldestVerifiedOn: '2026-01-01' }),
  rowOf({ childId: 'd', community: '', workerId: 's2', oldestVerifiedOn: '2025-01-01', status: 'transferred' }),
]
/** The child d is a colleague's: name and worker are seen of it. */
const overdue = new Set(['b', 'd'])
const terms = { staleBefore: '2025-11-23', overdue, seen: ({ id }: { readonly id: string }) => id !== 'd' }
const ids = (change: Partial<typeof WHOLE_LIST>) =>
  rows.filter((row) => passesFilters(row, { ...WHOLE_LIST, ...change }, terms)).map(({ childId }) => childId)

describe('filters of the list', () => {
  it.each([
    ['at first all on the register, in service or not', {}, ['a', 'b']],
    ['all files', { status: 'all' }, ['a', 'b', 'c', 'd']],
    ['a category', { category: 'leftBehind' }, ['a']],
    ['a worker, a colleague too', { workerId: 's2', status: 'all' }, ['d']],
    ['facts not verified lately, of files that are seen', { stale: true, status: 'all' }, ['a']],
    ['something overdue, of files that are seen', { overdue: true, status: 'all' }, ['b']],
    ['a population, of files that are seen', { population: 'registered', status: 'all' }, ['a', 'b', 'c']],
    ['closed ones', { status: 'closed' }, ['c']],
    ['a community of the register', { community: '长堤' }, ['b']],
    ['a level', { risk: 'high' }, ['a']],
    ['those without a grade', { risk: 'none' }, ['b']],
    ['several together', { risk: 'low', status: 'all', community: '长堤' }, ['c']],
  ] as const)('%s', (_what, change, expected) => {
    expect(ids(change)).toEqual(expected)
  })

  it('come back as they were kept, and what this version does not know is no filter', () => {
    const kept = filtersOf({ ...NO_FILTERS, community: '海风', stale: true })
    expect(sameFilters(listFiltersSchema.parse(JSON.parse(JSON.stringify(kept))), kept)).toBe(true)
    expect(listFiltersSchema.parse({ community: 7, risk: 'purple', status: 'lost' })).toEqual(NO_FILTERS)
  })

  it('searching alone is no filter to clear', () => {
    const searching = { ...WHOLE_LIST, wanted: '小' }
    expect(isFiltered(searching)).toBe(false)
    expect(isFiltered({ ...WHOLE_LIST, risk: 'none' })).toBe(true)
  })
})
