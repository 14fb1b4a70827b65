import { describe, expect, it } from 'vitest'
import { findRows, sameListed } from '../../../src/renderer/app/find-rows.ts'
import { rowOf } from './children/row.ts'

const rows = [
  rowOf({ childId: 'a', name: '何星辰', formerName: '何晓' }),
  rowOf({ childId: 'b', name: '陈小满', phones: ['138 0755 0012'] }),
  rowOf({ childId: 'c', name: '单小雨', idNumber: '46010520170904002X', phones: [] }),
]
const find = (query: string) => findRows(rows, query).map(({ row, hit }) => [row.childId, hit?.field ?? null])
const marked = (query: string) =>
  findRows(rows, query).map(({ hit }) => hit?.text.slice(hit.range.from, hit.range.to) ?? null)

describe('finding in the list', () => {
  it('shows all in their own order while nothing is asked', () => {
    expect(find('  ')).toEqual([
      ['a', null],
      ['b', null],
      ['c', null],
    ])
  })

  it.each([
    ['小满', 'b'],
    ['chenxiaoman', 'b'],
    ['cxm', 'b'],
    ['陈xm', 'b'],
    ['shan', 'c'],
    ['dan', 'c'],
  ])('%s finds the name', (query, id) => {
    expect(find(query)).toEqual([[id, 'name']])
  })

  it('puts the best match first: a name before a former name', () => {
    expect(find('xiao').at(-1)).toEqual(['a', 'formerName'])
    expect(find('xiao')).toHaveLength(3)
  })

  it('marks the very characters that were found', () => {
    expect(marked('xm')).toEqual(['小满'])
    expect(marked('0012')).toEqual(['0012'])
  })

  it('shows of an ID number no more than the digits that were asked for', () => {
    expect(findRows(rows, '002X').map(({ hit }) => hit?.text)).toEqual(['002X'])
    // The area is the same for a whole town: it must not lay everybody's number open.
    expect(findRows(rows, '460105').map(({ hit }) => hit?.text)).toEqual(['460105…'])
    expect(marked('460105')).toEqual(['460105'])
  })

  it('gives the same list for the same rows, so that nothing of it is made again', () => {
    expect(findRows(rows, '')).toBe(findRows(rows, ' '))
  })

  it('tells a line that looks the same from one that is marked elsewhere or found by something else', () => {
    const first = (query: string) => findRows(rows, query)[0]
    const same = (one: string, other: string) => {
      const [a, b] = [first(one), first(other)]
      return a !== undefined && b !== undefined && sameListed(a, b)
    }
    expect(same('chen', 'ch')).toBe(true)
    expect(same('', ' ')).toBe(true)
    expect(same('cxm', 'cx')).toBe(false)
    expect(same('hexing', '')).toBe(false)
    expect(same('何', '何晓')).toBe(false)
    expect(same('chen', 'shan')).toBe(false)
  })

  it('finds a child under a changed name at once', () => {
    expect(findRows([rowOf({ childId: 'b', name: '王大海' })], 'wdh')).toHaveLength(1)
  })
})
