import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NameSearch, searchNames } from '../../../src/domain/name-search.ts'
import { buildNameEntry, type NameSource } from '../../../src/domain/names.ts'
import { searchReadings } from '../../../src/domain/pinyin.ts'
import { REGISTER, SEARCHES } from './search-table.ts'

const characters = fc.constantFrom(...Array.from('陈单曾解区查吕小满晓曼一诺绿女长乐行'))
const name = fc.string({ unit: characters, minLength: 2, maxLength: 3 })
const child: fc.Arbitrary<NameSource> = fc
  .record({
    name,
    petName: fc.option(name, { nil: '' }),
    guardianName: fc.option(name, { nil: '' }),
    school: fc.constantFrom('', '海风小学', '满曼小学', '长乐中学'),
    community: fc.constantFrom('', '海风社区', '小满社区'),
    phones: fc.array(fc.constantFrom('13800120012', '0898-1200 1380', '13812001200'), { maxLength: 2 }),
    caseNumber: fc.constantFrom('XY-2026-个-0012', 'XY-2012-个-0138'),
  })
  .map((source) => ({ ...source, id: source.name }))

/** Pieces of what may be typed; together they make mixtures, several words, numbers and nonsense. */
const piece = fc.oneof(
  name.chain((known) =>
    fc.constantFrom(
      known,
      ...searchReadings(known).flatMap((spellings) => [...spellings, ...spellings.map((one) => one.slice(0, 1))]),
    ),
  ),
  fc.constantFrom('海风', '小学', 'haifeng', 'xiaoxue', '0012', '1380', '12', 'xy2026', '个', ' ', ' ', 'ü', 'zh', 'X'),
)
/** What stands in the field after each key; sometimes some of it is taken back, or all. */
const typing = fc
  .array(fc.record({ words: fc.array(piece, { minLength: 1, maxLength: 4 }), back: fc.nat(6) }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((strokes) => {
    const stood: string[] = []
    let field: readonly string[] = []
    for (const { words, back } of strokes) {
      for (const key of Array.from(words.join(''))) stood.push((field = [...field, key]).join(''))
      for (let taken = 0; taken < back && field.length > 0; taken += 1)
        stood.push((field = field.slice(0, -1)).join(''))
    }
    return stood
  })

describe('a search that remembers', () => {
  it('finds at each key the same, in the same order and with the same marks, as one that looks at everybody', () => {
    fc.assert(
      fc.property(fc.array(child, { minLength: 1, maxLength: 12 }), typing, (children, stood) => {
        const entries = children.map(buildNameEntry)
        const search = new NameSearch(entries)
        for (const query of stood) expect(search.find(query), query).toEqual(searchNames(entries, query))
      }),
      { numRuns: 300 },
    )
  })

  it('does so for every search of the table typed key by key, one after the other', () => {
    const entries = REGISTER.map(buildNameEntry)
    const search = new NameSearch(entries)
    for (const { query } of SEARCHES) {
      const keys = Array.from(query)
      for (const at of keys.keys()) {
        const typed = keys.slice(0, at + 1).join('')
        expect(search.find(typed), typed).toEqual(searchNames(entries, typed))
      }
    }
  })

  it('finds by the second key whom one character of a school and two digits did not find', () => {
    const search = new NameSearch([
      buildNameEntry({ id: 'c', name: '陈小满', school: '海风小学', phones: ['13800120012'] }),
    ])
    expect(['海', '海风', '01', '012', '0012'].map((query) => search.find(query).length)).toEqual([0, 1, 0, 1, 1])
  })

  it('forgets what was typed long ago, and finds it again', () => {
    const entries = REGISTER.map(buildNameEntry)
    const search = new NameSearch(entries)
    const before = search.find('chen')
    for (let at = 0; at < 500; at += 1) search.find(`z${at}`)
    expect(search.find('chen')).toEqual(before)
  })
})
