import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgePassword, type PasswordReason } from '../../../src/vault/password-strength.ts'

const HINTS = ['秀英街道社会工作站', 'xiuyingjiedaoshehuigongzuozhan', '吴知远', 'wuzhiyuan', 'head']
const judge = (password: string) => judgePassword(password, { hints: HINTS })

describe('refused, with the reason', () => {
  test.each<[string, PasswordReason]>([
    ['', 'tooShort'],
    ['K7mQ2-vT', 'tooShort'],
    ['one two red', 'tooShort'],
    ['a b c d e f', 'tooShort'],
    ['one one one', 'tooShort'],
    ['password123', 'common'],
    ['P@ssw0rd123', 'common'],
    ['woaini1314', 'common'],
    ['WoAiNi1314', 'common'],
    ['wo ai ni 1314', 'common'],
    ['woaini5201314', 'common'],
    ['ｗｏａｉｎｉ１３１４', 'common'],
    ['我爱你一生一世我爱你', 'common'],
    ['nihaonihaonihao', 'repeat'],
    ['1234567890', 'digitsOnly'],
    ['13876543210', 'digitsOnly'],
    ['460105199001011234', 'digitsOnly'],
    ['46010519900101123X', 'digitsOnly'],
    ['qwertyuiop', 'keyboard'],
    ['1qaz2wsx3edc', 'keyboard'],
    ['abcdefghijkl', 'sequence'],
    ['aaaaaaaaaaaa', 'repeat'],
    ['abcabcabcabc', 'repeat'],
    ['xiuyingjiedao88', 'hint'],
    ['秀英街道社会工作站2026', 'hint'],
    ['wuzhiyuan1990', 'hint'],
    ['wuzhiyuan19900101', 'date'],
    ['headheadhead', 'repeat'],
  ])('%s: %s', (password, reason) => {
    const judgement = judge(password)
    expect(judgement).toMatchObject({ accepted: false, grade: 'refused' })
    expect(judgement.reasons).toContain(reason)
  })
})

describe('accepted, and graded', () => {
  test.each([
    ['strawberry', 'weak'],
    ['xiaomaoaichiyu', 'weak'],
    ['xkqjzvwmpt', 'fair'],
    ['K7mQ2-vTx9p', 'fair'],
    ['tide lamp cedar moss', 'fair'],
    ['海边 灯塔 苹果 车站', 'fair'],
    ['correct horse battery staple', 'strong'],
    ['Sunrise-over-harbour-27', 'strong'],
  ])('%s: %s', (password, grade) => {
    expect(judge(password)).toMatchObject({ accepted: true, grade })
  })
})

test('four different words of two characters are enough, whatever their length', () => {
  expect(judge('海边 灯塔 苹果 车站').reasons).not.toContain('tooShort')
  expect(judge('海边 海边 海边 海边').accepted).toBe(false)
})

test('random characters are always accepted at twelve and always refused at eight', () => {
  const characters = fc.constantFrom(...Array.from('bcdfghjkmnpqrtvwxz2346789'))
  fc.assert(
    fc.property(fc.array(characters, { minLength: 12, maxLength: 12 }), (picked) => {
      fc.pre(new Set(picked).size >= 9)
      expect(judge(picked.join('')).accepted).toBe(true)
      expect(judge(picked.slice(0, 8).join('')).accepted).toBe(false)
    }),
  )
})

test('a grade never contradicts what is accepted, and strong needs 55 bits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (password) => {
      const { grade, bits, accepted } = judge(password)
      expect(accepted).toBe(grade !== 'refused')
      if (grade === 'strong') expect(bits).toBeGreaterThanOrEqual(55)
    }),
  )
})

test('of a very long password only the beginning is judged: the work has a bound', () => {
  const long = '海 灯 苹 a1'.repeat(50_000)
  expect(judge(long)).toEqual(judge(long.slice(0, 256)))
})
