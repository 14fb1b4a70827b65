import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { buildNameEntry, type MatchedField, type NameSource } from '../../../src/domain/names.ts'
import { searchNames } from '../../../src/domain/name-search.ts'
import { displayReading, searchReadings } from '../../../src/domain/pinyin.ts'

const full: NameSource = {
  id: 'child',
  name: '陈小满',
  formerName: '王满满',
  alias: '石榴',
  guardianName: '黄阿妹',
  phones: ['138 0000 0021、0898-6666 7788'],
  idNumber: '11010519491231002X',
  caseNumber: 'XY-2026-个-0037',
}

function found(source: NameSource, query: string) {
  return searchNames([buildNameEntry(source)], query)[0]
}

describe('a child is found by', () => {
  it.each<[string, string, MatchedField, string]>([
    ['the whole name', '陈小满', 'name', '陈小满'],
    ['part of the name', '小满', 'name', '小满'],
    ['one character', '满', 'name', '满'],
    ['whole pinyin', 'chenxiaoman', 'name', '陈小满'],
    ['whole pinyin with blanks', 'chen xiao man', 'name', '陈小满'],
    ['whole pinyin in capitals', 'ChenXiaoMan', 'name', '陈小满'],
    ['pinyin with tone marks', 'chénxiǎomǎn', 'name', '陈小满'],
    ['pinyin that is not finished', 'chenxiaom', 'name', '陈小满'],
    ['pinyin of the given name', 'xiaoman', 'name', '小满'],
    ['the beginning of the surname', 'che', 'name', '陈'],
    ['initials', 'cxm', 'name', '陈小满'],
    ['two-letter initials', 'chxm', 'name', '陈小满'],
    ['initials of the given name', 'xm', 'name', '小满'],
    ['pinyin and initials mixed', 'chenxm', 'name', '陈小满'],
    ['a character and initials', '陈xm', 'name', '陈小满'],
    ['a character in the middle', 'c小m', 'name', '陈小满'],
    ['characters and pinyin', '陈xiaoman', 'name', '陈小满'],
    ['full-width letters', 'ｃｘｍ', 'name', '陈小满'],
    ['the former name', '王满', 'formerName', '王满'],
    ['the former name in pinyin', 'wangman', 'formerName', '王满'],
    ['the alias', 'shiliu', 'alias', '石榴'],
    ['the guardian', 'ham', 'guardianName', '黄阿妹'],
    ['the guardian in characters', '阿妹', 'guardianName', '阿妹'],
    ['the end of the telephone number', '0021', 'phone', '0021'],
    ['the end of the second number', '7788', 'phone', '7788'],
    ['the beginning of the telephone number', '1380000', 'phone', '138 0000'],
    ['the whole number with blanks', '138 0000 0021', 'phone', '138 0000 0021'],
    ['the end of the ID number', '002x', 'idNumber', '002X'],
    ['the whole ID number', '11010519491231002X', 'idNumber', '11010519491231002X'],
    ['the serial of the case', '0037', 'caseNumber', '0037'],
    ['the case number', 'XY-2026-个-0037', 'caseNumber', 'XY-2026-个-0037'],
  ])('%s: %s', (_, query, field, marked) => {
    const match = found(full, query)
    expect(match?.field).toBe(field)
    expect(match?.text.slice(match.start, match.end)).toBe(marked)
  })

  it.each([
    ['单小雨', 'shanxy'],
    ['单小雨', 'dan'],
    ['曾一诺', 'zengyn'],
    ['曾一诺', 'cengyinuo'],
    ['解心怡', 'xie'],
    ['解心怡', 'jie'],
    ['仇天佑', 'qiuty'],
    ['朴恩惠', 'piao'],
    ['朴恩惠', 'pu'],
    ['区嘉文', 'oujw'],
    ['区嘉文', 'qu'],
    ['查理', 'zha'],
    ['查理', 'cha'],
    ['盖小天', 'gexiao'],
    ['盖小天', 'gai'],
    ['尉迟恭', 'yuchigong'],
    ['尉迟恭', 'wcg'],
    ['长孙无忌', 'zhangsun'],
    ['长孙无忌', 'cswj'],
    ['万俟雅', 'moqi'],
    ['单于明', 'chanyu'],
    ['令狐冲', 'lhc'],
    ['乐嘉', 'yuejia'],
    ['种师道', 'chong'],
    ['覃辉', 'tan'],
    ['覃辉', 'qin'],
    ['黑妮', 'he'],
    ['翟天', 'zhai'],
    ['宁静', 'ning'],
    ['吕绿', 'lvlv'],
    ['吕绿', 'lülǜ'],
    ['吕绿', 'lulu'],
    ['吕绿', 'lyu'],
    ['女娲', 'nvwa'],
    ['阿卜杜拉·买买提', 'abdlmmt'],
    ['阿卜杜拉·买买提', '阿卜杜拉买买提'],
    ['阿卜杜拉·买买提', '买买提'],
    ['𠮷小满', '𠮷'],
    ['𠮷小满', '𠮷xm'],
    ['Ann Lee', 'annl'],
  ])('the other reading or spelling: %s by %s', (name, query) => {
    expect(found({ id: 'child', name }, query)?.field).toBe('name')
  })
})

