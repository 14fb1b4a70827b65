import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import { openingSentences } from '../../../../src/renderer/features/today/opening-sentences.ts'
import { en } from '../../../../src/renderer/locales/en/index.ts'
import { zhCN } from '../../../../src/renderer/locales/zh-cn/index.ts'
import type { OpeningReport } from '../../../../src/storage/open-station.ts'

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
  missing: [],
  mended: [],
  journalShort: false,
  migratedFrom: null,
}

describe('what an opening had to make good', () => {
  it('is nothing to say when nothing was wrong', () => {
    expect(openingSentences(zh, null, 0)).toEqual({ losses: [], mended: [] })
    expect(openingSentences(zh, QUIET, 0)).toEqual({ losses: [], mended: [] })
  })

  it('says how much was put in, and that nothing is lost', () => {
    const { losses, mended } = openingSentences(zh, { ...QUIET, replayed: 2 }, 0)
    expect(losses).toEqual([])
    expect(mended.join()).toContain('2 处改动已经补上，一个字没少')
  })

  it('names the numbers of what is gone, and where to look', () => {
    const { losses } = openingSentences(
      zh,
      {
        ...QUIET,
        missing: [
          [812, 815],
          [820, 820],
        ],
      },
      0,
    )
    expect(losses).toEqual(['第 812–815、820 号改动这台电脑上找不到了。请找最近的备份，看里面有没有；有就从备份恢复。'])
  })

  it('says from which day’s copy a lost store was built, never the name of a file', () => {
    const { mended } = openingSentences(zh, { ...QUIET, rebuiltFrom: 'station-20261120-0315.age', replayed: 9 }, 0)
    expect(mended).toHaveLength(1)
    expect(mended[0]).toContain('2026年11月20日')
    expect(mended[0]).not.toContain('.age')
    const [fromJournal] = openingSentences(zh, { ...QUIET, rebuiltFrom: '' }, 0).mended
    expect(fromJournal).toContain('用改动记录重新建好')
  })

  it('has a sentence for each thing in both languages', () => {
    const all: OpeningReport = {
      replayed: 1,
      rebuiltFrom: null,
      missing: [[1, 2]],
      mended: [{ table: 'children', id: 'a', reason: 'sealed' }],
      journalShort: true,
      migratedFrom: 1,
    }
    for (const language of ['zh', 'en'] as const) {
      const { losses, mended } = openingSentences(i18n.getFixedT(language), all, 3)
      expect([losses.length, mended.length]).toEqual([3, 3])
      for (const sentence of [...losses, ...mended]) {
        expect(sentence).not.toContain('today.opening')
        expect(/\p{Script=Han}/u.test(sentence)).toBe(language === 'zh')
      }
    }
  })
})
