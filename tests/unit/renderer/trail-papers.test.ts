import { describe, expect, it } from 'vitest'
import { i18n } from '../../../src/renderer/app/i18n.ts'
import { checkInWords } from '../../../src/renderer/ui/trail/check-words.ts'
import { listPaper, registerPaper, reportPaper, type PaperSource } from '../../../src/renderer/ui/trail/trail-papers.ts'
import { lineInWords } from '../../../src/renderer/ui/trail/trail-words.ts'
import { yearOf } from '../../../src/storage/selectors/trail.ts'
import { trailLines } from '../../../src/storage/trail.ts'
import { verifyTrail } from '../../../src/storage/verify-trail.ts'
import { assignWorker } from '../../../src/verbs/children/assign-worker.ts'
import { recordBackup } from '../../../src/verbs/backups/record-backup.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { removeStaff } from '../../../src/verbs/staff/remove-staff.ts'
import { testStation, value } from '../verbs/test-station.ts'

const NAME = '陈小满'
const REASON = '替苏禾接家长电话'

/** Two years of work by the head and a worker; what was done in the first year is told of that year only. */
async function twoYears() {
  const station = await testStation('2025-12-30')
  const { desk, keys, setDay, deskOf } = station
  const { childId } = value(await desk.perform(registerChild, { facts: { 'child.name': NAME } }))
  await desk.note({ act: 'printed', childId, detail: { what: 'F01', pages: 2 } })
  setDay('2026-03-02')
  const worker = deskOf('otherWorker')
  await worker.note({ act: 'wrongPassword', detail: { count: 3 } })
  await worker.note({ act: 'unlocked', detail: { how: 'password' } })
  await worker.note({ act: 'opened', childId, detail: { what: 'file', reason: REASON } })
  await worker.note({ act: 'printed', childId, detail: { what: 'F01', pages: 2 } })
  await worker.note({ act: 'exported', childId, detail: { what: 'F08' } })
  expect((await worker.perform(assignWorker, { childId, workerId: station.staff.head.id })).ok).toBe(false)
  setDay('2026-05-04')
  await desk.note({ act: 'opened', childId })
  await desk.note({ act: 'opened', childId })
  value(
    await desk.perform(recordBackup, {
      ...{ medium: '蓝色U盘', mediumNumber: '03', fileName: 'xingchen-backup-20260504.age', bytes: 1024 },
      ...{ sha256: '0'.repeat(64), counts: { children: 1, documents: 4 } },
    }),
  )
  await desk.note({ act: 'locked', detail: { why: 'locked' } })
  const source: PaperSource = {
    zh: i18n.getFixedT('zh-CN'),
    state: desk.workspace.state,
    who: '吴知远 · 站长',
    today: '2026-11-23',
  }
  const check = { at: '2026-11-23T01:10:00.000Z', result: await verifyTrail(keys, desk.workspace.state.trail) }
  return { ...station, source, check, childId }
}

describe('a line about a case file', () => {
  it('says which papers and how many attachments were in it', async () => {
    const { desk } = await testStation()
    const detail = { what: 'caseFile', forms: 'F01 F06×2 familyTree', papers: 4, attachments: 3, pages: 12 }
    await desk.note({ act: 'printed', detail })
    await desk.note({ act: 'exported', detail: { what: 'caseFile' } })
    const [printed, saved] = trailLines(desk.workspace.state.trail).slice(-2)
    if (printed === undefined || saved === undefined) throw new Error('no lines')
    const { state } = desk.workspace
    const zh = i18n.getFixedT('zh-CN')
    expect(lineInWords(zh, 'zh', printed, state)).toBe('打印卷宗（F01、F06×2、家庭结构图；附件 3 件），12 页')
    expect(lineInWords(zh, 'zh', saved, state)).toBe('存成 PDF：卷宗')
    expect(lineInWords(i18n.getFixedT('en'), 'en', printed, state)).toBe(
      'Printed: case file (F01, F06×2, family tree; attachments: 3), 12 pages',
    )
  })
})

describe('a line about somebody on the staff', () => {
  it('names them', async () => {
    const { desk, staff } = await testStation()
    value(await desk.perform(removeStaff, { staffId: staff.clerk.id, casesTo: null }))
    const line = trailLines(desk.workspace.state.trail).at(-1)
    if (line === undefined) throw new Error('no line')
    expect(lineInWords(i18n.getFixedT('zh-CN'), 'zh', line, desk.workspace.state)).toBe('移走员工：何文')
  })
})

