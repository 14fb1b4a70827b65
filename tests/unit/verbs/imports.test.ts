import { describe, expect, it } from 'vitest'
import { History } from '../../../src/storage/history.ts'
import { factText } from '../../../src/storage/selectors/facts.ts'
import { trailLines } from '../../../src/storage/trail.ts'
import { addComment } from '../../../src/verbs/comments/add-comment.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { updateFacts } from '../../../src/verbs/children/update-facts.ts'
import { decideInSteps } from '../../../src/verbs/decide.ts'
import { importChildren, type ImportInput } from '../../../src/verbs/imports/import-children.ts'
import { undoImport } from '../../../src/verbs/imports/undo-import.ts'
import { NOTHING_OPENED, visibleState } from '../../../src/verbs/sight.ts'
import { reopen, testStation, value, type TestStation } from './test-station.ts'

const LIST: ImportInput = {
  fileName: '名册.xlsx',
  rows: 4,
  headings: { 姓名: 'child.name', 鞋码: '', 备注: 'remark' },
  children: [
    { row: 3, home: 0, facts: { 'child.name': '林一诺', 'guardian.name': '林阿婆' }, remark: '备注：喜欢画画' },
    { row: 4, home: 0, facts: { 'child.name': '林一言', 'guardian.name': '林阿婆' }, remark: '' },
    { row: 6, home: 1, facts: { 'child.name': '周可可', 'child.categories': ['leftBehind'] }, remark: '' },
  ],
  updates: [],
}

function counts({ desk }: TestStation) {
  const { children, households, comments, imports } = desk.workspace.state
  return [children.size, households.size, comments.size, imports.size]
}

