import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hideName, NameHider } from '../../../src/domain/hidden-names.ts'

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