describe('the verification in words', () => {
  it('names every line that is not as it was written', () => {
    const said = checkInWords(i18n.getFixedT('zh-CN'), {
      ...{ count: 8, first: 1, last: 12 },
      faults: [
        { kind: 'changed', seq: 3 },
        { kind: 'missing', from: 4, to: 4 },
        { kind: 'missing', from: 7, to: 9 },
        { kind: 'noEnd', seq: 12 },
      ],
    })
    for (const words of ['有 4 处', '第 3 条被改过', '第 4 条不见了', '第 7 到 9 条不见了', '第 12 条后面'])
      expect(said).toContain(words)
    expect(said).not.toContain('都对得上')
  })
})

describe('papers made of the trail', () => {
  it('count in the yearly audit what each person did in that year, and nothing else', async () => {
    const { source, check, staff } = await twoYears()
    const report = reportPaper(source, yearOf('2026'), check)
    const countsOf = (name: string) => report.staff.find((row) => row.name === name)?.counts
    expect(countsOf(staff.otherWorker.name)).toEqual({
      ...{ opened: 1, openedOutside: 1, changed: 0, printed: 1, exported: 1 },
      ...{ backedUp: 0, rehearsed: 0, restored: 0, refused: 1, wrongPasswords: 3 },
    })
    expect(countsOf(staff.head.name)).toMatchObject({
      opened: 1,
      openedOutside: 0,
      changed: 0,
      printed: 0,
      backedUp: 1,
    })
    expect(report.outside).toMatchObject([{ on: '2026-03-02', by: staff.otherWorker.name, words: REASON }])
    expect(report.refusals).toHaveLength(1)
    expect(report.papers).toEqual(
      expect.arrayContaining([
        { what: '基本信息登记表', printed: 1, exported: 0 },
        expect.objectContaining({ printed: 0, exported: 1 }),
      ]),
    )
    expect(report).toMatchObject({ from: '2026-01-01', to: '2026-11-23', begunOn: '2025-12-30' })
    expect(report.check.words).toContain('都对得上')
    // The year before: one file begun and one paper printed.
    const before = reportPaper(source, yearOf('2025'), check).staff.find(({ name }) => name === staff.head.name)
    expect(before?.counts).toMatchObject({ changed: 1, printed: 1, backedUp: 0 })
    // Somebody who did nothing has a row of noughts; the app did nothing by itself and has none.
    expect(countsOf(staff.clerk.name)).toMatchObject({ opened: 0, printed: 0 })
    expect(report.staff.map(({ name }) => name)).not.toContain('软件')
  })

  it('list in F25 what was looked into, taken out and backed up, each once, by case number', async () => {
    const { source, staff } = await twoYears()
    const { entries } = registerPaper(source, yearOf('2026'))
    expect(entries.map(({ on, act, by }) => ({ on, act, by }))).toEqual([
      { on: '2026-03-02', act: 'look', by: staff.otherWorker.name },
      { on: '2026-03-02', act: 'savePdf', by: staff.otherWorker.name },
      { on: '2026-05-04', act: 'backup', by: staff.head.name },
    ])
    expect(entries[0]).toMatchObject({ words: REASON, scope: { caseNumber: 'XH-2025-个-0001' } })
    expect(entries[2]).toMatchObject({ mediumNumber: '03', scope: { children: 1, documents: 4 } })
    expect(registerPaper(source, yearOf('2025')).entries).toEqual([])
  })

  it('never name the child, and tell every line in words', async () => {
    const { source, check, desk } = await twoYears()
    const lines = trailLines(desk.workspace.state.trail)
    const list = listPaper(source, lines)
    expect(list.rows).toHaveLength(lines.length)
    for (const { what } of list.rows) expect(what).toMatch(/\p{Script=Han}/u)
    const year = yearOf('2026')
    for (const paper of [list, registerPaper(source, year), reportPaper(source, year, check)])
      expect(JSON.stringify(paper)).not.toContain(NAME)
  })

  it('are told in English with a capital too', async () => {
    const { desk } = await twoYears()
    const { state } = desk.workspace
    for (const line of trailLines(state.trail))
      expect(lineInWords(i18n.getFixedT('en'), 'en', line, state)).toMatch(/^[A-Z0-9]/)
  })
})
