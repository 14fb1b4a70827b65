import { describe, expect, it } from 'vitest'
import { i18n } from '../../../../src/renderer/app/i18n.ts'
import { stepInWords, verbInWords } from '../../../../src/renderer/ui/verb-words.ts'
import { zhCN } from '../../../../src/renderer/locales/zh-cn/index.ts'
import { VERBS } from '../../../../src/verbs/verbs.ts'

describe('the words of what was done', () => {
  it('exist for every verb, in both languages', () => {
    const without = VERBS.map(({ name }) => name).filter((name) => !Object.hasOwn(zhCN.history.verbs, name))
    expect(without).toEqual([])
    for (const { name } of VERBS) {
      expect(verbInWords(i18n.getFixedT('zh-CN'), name)).toMatch(/^[\p{Script=Han}]+$/u)
      expect(verbInWords(i18n.getFixedT('en'), name)).toMatch(/^[a-z ]+$/)
    }
  })

  it('never are a name of the code, also for verbs of another version', () => {
    expect(verbInWords(i18n.getFixedT('zh-CN'), 'toString')).toBe('改动')
    expect(stepInWords(i18n.getFixedT('zh-CN'), { verbs: ['gone', 'saveDraft', 'alsoGone'], why: null })).toBe(
      '改动、存草稿',
    )
    expect(stepInWords(i18n.getFixedT('en'), { verbs: [], why: 'restored' })).toBe('Restored from a backup')
  })
})
