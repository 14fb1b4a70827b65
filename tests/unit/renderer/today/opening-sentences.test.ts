import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import { openingSentences } from '../../../../src/renderer/features/today/opening-sentences.ts'
import { en } from '../../../../src/renderer/locales/en/index.ts'
import { zhCN } from '../../../../src/renderer/locales/zh-cn/index.ts'
import type { OpeningReport } from '../../../../src/storage/opening-report.ts'

const i18n = createInstance()
await i18n.init({
  lng: 'zh',
  resources: { zh: { translation: zhCN }, en: { translation: en } },
  interpolation: { escapeValue: false },
})
const zh = i18n.getFixedT('zh')

const QUIET: OpeningReport = {
  replayed: 0,
  rebuiltFrom: null,
  renewed: false,
  missing: [],
  older: [],
  upTo: null,
  torn: false,
  mended: [],
  journalShort: false,
  migratedFrom: null,
}

describe('what an opening has put right by itself', () => {
  it('is nothing to say when nothing was wrong', () => {
    expect(openingSentences(zh, null)).toEqual([])
    expect(openingSentences(zh, QUIET)).toEqual([])
  })

  it('says how much was put in, and that nothing is lost', () => {
    expect(openingSentences(zh, { ...QUIET, replayed: 2 }).join()).toContain('2 处改动已经补上，一个字没少')
  })

  it('leaves a store that was built again to the note over every page', () => {
    expect(openingSentences(zh, { ...QUIET, replayed: 40, rebuiltFrom: '' })).toEqual([])
  })

  it('has a sentence for each thing in both languages', () => {
    for (const language of ['zh', 'en'] as const) {
      const sentences = openingSentences(i18n.getFixedT(language), { ...QUIET, replayed: 1, migratedFrom: 1 })
      expect(sentences).toHaveLength(2)
      for (const sentence of sentences) {
        expect(sentence).not.toContain('today.opening')
        expect(/\p{Script=Han}/u.test(sentence)).toBe(language === 'zh')
      }
    }
  })
})