describe('a child is not found by', () => {
  it.each([
    [''],
    ['   '],
    ['李'],
    ['cxn'],
    ['chenxiaomanx'],
    ['小陈'],
    ['0022'],
    ['21'],
    ['002'],
    ['zzz'],
    ['·'],
    ['1949'],
  ])('%j', (query) => {
    expect(found(full, query)).toBeUndefined()
  })
})

describe('the order of what is found', () => {
  const entries = (
    [
      { id: 'inside', name: '林小满' },
      { id: 'guardian', name: '林一诺', guardianName: '小满' },
      { id: 'beginning', name: '小满月' },
      { id: 'whole', name: '小满' },
    ] satisfies readonly NameSource[]
  ).map(buildNameEntry)

  it('is the whole name, its beginning, its inside, then other fields', () => {
    expect(searchNames(entries, '小满').map(({ id }) => id)).toEqual(['whole', 'beginning', 'inside', 'guardian'])
  })

  it('keeps the order of the list among equals', () => {
    const equal = ['a', 'b', 'c'].map((id) => buildNameEntry({ id, name: '陈小满' }))
    expect(searchNames(equal, 'cxm').map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })
})

describe('marking', () => {
  it('counts astral characters as they lie in the text', () => {
    const match = found({ id: 'child', name: '𠮷小满' }, 'xm')
    expect(match?.text.slice(match.start, match.end)).toBe('小满')
  })

  it('takes the dot between with it', () => {
    const match = found({ id: 'child', name: '阿里·买买提' }, 'almm')
    expect(match?.text.slice(match.start, match.end)).toBe('阿里·买买')
  })
})

describe('any name', () => {
  const surname = fc.constantFrom(...Array.from('陈单曾解仇朴区查吕翟覃盖乐林王'))
  const given = fc.string({
    unit: fc.constantFrom(...Array.from('小满一诺子涵绿女长乐行佳怡重宇')),
    minLength: 1,
    maxLength: 2,
  })

  it('is found by every mixture of its readings, initials and characters', () => {
    fc.assert(
      fc.property(surname, given, fc.array(fc.nat(100), { minLength: 3, maxLength: 3 }), (first, rest, choices) => {
        const name = first + rest
        const readings = searchReadings(name)
        const query = Array.from(name)
          .map((character, index) => {
            const spellings = readings[index] ?? []
            const choice = choices[index] ?? 0
            const reading = spellings[choice % spellings.length] ?? character
            return [character, reading, reading.slice(0, 1)][choice % 3] ?? character
          })
          .join('')
        expect(found({ id: 'child', name }, query)?.text).toBe(name)
      }),
    )
  })

  it('is found by any piece of itself, and the mark is that piece', () => {
    fc.assert(
      fc.property(surname, given, fc.nat(2), fc.integer({ min: 1, max: 3 }), (first, rest, from, length) => {
        const piece = (first + rest).slice(from, from + length)
        fc.pre(piece !== '')
        const match = found({ id: 'child', name: first + rest }, piece)
        expect(match?.text.slice(match.start, match.end)).toBe(piece)
      }),
    )
  })
})

/** What makes words ready to be compared; done once for each child, when it is taken into the register. */
const PREPARING = ['normalize', 'toLowerCase', 'toLocaleLowerCase', 'replace', 'replaceAll', 'split'] as const

describe('ten thousand children', () => {
  const characters = Array.from('小满一诺子涵梓轩雨桐浩宇欣怡俊杰思琪嘉文博佳天佑晓')
  const surnames = Array.from('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜')
  const pick = (list: readonly string[], index: number) => list[index % list.length] ?? ''
  const entries = Array.from({ length: 10_000 }, (_, index) =>
    buildNameEntry({
      id: String(index),
      name: pick(surnames, index) + pick(characters, Math.floor(index / 7)) + pick(characters, Math.floor(index / 3)),
      guardianName: pick(surnames, index + 5) + pick(characters, index),
      phones: [`138${String(index).padStart(8, '0')}`],
    }),
  )

  it.each(['c', 'cxm', 'chenxm', '陈', '0021', 'zzz'])(
    'are searched for %s without preparing anything of a child that is not found',
    (query) => {
      const prepared = (count: number) => {
        const spies = PREPARING.map((method) => vi.spyOn(String.prototype, method))
        const found = searchNames(entries.slice(0, count), query).length
        const calls = spies.reduce((sum, { mock }) => sum + mock.calls.length, 0)
        vi.restoreAllMocks()
        return { calls, found }
      }
      const { calls, found } = prepared(10_000)
      expect(calls).toBeLessThanOrEqual(prepared(1).calls + found)
    },
  )
})

describe('reading to show', () => {
  it.each([
    ['陈小满', 'Chén Xiǎomǎn'],
    ['单小雨', 'Shàn Xiǎoyǔ'],
    ['曾一诺', 'Zēng Yīnuò'],
    ['尉迟恭', 'Yùchí Gōng'],
    ['单于明', 'Chányú Míng'],
    ['欧阳修', 'Ōuyáng Xiū'],
    ['吕绿', 'Lǚ Lǜ'],
    ['朴恩惠', 'Piáo Ēnhuì'],
    ['陈', 'Chén'],
    ['阿里·买买提', 'Ālǐ·Mǎimǎití'],
    ['Ann Lee', ''],
    ['', ''],
  ])('%s is %s', (name, reading) => {
    expect(displayReading(name)).toBe(reading)
  })
})