describe('an import', () => {
  it('opens a file for each row, brothers and sisters in one household, in one entry of the journal', async () => {
    const station = await testStation()
    const before = station.store.journal.head?.seq ?? 0
    const { childIds, importId } = value(await station.desk.perform(importChildren, LIST))
    expect(station.store.journal.head?.seq).toBe(before + 1)
    expect(counts(station)).toEqual([3, 2, 1, 1])
    const { children, imports } = station.desk.workspace.state
    const made = childIds.map((id) => children.get(id))
    expect(made.map((child) => child?.caseNumber)).toEqual(['XH-2026-个-0001', 'XH-2026-个-0002', 'XH-2026-个-0003'])
    expect(made[0]?.householdId).toBe(made[1]?.householdId)
    expect(made[2]?.categorySpans).toMatchObject([{ code: 'leftBehind', until: null }])
    expect(made[0]?.facts['child.name']).toMatchObject({ verifiedOn: '2026-11-23', source: '导入：名册.xlsx 第 3 行' })
    expect(imports.get(importId)).toMatchObject({ rows: 4, undone: null, byStaffId: station.staff.head.id })
    const desk = value(await reopen(station))
    expect(desk.workspace.state.children.size).toBe(3)
  })

  it('keeps words no fact takes as a remark, and remembers what the headings mean', async () => {
    const { desk } = await testStation()
    value(await desk.perform(importChildren, LIST))
    expect([...desk.workspace.state.comments.values()].map(({ text }) => text)).toEqual([
      '导入：名册.xlsx 第 3 行\n备注：喜欢画画',
    ])
    expect(desk.workspace.state.station.get('station')?.importHeadings).toEqual(LIST.headings)
  })

  it('leaves one line in the trail, about no child by name', async () => {
    const { desk } = await testStation()
    value(await desk.perform(importChildren, LIST))
    expect(trailLines(desk.workspace.state.trail).at(-1)).toMatchObject({
      act: 'changed',
      childId: null,
      detail: { verb: 'importChildren', children: 3, updated: 0 },
    })
  })

  it('puts who imports in charge, and the head when a clerk does', async () => {
    const station = await testStation()
    const workerOf = async (who: 'worker' | 'clerk') => {
      const { childIds } = value(await station.deskOf(who).perform(importChildren, LIST))
      return station.desk.workspace.state.children.get(childIds[0] ?? '')?.workerId
    }
    expect(await workerOf('worker')).toBe(station.staff.worker.id)
    expect(await workerOf('clerk')).toBe(station.staff.head.id)
  })

  describe('of many rows', () => {
    const MANY: ImportInput = {
      ...LIST,
      children: Array.from({ length: 1200 }, (_, at) => ({
        row: at,
        home: at,
        facts: { 'child.name': `林${at}` },
        remark: '',
      })),
    }

    it('says how far it is, and is stopped as long as the journal does not have it: nothing is written then', async () => {
      const station = await testStation()
      const head = station.store.journal.head
      for (const stopAt of [1, 2, 5, 9, 10]) {
        const stop = new AbortController()
        const seen: string[] = []
        const done = await station.desk.perform(importChildren, MANY, {
          cancel: stop.signal,
          onSealed: (sealed, of) => {
            seen.push(`${sealed}/${of}`)
            if (seen.length === stopAt) stop.abort()
          },
          onWriting: () => seen.push('writing'),
        })
        expect(done).toEqual({ ok: false, failure: { kind: 'cancelled' } })
        const parts = Array.from({ length: 10 }, (_, at) => `${Math.min((at + 1) * 250, 2404)}/2404`)
        expect(seen).toEqual(parts.slice(0, stopAt))
      }
      expect(station.store.journal.head).toEqual(head)
      expect(counts(station)).toEqual([0, 0, 0, 0])
      expect(value(await reopen(station)).workspace.state.children.size).toBe(0)
    })

    it('goes through its rows in small steps, read first and then made, as much as it does at once', async () => {
      const { desk } = await testStation()
      const { state } = desk.workspace
      const ids = () => {
        let count = 0
        return () => `id-${(count += 1)}`
      }
      const now = '2026-11-23T08:00:00.000Z'
      const context = { state, actor: desk.actor, now, today: '2026-11-23' }
      const steps = decideInSteps(importChildren, { ...context, newId: ids() }, MANY)
      const seen: number[] = []
      let step = steps.next()
      for (; step.done !== true; step = steps.next()) seen.push(step.value.done / step.value.of)
      expect(seen.length).toBeGreaterThanOrEqual(24)
      expect(seen).toEqual(seen.toSorted((one, other) => one - other))
      const whole = importChildren.apply({ ...context, newId: ids() }, MANY)
      expect(step.value.ok && step.value.value.changes).toEqual(whole.ok && whole.value.changes)
    })

    it('is taken back with word of how far it is, and stopped while nothing of that is written', async () => {
      const station = await testStation()
      const { importId } = value(await station.desk.perform(importChildren, MANY))
      const stop = new AbortController()
      const stopped = await station.desk.perform(
        undoImport,
        { importId },
        {
          cancel: stop.signal,
          onSealed: () => stop.abort(),
        },
      )
      expect(stopped).toEqual({ ok: false, failure: { kind: 'cancelled' } })
      expect(counts(station)).toEqual([1200, 1200, 0, 1])
      const seen: string[] = []
      const watch = {
        onSealed: (done: number, of: number) => seen.push(`${done}/${of}`),
        onWriting: () => seen.push('writing'),
      }
      value(await station.desk.perform(undoImport, { importId }, watch))
      expect(seen.slice(-2)).toEqual(['2403/2403', 'writing'])
      expect(counts(station)).toEqual([0, 0, 0, 1])
    })

    it('is done all the same when it is stopped too late, and when it is begun again after being stopped', async () => {
      const station = await testStation()
      const early = new AbortController()
      early.abort()
      expect(await station.desk.perform(importChildren, LIST, { cancel: early.signal })).toMatchObject({ ok: false })
      const late = new AbortController()
      const watch = { cancel: late.signal, onWriting: () => late.abort() }
      value(await station.desk.perform(importChildren, LIST, watch))
      expect(counts(station)).toEqual([3, 2, 1, 1])
      expect(trailLines(station.desk.workspace.state.trail).filter(({ act }) => act === 'changed')).toHaveLength(1)
    })
  })

  it('writes nothing when one row is wrong', async () => {
    const station = await testStation()
    const children = [...LIST.children, { row: 9, home: 2, facts: { 'child.sex': '1' }, remark: '' }]
    expect(await station.desk.perform(importChildren, { ...LIST, children })).toMatchObject({
      ok: false,
      failure: { kind: 'badInput' },
    })
    const updates = [{ row: 9, childId: 'nobody', facts: {}, remark: '' }]
    expect(await station.desk.perform(importChildren, { ...LIST, updates })).toMatchObject({
      ok: false,
      failure: { kind: 'notFound' },
    })
    expect(counts(station)).toEqual([0, 0, 0, 0])
  })

  it('writes rows into files on record: what is told, and nothing is taken off', async () => {
    const { desk } = await testStation()
    const facts = { 'child.name': '林一诺', 'child.school': '海风小学', 'child.grade': '三年级' }
    const { childId } = value(await desk.perform(registerChild, { facts }))
    const updates = [
      { row: 5, childId, facts: { 'child.grade': '四年级', 'child.school': '' }, remark: '' },
      { row: 7, childId, facts: { 'household.address': '海风路8号' }, remark: '' },
    ]
    value(await desk.perform(importChildren, { ...LIST, children: [], updates }))
    const child = desk.workspace.state.children.get(childId)
    expect([child?.facts['child.school']?.value, child?.facts['child.grade']?.value]).toEqual(['海风小学', '四年级'])
    const home = desk.workspace.state.households.get(child?.householdId ?? '')
    expect(home?.facts['household.address']?.value).toBe('海风路8号')
  })

  it('refuses a worker who would write into a colleague’s file', async () => {
    const station = await testStation()
    const { childId } = value(await station.desk.perform(registerChild, { facts: { 'child.name': '林一诺' } }))
    const updates = [{ row: 5, childId, facts: { 'child.grade': '四年级' }, remark: '' }]
    expect(await station.deskOf('worker').perform(importChildren, { ...LIST, updates })).toMatchObject({
      ok: false,
      failure: { kind: 'notAssigned' },
    })
  })

  it('is seen by who did it and by the head: it keeps what it wrote over', async () => {
    const { desk, deskOf, staff } = await testStation()
    value(await deskOf('worker').perform(importChildren, LIST))
    const seen = (who: 'head' | 'worker' | 'otherWorker' | 'supervisor' | 'clerk') =>
      visibleState(desk.workspace.state, staff[who], NOTHING_OPENED).imports.size
    expect([seen('head'), seen('worker'), seen('otherWorker'), seen('supervisor'), seen('clerk')]).toEqual([
      1, 1, 0, 0, 0,
    ])
  })
})

