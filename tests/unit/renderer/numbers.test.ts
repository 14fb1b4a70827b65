import { afterEach, describe, expect, it } from 'vitest'
import { numberInWords } from '../../../src/domain/number-in-words.ts'
import { i18n, speak } from '../../../src/renderer/app/i18n.ts'

describe('numbers', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [12_000, '12,000'],
    [-1234, '-1,234'],
    [1234.5, '1,234.5'],
  ])('%d is %s', (value, words) => {
    expect(numberInWords(value)).toBe(words)
  })
})

describe('numbers in sentences', () => {
  const document = globalThis.document
  afterEach(async () => {
    Object.assign(globalThis, { document })
    await i18n.changeLanguage('zh-CN')
  })

  it('over 999 have a comma in both languages, and one is one', async () => {
    expect(i18n.t('register.import.take', { count: 12_000 })).toBe('收下这 12,000 行')
    Object.assign(globalThis, { document: { documentElement: {} } })
    await speak('en')
    expect(i18n.t('register.import.take', { count: 12_000 })).toBe('Take these 12,000 rows')
    expect(i18n.t('register.import.take', { count: 1 })).toBe('Take this row')
  })

  it('that are years stand as they are: they come as words', () => {
    expect(i18n.t('settings.letterhead.letterCodeSample', { code: '秀街社工转', year: '2026' })).toBe(
      '例：秀街社工转〔2026〕1号',
    )
  })
})
