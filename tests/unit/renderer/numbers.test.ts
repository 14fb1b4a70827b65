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

  it('that stand beside another figure are one as well', () => {
    const [zh, en] = [i18n.getFixedT('zh-CN'), i18n.getFixedT('en')]
    expect(en('backup.every', { days: 1 })).toBe("The station's rule is every day.")
    expect(en('backup.every', { days: 7 })).toBe("The station's rule is every 7 days.")
    expect(zh('backup.every', { days: 1 })).toBe('站里定的是每 1 天一次。')
    expect(en('overTime.today.some', { count: 2, months: 1 })).toBe('2 files have facts not verified for 1 month.')
    expect(en('overTime.today.some', { count: 1, months: 12 })).toBe('1 file has facts not verified for 12 months.')
    expect(zh('overTime.today.some', { count: 2, months: 12 })).toBe('2 份档案里，有事实超过 12 个月没核实。')
    expect(en('form.risk.openRange', { count: 2, points: 1 })).toBe('2 open: 0 to 1 point')
    expect(en('trash.view.attachmentFacts', { kind: 'PDF', pages: 1, size: '2 KB' })).toBe('PDF, 1 page, 2 KB')
    expect(en('trail.status', { count: 1, total: 12_000 })).toBe('1 line of 12,000')
  })

  it('that are years stand as they are: they come as words', () => {
    expect(i18n.t('settings.letterhead.letterCodeSample', { code: '秀街社工转', year: '2026' })).toBe(
      '例：秀街社工转〔2026〕1号',
    )
  })
})
