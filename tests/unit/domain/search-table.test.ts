import { describe, expect, it } from 'vitest'
import { searchNames } from '../../../src/domain/name-search.ts'
import { buildNameEntry } from '../../../src/domain/names.ts'
import { searchReadings } from '../../../src/domain/pinyin.ts'
import { simplified, TRADITIONAL } from '../../../src/domain/traditional.ts'
import { REGISTER, SEARCHES } from './search-table.ts'

const entries = REGISTER.map(buildNameEntry)

describe('the register is searched', () => {
  it.each(SEARCHES)('for $query', ({ query, finds, not = [], before = [] }) => {
    const found = searchNames(entries, query).map(({ id }) => id)
    expect(finds.filter((id) => !found.includes(id))).toEqual([])
    expect(not.filter((id) => found.includes(id))).toEqual([])
    expect(before.filter(([one, other]) => found.indexOf(one) > found.indexOf(other))).toEqual([])
    if (finds.length === 0 && not.length === 0) expect(found).toEqual([])
  })

  it('with at least 120 searches, and names that are all in the register', () => {
    expect(SEARCHES.length).toBeGreaterThanOrEqual(120)
    const ids = new Set(REGISTER.map(({ id }) => id))
    expect(SEARCHES.flatMap(({ finds, not = [] }) => [...finds, ...not]).filter((id) => !ids.has(id))).toEqual([])
  })

  it('and whoever was looked for stands before those found by something else', () => {
    const first = (query: string) => searchNames(entries, query)[0]?.id
    expect(first('海风小学')).toBe('陈小满')
    expect(first('chen 0021')).toBe('陈小满')
    expect(first('lee')).toBe('Ann Lee')
    expect(first('满')).toBe('陈小满')
  })
})

describe('traditional characters', () => {
  it('are read like the simplified ones they stand for', () => {
    const misread = [...TRADITIONAL].filter(([traditional, simple]) => {
      const [one = [], other = []] = [traditional, simple].map((character) => searchReadings(`王${character}`)[1])
      return !one.some((reading) => other.includes(reading))
    })
    expect(misread).toEqual([])
  })

  it('come out as simplified ones, others as they are', () => {
    expect(Array.from('陳小滿a').map(simplified).join('')).toBe('陈小满a')
  })
})
