import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hideName, NameHider } from '../../../src/domain/hidden-names.ts'
import * as sentences from '../../../src/renderer/tasks/sample/sentences.ts'

describe('a hidden name', () => {
  it.each([
    ['陈小满', '陈○○'],
    ['王芳', '王○○'],
    ['欧阳小满', '欧阳○○'],
    // Two characters: 欧 is the surname then.
    ['欧阳', '欧○○'],
    ['阿卜杜拉·买买提', '阿○○'],
    ['𠮷田小满', '𠮷○○'],
    ['Ann Lee', 'A○○'],
  ])('%s is shown as %s', (name, shown) => {
    expect(hideName(name)).toBe(shown)
  })

  it('does not tell how long it is', () => {
    expect(Array.from(hideName('陈满')).length).toBe(Array.from(hideName('陈小满月')).length)
  })
})

describe('names in a text', () => {
  const hider = new NameHider(['陈小满', '陈小满月', '王芳', '母亲', '周', 'Ann', ' 林一诺 '])

  it.each([
    ['陈小满的母亲王芳来站', '陈○○的母亲王○○来站'],
    // The longer of two names, not the shorter one and a rest of it.
    ['陈小满月没有来', '陈○○没有来'],
    ['陈小满陈小满', '陈○○陈○○'],
    // Who is no name, and who would be found in every other word.
    ['母亲每周来', '母亲每周来'],
    ['Ann and Annual, McAnn, Ann.', 'A○○ and Annual, McAnn, A○○.'],
    ['林一诺', '林○○'],
    ['', ''],
  ])('%s → %s', (text, shown) => {
    expect(hider.hide(text)).toBe(shown)
  })

  it('are gone from any text, and the rest of it stays', () => {
    const name = fc.constantFrom('陈小满', '王芳', '林一诺')
    const words = fc.string({ unit: fc.constantFrom('来', '站', '了', '，', '𠮷', '<', '&', '\u202e') })
    fc.assert(
      fc.property(fc.array(fc.tuple(words, name)), words, (parts, end) => {
        const text = parts.map(([before, who]) => before + who).join('') + end
        const hidden = parts.map(([before, who]) => before + hideName(who)).join('') + end
        expect(hider.hide(text)).toBe(hidden)
      }),
    )
  })

  it('leave a text without any as the very same text', () => {
    const text = '今天没有人来'
    expect(hider.hide(text)).toBe(text)
  })
})

describe('given names of children', () => {
  const hider = new NameHider(
    ['陈小满', '欧阳天天', '王芳', '李文书', '阿依古丽·买买提', '周爷爷'],
    ['陈小满', '欧阳天天', '王芳', '李文书', '阿依古丽·买买提', '周爷爷'],
  )

  it.each([
    ['小满说：妈妈没回来。', '○○说：妈妈没回来。'],
    ['陈小满来了，小满哭了。', '陈○○来了，○○哭了。'],
    ['天天在家，欧阳天天不肯来。', '○○在家，欧阳○○不肯来。'],
    // Labels of the screen are no sentences, and words for relatives no names.
    ['文书', '文书'],
    ['打印文书', '打印文书'],
    ['爷爷来接，芳香的花。', '爷爷来接，芳香的花。'],
  ])('in a sentence only: %s → %s', (text, shown) => {
    expect(hider.hide(text)).toBe(shown)
  })

  it('are left where nobody says that they are children’s', () => {
    expect(new NameHider(['陈小满']).hide('小满说：没有。')).toBe('小满说：没有。')
  })
})

describe('given names of one character', () => {
  const hider = new NameHider(['王丽', '欧阳明', '李学', '陈安', '林云'], ['王丽', '欧阳明', '李学', '陈安', '林云'])

  it.each([
    ['小丽说：妈妈没回来。', '○○说：妈妈没回来。'],
    ['今天阿丽没来，老师问了小明。', '今天○○没来，老师问了○○。'],
    ['丽丽哭了，丽儿不肯来。', '○○哭了，○○不肯来。'],
    ['奶奶叫她“丽”，别人也这样叫。', '奶奶叫她“○○”，别人也这样叫。'],
    ['丽说：不去。丽姐在家。', '○○说：不去。○○姐在家。'],
    ['王丽和小丽，是一个人。', '王○○和○○，是一个人。'],
  ])('are hidden where somebody is called by them: %s → %s', (text, shown) => {
    expect(hider.hide(text)).toBe(shown)
  })

  it.each([
    '丽江很美丽，天气晴朗。',
    '读小学三年级，爱学习。',
    '明明说过，从小明白事理。',
    '安安静静地坐着，平安到家。',
    '云儿飘过，孩子明天来。',
    '大小明细，都在表里。',
    // A label of the screen.
    '小丽',
  ])('are left in words: %s', (text) => {
    expect(hider.hide(text)).toBe(text)
  })

  it('are found in no sentence that workers write of nobody', () => {
    const written = Object.values(sentences).flatMap((list) => (Array.isArray(list) ? list.filter(isText) : []))
    const characters = [...new Set(written.join(''))].filter((character) => /\p{Script=Han}/u.test(character))
    expect(written.length).toBeGreaterThan(80)
    const all = characters.map((character) => `王${character}`)
    const hiders = [new NameHider(all, all), ...all.map((name) => new NameHider([name], [name]))]
    const found = hiders.flatMap((each) => written.filter((sentence) => each.hide(sentence) !== sentence))
    expect([...new Set(found)]).toEqual([])
  })

  it('are gone however somebody is called, whatever stands around', () => {
    const called = fc.constantFrom('小丽', '阿丽', '丽丽', '“丽”')
    const words = fc.array(fc.constantFrom('来', '站', '了', '，', '。', '孩', '𠮷'), { minLength: 1 })
    fc.assert(
      fc.property(words, called, words, (before, who, after) => {
        const shown = hider.hide(`${before.join('')}${who}${after.join('')}。`)
        expect(shown).not.toContain('丽')
        expect(shown).toContain('○○')
      }),
    )
  })
})

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
