import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { lastTrailLine, trailLines } from '../../../src/storage/trail.ts'
import { verifyTrail } from '../../../src/storage/verify-trail.ts'
import { assignWorker } from '../../../src/verbs/children/assign-worker.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { updateFacts } from '../../../src/verbs/children/update-facts.ts'
import { saveDraft } from '../../../src/verbs/documents/save-draft.ts'
import { startDocument } from '../../../src/verbs/documents/start-document.ts'
import type { Desk } from '../../../src/verbs/desk.ts'
import { addStaff } from '../../../src/verbs/staff/add-staff.ts'
import { removeStaff } from '../../../src/verbs/staff/remove-staff.ts'
import { resetStaffPassword } from '../../../src/verbs/staff/reset-staff-password.ts'
import { updateStaff } from '../../../src/verbs/staff/update-staff.ts'
import { keepWords } from '../../../src/verbs/words/keep-words.ts'
import { reopen, testStation, value } from './test-station.ts'

function told(desk: Desk) {
  return trailLines(desk.workspace.state.trail).map(({ staffId, act, childId, documentId, detail }) => {
    return { staffId, act, childId, documentId, detail }
  })
}

describe('the trail of verbs', () => {
  it('has a line for each verb in the same commit: who, which child, which paper', async () => {
    const { desk, staff, files } = await testStation()
    const before = files.frames.length
    const { childId, documentId } = value(await desk.perform(registerChild, { facts: { 'child.name': '林一诺' } }))
    const { documentId: other } = value(await desk.perform(startDocument, { childId, formCode: 'F05' }))
    expect(files.frames.length - before).toBe(2)
    const common = { staffId: staff.head.id, act: 'changed', childId }
    expect(told(desk)).toEqual([
      { ...common, documentId, detail: { verb: 'registerChild' } },
      { ...common, documentId: other, detail: { verb: 'startDocument' } },
    ])
  })

  it('has one line for the typing of a paper, and none for words kept in a dialog', async () => {
    const station = await testStation()
    const { desk } = station
    const { childId, documentId } = value(await desk.perform(registerChild, { facts: { 'child.name': '林一诺' } }))
    for (let at = 0; at < 3; at += 1) {
      value(await desk.perform(saveDraft, { documentId, values: {} }))
      value(await desk.perform(keepWords, { place: 'newChild', childId: null, values: { at } }))
    }
    const typed = () => told(desk).filter(({ detail }) => detail['verb'] === 'saveDraft')
    expect(typed()).toEqual([expect.objectContaining({ childId, documentId })])
    expect(told(desk)).toHaveLength(2)
    // Another desk is another sitting.
    const again = value(await reopen(station))
    value(await again.perform(saveDraft, { documentId, values: {} }))
    expect(told(again)).toHaveLength(3)
  })

  it('has a line for a refusal by role and by case, and none for an input that was wrong', async () => {
    const { desk, deskOf, staff } = await testStation()
    const { childId } = value(await desk.perform(registerChild, { facts: { 'child.name': '林一诺' } }))
    const worker = deskOf('otherWorker')
    const input = { childId, workerId: staff.worker.id }
    expect(await worker.perform(assignWorker, input)).toMatchObject({ failure: { kind: 'notAllowed' } })
    const facts = { childId, facts: { 'child.school': '海风小学' } } as const
    expect(await worker.perform(updateFacts, facts)).toMatchObject({ failure: { kind: 'notAssigned' } })
    expect(await worker.perform(startDocument, { childId: '../x', formCode: 'F05' })).toMatchObject({ ok: false })
    const common = { staffId: staff.otherWorker.id, act: 'refused', childId, documentId: null }
    expect(told(desk).slice(1)).toEqual([
      { ...common, detail: { verb: 'assignWorker', why: 'notAllowed' } },
      { ...common, detail: { verb: 'updateFacts', why: 'notAssigned' } },
    ])
  })

  it('has nothing of a batch that was taken back but the refusal that ended it', async () => {
    const { deskOf, staff } = await testStation()
    const worker = deskOf('worker')
    const done = await worker.performAll((perform) => {
      const child = perform(registerChild, { facts: { 'child.name': '林一诺' } })
      if (!child.ok) return child
      return perform(assignWorker, { childId: child.value.childId, workerId: staff.worker.id })
    })
    expect(done.ok).toBe(false)
    expect(told(worker).map(({ act, detail }) => [act, detail['verb']])).toEqual([['refused', 'assignWorker']])
  })
})