describe('taking an import back', () => {
  it('takes back everything it brought, also after closing and opening', async () => {
    const station = await testStation()
    const { importId } = value(await station.desk.perform(importChildren, LIST))
    const desk = value(await reopen(station))
    expect(value(await desk.perform(undoImport, { importId }))).toEqual({ children: 3 })
    const { children, households, comments, imports } = desk.workspace.state
    expect([children.size, households.size, comments.size]).toEqual([0, 0, 0])
    expect(imports.get(importId)?.undone).toMatchObject({ byStaffId: desk.actor.id })
    expect(await desk.perform(undoImport, { importId })).toMatchObject({ failure: { kind: 'wrongState' } })
  })

  it('puts the files it wrote into back as they were', async () => {
    const { desk } = await testStation()
    const { childId } = value(
      await desk.perform(registerChild, { facts: { 'child.name': '林一诺', 'child.grade': '三年级' } }),
    )
    const before = desk.workspace.state.children.get(childId)
    const updates = [
      { row: 5, childId, facts: { 'child.grade': '四年级', 'guardian.phone': '13800000021' }, remark: '备注：搬家' },
    ]
    const { importId } = value(await desk.perform(importChildren, { ...LIST, updates }))
    value(await desk.perform(undoImport, { importId }))
    expect(desk.workspace.state.children.get(childId)).toEqual(before)
    const home = desk.workspace.state.households.get(before?.householdId ?? '')
    expect(home?.facts['guardian.phone']).toBeUndefined()
    expect(desk.workspace.state.comments.size).toBe(0)
  })

  it('is refused once somebody has worked on one of the children, and says on whom', async () => {
    const works: readonly ((station: TestStation, childId: string) => Promise<unknown>)[] = [
      ({ desk }, childId) => desk.perform(updateFacts, { childId, facts: { 'child.grade': '一年级' } }),
      ({ desk }, childId) => desk.perform(updateFacts, { childId, facts: { 'household.address': '海风路1号' } }),
      ({ desk }, childId) => desk.perform(addComment, { childId, documentId: null, text: '看过了' }),
      ({ desk }, childId) =>
        desk.perform(registerChild, {
          facts: { 'child.name': '林一心' },
          householdId: desk.workspace.state.children.get(childId)?.householdId ?? '',
        }),
    ]
    for (const [at, work] of works.entries()) {
      const station = await testStation()
      const { childIds, importId } = value(await station.desk.perform(importChildren, LIST))
      await work(station, childIds[2] ?? '')
      const refused = await station.desk.perform(undoImport, { importId })
      expect(refused, String(at)).toMatchObject({ ok: false, failure: { kind: 'changedSince' } })
      if (refused.ok || refused.failure.kind !== 'changedSince') throw new Error('not refused')
      expect(refused.failure.names).toEqual([at === 3 ? '林一心' : '周可可'])
    }
  })

  it('is in the history of nobody else', async () => {
    const station = await testStation()
    const { childId } = value(await station.desk.perform(registerChild, { facts: { 'child.name': '陈小满' } }))
    const { importId } = value(await station.desk.perform(importChildren, LIST))
    value(await station.desk.perform(undoImport, { importId }))
    const history = new History({ journal: station.store.journal, files: station.files.files }, station.keys)
    const versions = await history.of('children', childId)
    expect(JSON.stringify(versions)).not.toContain('importChildren')
    expect(factText(station.desk.workspace.state.children.get(childId)?.facts ?? {}, 'child.name')).toBe('陈小满')
  })
})
