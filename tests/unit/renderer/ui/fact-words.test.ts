import { describe, expect, it } from 'vitest'
import { FACTS, type FactKey, type FactValue } from '../../../../src/domain/facts.ts'
import { fieldOfFact } from '../../../../src/forms/fact-fields.ts'
import { factInWords, factWordList } from '../../../../src/renderer/ui/fact-words.ts'

describe('facts in words', () => {
  it.each([
    ['child.sex', '2', '女', 'Female'],
    ['child.birthDate', '2017-09-04', '2017年9月4日', '4 Sep 2017'],
    ['child.ethnicGroup', '19', '黎族', 'Li'],
    ['child.nationalRegister', 'no', '否', 'No'],
    ['household.monthlyIncome', 1860, '1,860 元', '1,860 yuan'],
    ['father.birthYear', 1991, '1991', '1991'],
    ['child.health', ['ill', 'disabled'], '患病、残疾', 'Ill, Disabled'],
    ['child.school', '海风小学', '海风小学', '海风小学'],
    ['child.school', '', '', ''],
    ['child.school', null, '', ''],
    ['child.livingWith', [], '', ''],
    ['child.schoolStage', 'of another version', 'of another version', 'of another version'],
  ] as const satisfies readonly (readonly [FactKey, FactValue, string, string])[])(
    '%s %j is %s',
    (key, value, zh, en) => {
      expect(factInWords(key, value, 'zh')).toBe(zh)
      expect(factInWords(key, value, 'en')).toBe(en)
    },
  )

  it('keeps sub-options with their category, also when only the sub-option is ticked', () => {
    const codes = ['leftBehind', 'guardianshipDifficulty', 'guardianshipMissing', 'familyMinimumLiving', 'unheard']
    expect(factWordList('child.categories', codes, 'zh')).toEqual(['留守', '监护困境 缺失', '家庭困境 低保', 'unheard'])
  })

  it('every fact is asked for by the registration form', () => {
    const keys = Object.keys(FACTS) as FactKey[]
    expect(keys.filter((key) => fieldOfFact(key) === undefined)).toEqual([])
  })
})