describe('the trail of what is no verb', () => {
  it('notes a file once from unlocking to locking, unless it is opened for another reason', async () => {
    const { desk } = await testStation()
    expect(await desk.note({ act: 'opened', childId: 'c-1' })).toBe(true)
    expect(await desk.note({ act: 'opened', childId: 'c-1' })).toBe(true)
    await desk.note({ act: 'opened', childId: 'c-2' })
    await desk.note({ act: 'opened', childId: 'c-1', detail: { reason: '代班' } })
    await desk.note({ act: 'printed', childId: 'c-1', detail: { what: 'F05' } })
    await desk.note({ act: 'printed', childId: 'c-1', detail: { what: 'F05' } })
    expect(told(desk).map(({ act, childId }) => `${act} ${childId ?? ''}`)).toEqual([
      'opened c-1',
      'opened c-2',
      'opened c-1',
      'printed c-1',
      'printed c-1',
    ])
  })

  it('loses none of many at once, among verbs', async () => {
    const { desk, keys, store } = await testStation()
    const notes = Array.from({ length: 30 }, (_, at) => desk.note({ act: 'opened', childId: `c-${String(at)}` }))
    const verbs = Array.from({ length: 10 }, () => desk.perform(registerChild, { facts: { 'child.name': '林一诺' } }))
    await Promise.all([...notes, ...verbs])
    const lines = trailLines(desk.workspace.state.trail)
    expect(lines.filter(({ act }) => act === 'opened')).toHaveLength(30)
    expect(lines.filter(({ act }) => act === 'changed')).toHaveLength(10)
    const opened = value(await reopen({ store, keys }))
    expect(await verifyTrail(keys, opened.workspace.state.trail)).toEqual({ count: 40, first: 1, last: 40, faults: [] })
  })

  it('waits in memory while the disk is full, and goes in with the next commit, in its order', async () => {
    const { desk, files, keys } = await testStation()
    const append = files.files['journal.append']
    const full = () => Promise.resolve({ ok: false, failure: { kind: 'diskFull', detail: '' } })
    Object.assign(files.files, { 'journal.append': full })
    expect(await desk.note({ act: 'opened', childId: 'c-1' })).toBe(false)
    expect(await desk.perform(registerChild, { facts: { 'child.name': '林一诺' } })).toMatchObject({ ok: false })
    expect(told(desk)).toEqual([])
    Object.assign(files.files, { 'journal.append': append })
    value(await desk.perform(registerChild, { facts: { 'child.name': '林一诺' } }))
    expect(told(desk).map(({ act }) => act)).toEqual(['opened', 'changed'])
    expect((await verifyTrail(keys, desk.workspace.state.trail)).faults).toEqual([])
  })

  it('binds small sheets into large ones, and every line stays', async () => {
    const { desk, keys } = await testStation()
    for (let at = 0; at < 300; at += 1) await desk.note({ act: 'printed', detail: { what: String(at) } })
    const { trail } = desk.workspace.state
    expect(trail.size).toBeLessThan(60)
    expect(trailLines(trail).map(({ detail }) => detail['what'])).toEqual(
      Array.from({ length: 300 }, (_, at) => String(at)),
    )
    expect(await verifyTrail(keys, trail)).toEqual({ count: 300, first: 1, last: 300, faults: [] })
    expect(lastTrailLine(trail)?.seq).toBe(300)
  })
  it('says of whom on the staff a line is, unless it is of the person at the desk', async () => {
    const { desk, staff } = await testStation()
    const { staffId } = value(await desk.perform(addStaff, { account: 'hy', name: '何屿', role: 'worker', phone: '' }))
    value(await desk.perform(resetStaffPassword, { staffId }))
    value(await desk.perform(removeStaff, { staffId: staff.clerk.id, casesTo: null }))
    const { name, role } = desk.actor
    value(await desk.perform(updateStaff, { staffId: desk.actor.id, casesTo: null, name, role, phone: '1' }))
    const lines = trailLines(desk.workspace.state.trail).slice(-4)
    expect(lines.map(({ detail }) => detail['memberId'])).toEqual([staffId, staffId, staff.clerk.id, undefined])
  })
})
