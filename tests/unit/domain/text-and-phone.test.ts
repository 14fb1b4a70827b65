import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatPhone, looksLikePhone, phonesIn, plainPhone } from '../../../src/domain/phone.ts'
import {
  countGraphemes,
  hasControlCharacters,
  isLongerThan,
  normaliseLineBreaks,
  onOneLine,
  withoutControlCharacters,
} from '../../../src/domain/text.ts'

describe('length as a person counts it', () => {
  it.each([
    ['陈小满', 3],
    ['𠮷野', 2],
    ['👨‍👩‍👧', 1],
    ['e\u0301', 1],
    ['', 0],
    ['一\n二', 3],
  ])('%j has %i', (text, count) => {
    expect(countGraphemes(text)).toBe(count)
  })

  it('agrees with the limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.nat(40), (text, limit) => {
        expect(isLongerThan(text, limit)).toBe(countGraphemes(text) > limit)
      }),
    )
  })
})

describe('characters that can be neither seen nor printed', () => {
  it.each([
    ['\u0000'],
    ['\u0007'],
    ['\u007F'],
    ['\u009F'],
    ['\uD800'],
    ['\uDC00'],
    ['\u202E'],
    ['\u200B'],
    ['\uFEFF'],
    ['\uFFFE'],
  ])('%j is found and taken out', (character) => {
    expect(hasControlCharacters(`一${character}二`)).toBe(true)
    expect(withoutControlCharacters(`一${character}二`)).toBe('一二')
  })

  it.each([['\n'], ['\t'], ['𠮷'], ['👨‍👩‍👧'], ['　'], ['〔'], ['\u200D'], ['ü']])('%j is none', (character) => {
    expect(hasControlCharacters(character)).toBe(false)
    expect(withoutControlCharacters(character)).toBe(character)
  })

  it('are gone for good', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(hasControlCharacters(withoutControlCharacters(text))).toBe(false)
      }),
    )
  })
})

describe('line breaks', () => {
  it('of every system are one', () => {
    expect(normaliseLineBreaks('一\r\n二\r三\u2028四\v五\t六')).toBe('一\n二\n三\n四\n五 六')
    expect(onOneLine('一 \r\n\n 二')).toBe('一 二')
  })
})

describe('telephone numbers', () => {
  it.each([
    ['138 0000 0021', true],
    ['13800000021', true],
    ['+86 138-0000-0021', true],
    ['１３８００００００２１', true],
    ['0898-66660000', true],
    ['(0898) 6666 0000', true],
    ['66660000', true],
    ['0898-6666 0000转8', true],
    ['0898-6666 0000 分机 801', true],
    ['110', true],
    ['12345', true],
    ['12356', true],
    ['400-800-0000', true],
    ['138 0000 0021、0898-6666 0000', true],
    ['已停机', false],
    ['138 0000 002', false],
    ['12800000021', false],
    ['', false],
    ['、', false],
  ])('%j: %s', (text, looks) => {
    expect(looksLikePhone(text)).toBe(looks)
  })

  it('are compared without blanks, hyphens and extension', () => {
    expect(plainPhone('0898-6666 0000转8')).toBe('089866660000')
    expect(phonesIn('138 0000 0021、139 0000 0052；')).toEqual(['138 0000 0021', '139 0000 0052'])
  })

  it('are set in threes and fours when they are mobile', () => {
    expect(formatPhone('13800000021')).toBe('138 0000 0021')
    expect(formatPhone('0898-66660000')).toBe('0898-66660000')
    expect(formatPhone('13800000021（父亲）')).toBe('13800000021（父亲）')
  })
})
