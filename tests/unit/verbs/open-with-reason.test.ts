import { describe, expect, it } from 'vitest'
import { assignWorker } from '../../../src/verbs/children/assign-worker.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { fail } from '../../../src/domain/result.ts'
import { openWithReason } from '../../../src/verbs/open-with-reason.ts'
import { visibleState } from '../../../src/verbs/sight.ts'
import { keepWords } from '../../../src/verbs/words/keep-words.ts'
import { testStation, value } from './test-station.ts'

const REASON = '苏禾请病假，替她接家长电话'

describe('a colleague’s file opened with a reason', () => {
  it('is open until the desk locks, the reason is in the trail, and the typed words are gone', async () => {
    const { desk, deskOf, staff } = await testStation()
    const { childId } = value(await desk.perform(registerChild, { facts: { 'child.name': '林一诺' } }))
    value(await desk.perform(assignWorker, { childId, workerId: staff.worker.id }))
    const other = deskOf('otherWorker')
    const papers = () => visibleState(desk.workspace.state, other.actor, other.opened.now()).documents.size
    value(await other.perform(keepWords, { place: `openFile/${childId}`, childId, values: REASON }))
    expect(papers()).toBe(0)
    value(await openWithReason(other, 'files', childId, REASON))
    expect(papers()).toBe(1)
    expect(desk.workspace.state.scratch.size).toBe(0)
    const lines = [...desk.workspace.state.trail.values()].flatMap((page) => page.lines)
    expect(lines).toContainEqual(
      expect.objectContaining({
        act: 'opened',
        childId,
        staffId: staff.otherWorker.id,
        detail: { what: 'files', reason: REASON },
      }),
    )
    // Another desk, also of the same person after locking, begins with nothing opened.
    expect(deskOf('otherWorker').opened.now().files.size).toBe(0)
    expect(deskOf('supervisor').opened.now().files.size).toBe(0)
  })
  it.each(['', '   ', '\n'])('does not open for the reason %j, and nothing stands in the trail', async (reason) => {
    const { desk, deskOf } = await testStation()
    const { childId } = value(await desk.perform(registerChild, { facts: { 'child.name': '林一诺' } }))
    const other = deskOf('otherWorker')
    expect(await openWithReason(other, 'files', childId, reason)).toMatchObject({ failure: { kind: 'badInput' } })
    expect(other.opened.now().files.size).toBe(0)
    const lines = [...desk.workspace.state.trail.values()].flatMap((page) => page.lines)
    expect(lines.filter(({ act }) => act === 'opened')).toEqual([])
  })

  it.each([
    ['clerk', 'files', ['head', 'worker', 'supervisor']],
    ['clerk', 'reports', ['head', 'supervisor']],
    ['otherWorker', 'reports', ['head', 'supervisor']],
  ] as const)('opens no door for %s: %s; the refusal names who may, and is in the trail', async (who, what, roles) => {
    const { desk, deskOf, staff } = await testStation()
    const { childId } = value(await desk.perform(registerChild, { facts: { 'child.name': '林一诺' } }))
    const asking = deskOf(who)
    expect(await openWithReason(asking, what, childId, REASON)).toEqual(fail({ kind: 'notAllowed', roles }))
    expect(asking.opened.now()[what].size).toBe(0)
    const lines = [...desk.workspace.state.trail.values()].flatMap((page) => page.lines)
    expect(lines).toContainEqual(expect.objectContaining({ act: 'refused', childId, staffId: staff[who].id }))
  })
})
