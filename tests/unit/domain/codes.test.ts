import { describe, expect, it } from 'vitest'
import { CODE_LISTS, codeEntries, codeWord, isCodeListName } from '../../../src/domain/codes.ts'

describe.each(Object.entries(CODE_LISTS))('the list %s', (_, list) => {
  it('has no code twice and a word in both languages for each', () => {
    const codes = list.entries.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    for (const { label } of list.entries) {
      expect(label.zh).toMatch(/\p{Script=Han}/u)
      expect(label.en).toMatch(/[A-Za-z]/)
    }
  })

  it('has no word twice', () => {
    const words = list.entries.map(({ label }) => label.zh)
    expect(new Set(words).size).toBe(words.length)
  })
})

describe('national standards', () => {
  it('GB/T 3304 has all 56 ethnic groups, numbered without gap', () => {
    const codes = codeEntries('ethnicGroup').map(({ code }) => Number(code))
    expect(codes.slice(0, 56)).toEqual(Array.from({ length: 56 }, (_, index) => index + 1))
    expect(codeWord('ethnicGroup', '19', 'zh')).toBe('黎族')
    expect(codeWord('ethnicGroup', '56', 'zh')).toBe('基诺族')
  })

  it.each([
    ['sex', '1', '男'],
    ['sex', '2', '女'],
    ['marriage', '40', '离异'],
    ['education', '70', '初中'],
    ['kinship', '62', '祖母'],
    ['disabilityKind', '6', '精神'],
    ['disabilityGrade', '1', '一级'],
  ])('%s %s is %s', (list, code, word) => {
    expect(codeWord(list, code, 'zh')).toBe(word)
  })
})

describe('a code nobody knows', () => {
  it('is shown as it is written', () => {
    expect(codeWord('sex', '7', 'zh')).toBe('7')
    expect(codeWord('nobody', '7', 'zh')).toBe('7')
    expect(isCodeListName('toString')).toBe(false)
  })
})
