import { describe, expect, it } from 'vitest'
import type { FormValues } from '../../../src/domain/records.ts'
import { exampleValues } from '../../../src/forms/example.ts'
import { f11 } from '../../../src/forms/definitions/f11.ts'
import { HEAD, formModel, pagesOf, print, textOf } from './bench.ts'

const SECRET = '陈真名保密'
const values: FormValues = {
  ...exampleValues(f11),
  shares: ['basic', 'situation', 'workDone'],
  realName: SECRET,
  idNumber: '460105201705210037',
  address: '秘密路一号',
  school: '秘密小学',
  economy: '秘密收入',
}

describe('A referral', () => {
  it('is a letter of one page, a table, and one page of stub and receipt', async () => {
    const pages = pagesOf((await print(formModel('F11', values))).bytes)
    expect(pages).toHaveLength(3)
    expect(pages[0]).toContain('关于转介小满（化名）')
    expect(pages[0]).toContain(HEAD.letterNumber)
    expect(pages[0]).toContain('2026年11月26日')
    expect(pages[1]).toContain('转介表')
    expect(pages[2]).toContain('转介函存根')
    expect(pages[2]).toContain('盖骑缝章')
    expect(pages[2]).toContain('转介回执')
    expect(pages[2]).toContain('2026年12月10日前')
  })

  it('never holds the real name, the number or the whereabouts unless they are ticked', async () => {
    const text = textOf((await print(formModel('F11', values))).bytes)
    for (const word of [SECRET, '460105201705210037', '秘密路', '秘密小学', '秘密收入'])
      expect(text).not.toContain(word)
  })

  it('holds them when they are', async () => {
    const shares = ['basic', 'situation', 'workDone', 'identity', 'whereabouts']
    const text = textOf((await print(formModel('F11', { ...values, shares, identityReason: '挂号须实名' }))).bytes)
    for (const word of [SECRET, '460105201705210037', '秘密路一号', '秘密小学']) expect(text).toContain(word)
  })

  it('prints one part alone when asked', async () => {
    const letter = await print(formModel('F11', values, { parts: ['letter'] }))
    expect(letter.pages).toBe(1)
    expect(textOf(letter.bytes)).not.toContain('转介函存根')
    const stub = await print(formModel('F11', values, { parts: ['stubAndReceipt'] }))
    expect(stub.pages).toBe(1)
  })

  it('keeps room for a number and a date that are still to come', async () => {
    const draft = formModel('F11', values, {
      parts: ['letter'],
      head: { ...HEAD, letterNumber: '', letterDate: '', replyDueOn: '' },
    })
    const text = textOf((await print(draft)).bytes)
    expect(text).toContain('〔〕号')
    expect(text).toContain('年月日')
  })

  it('goes on to further pages when its words are long, and its signature does not stand alone', async () => {
    const long = { ...values, workDone: '我站已家访并记录。'.repeat(120) }
    const pages = pagesOf((await print(formModel('F11', long, { parts: ['letter'] }))).bytes)
    expect(pages.length).toBeGreaterThan(1)
    const last = pages.at(-1) ?? ''
    expect(last).toContain('2026年11月26日')
    expect(last.indexOf('回执寄回')).toBeGreaterThanOrEqual(0)
    expect(last.indexOf('回执寄回')).toBeLessThan(last.indexOf('附件'))
  })

  it('keeps stub and receipt on one page with the longest names', async () => {
    const wide = { ...values, recipient: '某'.repeat(60), subject: '某'.repeat(40), alias: '某'.repeat(20) }
    expect((await print(formModel('F11', wide, { parts: ['stubAndReceipt'] }))).pages).toBe(1)
  })
})
