import { describe, expect, it } from 'vitest'
import { i18n } from '../../../../src/renderer/app/i18n.ts'
import { checkPaper } from '../../../../src/renderer/features/self-check/check-paper.ts'
import { checkWords, markOf } from '../../../../src/renderer/features/self-check/check-words.ts'
import type { JournalCheck } from '../../../../src/storage/journal-audit.ts'
import type { Check } from '../../../../src/storage/self-check.ts'
import type { StoreCheck } from '../../../../src/storage/store-check.ts'

const [zh, en] = [i18n.getFixedT('zh-CN'), i18n.getFixedT('en')]
const at = '2026-11-20T04:00:00.000Z'
const journal: JournalCheck = {
  id: 'journal',
  ...{ good: false, startsAt: 1, entries: 40, opened: 38, erased: 2 },
  ...{ damaged: [], missing: [], broken: [], damagedBytes: 0 },
}
const store: StoreCheck = {
  id: 'store',
  ...{ good: false, rows: 12, damaged: 0, outOfStep: 0, waiting: 0, differing: [], compared: true },
}

const CASES: readonly (readonly [Check, string])[] = [
  [{ ...journal, good: true }, '40 条，每一条都打得开，一条接一条没有断。其中 2 条是后来写全了的草稿'],
  [{ ...journal, entries: 0 }, '日志是空的。'],
  [{ ...journal, damaged: [3, 17] }, '打不开的日志编号：3、17。资料不一定少'],
  [
    {
      ...journal,
      missing: [
        [4, 4],
        [6, 9],
      ],
    },
    '找不到的日志编号：4、6 到 9。',
  ],
  [
    { ...journal, broken: Array.from({ length: 30 }, (_, i) => i + 2) },
    '接不上前一条的日志编号：2、3、4、5、6、7、8、9 等 30 处。',
  ],
  [{ ...journal, damagedBytes: 12, startsAt: 7 }, '从第 7 条记起'],
  [{ ...store, good: true }, '12 条，每一条都打得开，和快照加日志拼出来的一样。'],
  [{ ...store, damaged: 1, differing: ['children', 'documents'] }, '儿童、文书和快照加日志拼出来的不一样。请锁定后'],
  [{ ...store, outOfStep: 2, waiting: 3 }, '有 2 条不是日志里最新的那一版。有 3 条还只在日志里'],
  [{ ...store, compared: false }, '快照和日志合起来不全'],
  [{ id: 'snapshot', good: false, at: null, days: 0, unreadable: 2, changesSince: 1 }, '有 2 份新的打不开。'],
  [{ id: 'snapshot', good: false, at, days: 5, unreadable: 0, changesSince: 1 }, '已经 5 天'],
  [
    { id: 'snapshot', good: true, at, days: 5, unreadable: 0, changesSince: 0 },
    '最新一份是 2026年11月20日 的，打得开。',
  ],
  [{ id: 'backup', good: false, last: null, days: 0, everyDays: 7 }, '还没有核验过的备份。'],
  [{ id: 'backup', good: true, last: { at, medium: '03 号 U盘' }, days: 2, everyDays: 7 }, '），03 号 U盘。'],
  [{ id: 'backup', good: false, last: { at, medium: '03 号' }, days: 9, everyDays: 7 }, '站里定的是 7 天一次'],
  [{ id: 'rehearsal', good: true, last: null, days: 0, everyDays: 30 }, '还没有演练过'],
  [{ id: 'rehearsal', good: false, last: null, days: 31, everyDays: 30 }, '还没有演练过恢复'],
  [{ id: 'rehearsal', good: true, last: { at, outcome: 'same' }, days: 1, everyDays: 30 }, '备份能恢复'],
  [{ id: 'rehearsal', good: false, last: { at, outcome: 'older' }, days: 40, everyDays: 30 }, '过了 40 天'],
  [{ id: 'rehearsal', good: false, last: { at, outcome: 'unreadable' }, days: 1, everyDays: 30 }, '没有恢复成'],
  [{ id: 'copies', good: true, marker: true, header: true }, '认得出这个站'],
  [{ id: 'copies', good: false, marker: false, header: false }, '标记文件不对或没有了。日志开头那一行不对。'],
  [{ id: 'attachments', good: true, count: 0, missing: null }, '没有附件。'],
  [{ id: 'attachments', good: true, count: 3, missing: null }, '文件没有查'],
  [{ id: 'attachments', good: true, count: 3, missing: [] }, '文件都在'],
  [{ id: 'attachments', good: false, count: 3, missing: ['a'] }, '1 份附件的文件不见了'],
  [{ id: 'space', good: true, freeBytes: 3e10, floorBytes: 2e8 }, '还有 30.0 GB。'],
  [{ id: 'space', good: false, freeBytes: 3e8, floorBytes: 2e8 }, '到 200 MB 就不能再写'],
  [{ id: 'space', good: false, freeBytes: 1e8, floorBytes: 2e8 }, '现在只能看不能写'],
  [{ id: 'persisted', good: false }, '系统没有答应'],
  [{ id: 'persisted', good: true }, '系统答应'],
  [{ id: 'version', good: true, app: '1.2.3', schema: 2 }, '星辰个案 1.2.3，资料格式第 2 版。'],
]

describe('the sentence of a finding', () => {
  it.each(CASES)('%j', (check, words) => {
    expect(checkWords(zh, check)).toContain(words)
    // English is whole too: no key, no Chinese but the name of a stick.
    expect(checkWords(en, check).replace('03 号 U盘', '')).toMatch(/^[^\p{Script=Han}{]+\.$/u)
  })

  it('is Chinese on paper, with who looked and the verdict', () => {
    const checks = CASES.map(([check]) => check)
    const model = checkPaper(zh, { at, checks }, { name: '秀英街道社会工作站' }, { name: '吴知远', role: 'head' })
    if (model.kind !== 'selfCheck') throw new Error(model.kind)
    expect(model.checkedBy).toBe('吴知远 · 站长')
    expect(model.verdict).toBe(`有 ${String(checks.filter(({ good }) => !good).length)} 处要办，别的都好。`)
    expect(model.rows.map(({ words }) => words)).toEqual(checks.map((check) => checkWords(zh, check)))
    expect(model.rows.filter(({ mark }) => mark === '还没到')).toHaveLength(1)
    expect(checks.filter((check) => markOf(check) === 'good').every(({ good }) => good)).toBe(true)
    const well = checkPaper(
      zh,
      { at, checks: [{ id: 'persisted', good: true }] },
      { name: '' },
      { name: '', role: 'head' },
    )
    expect(well).toMatchObject({ verdict: '都好：资料完好，丢了也找得回来。' })
  })
})
