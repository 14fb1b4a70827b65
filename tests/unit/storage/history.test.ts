import { describe, expect, it } from 'vitest'
import { fileSteps, lastOwnChange } from '../../../src/storage/file-history.ts'
import { History } from '../../../src/storage/history.ts'
import type { JournalEntry } from '../../../src/storage/journal-entry.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { updateFacts } from '../../../src/verbs/children/update-facts.ts'
import { discardDraft } from '../../../src/verbs/documents/discard-draft.ts'
import { saveDraft } from '../../../src/verbs/documents/save-draft.ts'
import { revertRecord } from '../../../src/verbs/history/revert-record.ts'
import { removeView } from '../../../src/verbs/views/remove-view.ts'
import { renameView } from '../../../src/verbs/views/rename-view.ts'
import { saveView } from '../../../src/verbs/views/save-view.ts'
import { testStation, value } from '../verbs/test-station.ts'

async function withChild() {
  const station = await testStation()
  const { desk, store, keys } = station
  const child = value(await desk.perform(registerChild, { facts: { 'child.name': '陈小满' } }))
  const stepsOf = async (history = new History(store, keys)) =>
    fileSteps(
      value(await history.of('children', child.childId)).versions,
      value(await history.of('households', child.householdId)).versions,
    )
  return { ...station, ...child, history: new History(store, keys), stepsOf }
}

describe('the history of a record', () => {
  it('has every version, newest first, with who, when and by which verb', async () => {
    const { desk, deskOf, staff, childId, history } = await withChild()
    value(await desk.perform(updateFacts, { childId, facts: { 'child.school': '海湾小学' } }))
    value(await deskOf('clerk').perform(updateFacts, { childId, facts: { 'child.school': '海风小学' } }))
    const { versions, unreadable } = value(await history.of('children', childId))
    expect(versions.map(({ value: child }) => child?.facts['child.school']?.value)).toEqual([
      '海风小学',
      '海湾小学',
      undefined,
    ])
    expect(versions.map(({ verbs }) => verbs)).toEqual([['updateFacts'], ['updateFacts'], ['registerChild']])
    expect(versions.map(({ staffId }) => staffId)).toEqual([staff.clerk.id, staff.head.id, staff.head.id])
    expect(unreadable).toEqual([])
    expect((await history.entryAt(versions[0]?.seq ?? 0))?.kind).toBe('entry')
    expect(await history.entryAt(999)).toBeNull()
  })

  it('goes on from what it has read, and knows a removed record', async () => {
    const { desk, documentId, history } = await withChild()
    expect(value(await history.of('documents', documentId)).versions).toHaveLength(1)
    value(await desk.perform(discardDraft, { documentId }))
    const { versions } = value(await history.of('documents', documentId))
    expect(versions.map(({ value: document }) => document === null)).toEqual([true, false])
  })

  it('reads a closed file by its index alone, and leaves out erased bodies', async () => {
    const { desk, store, keys, files, childId, documentId } = await withChild()
    for (const name of ['一', '二', '三']) {
      value(await desk.perform(saveDraft, { documentId, values: { name } }))
    }
    const head = store.journal.head?.seq ?? 0
    const closed: JournalEntry = {
      kind: 'closed',
      at: '2026-11-23T08:00:00.000Z',
      staffId: null,
      schemaVersion: 2,
      firstSeq: 1,
      index: { [`documents/${documentId}`]: [head - 3, head - 2, head - 1, head], [`children/${childId}`]: [head - 3] },
      pruned: [head - 2],
    }
    value(await store.journal.append(keys, closed))
    await files.files['journal.prune']({ seqs: [head - 2] })
    const look = files.files['folder.look']
    const reads: number[] = []
    const read = files.files['journal.read']
    Object.assign(files.files, {
      'journal.read': (input: { seq: number; limit?: number }) => {
        reads.push(input.limit === undefined ? -input.seq : input.seq)
        return read(input)
      },
      // The file that was closed, and the next one without an entry.
      'folder.look': async () => {
        const looked = value(await look(undefined))
        const [segment] = looked.journal.segments
        const next = { name: '000002.journal', firstSeq: head + 2, lastSeq: head + 1, bytes: 0, damagedBytes: 0 }
        return { ok: true, value: { ...looked, journal: { ...looked.journal, segments: [segment, next] } } }
      },
    })
    const { versions } = value(await new History(store, keys).of('documents', documentId))
    expect(versions.map(({ seq }) => seq)).toEqual([head, head - 1, head - 3])
    expect(versions[0]?.value?.values['name']).toBe('三')
    // One entry at a time, and never the whole file.
    expect(reads.every((seq) => seq > 0)).toBe(true)
    expect(reads[0]).toBe(head + 1)
  })

  it('says which entries do not open any more', async () => {
    const { desk, files, childId, store, keys } = await withChild()
    value(await desk.perform(updateFacts, { childId, facts: { 'child.school': '海湾小学' } }))
    const frame = files.frames.at(-1)
    if (frame?.body == null) throw new Error('no frame')
    frame.body[20] = (frame.body[20] ?? 0) ^ 1
    const { versions, unreadable } = value(await new History(store, keys).of('children', childId))
    expect(versions).toHaveLength(1)
    expect(unreadable).toEqual([frame.seq])
  })
})

describe('what is gone', () => {
  it('is told as it was before, with who took it away; what is there, or lies in the bin, is not', async () => {
    const { desk, deskOf, staff, history, documentId } = await withChild()
    const keep = async (name: string) =>
      value(await deskOf('clerk').perform(saveView, { viewId: null, name, filters: { risk: 'high' } })).viewId
    const [kept, removed] = [await keep('一'), await keep('二')]
    value(await deskOf('clerk').perform(renameView, { viewId: removed, name: '三' }))
    expect(value(await history.gone('views', desk.workspace.state.views))).toEqual([])
    value(await deskOf('clerk').perform(removeView, { viewId: removed }))
    const gone = value(await history.gone('views', desk.workspace.state.views))
    expect(gone.map(({ id, record }) => [id, record.name])).toEqual([[removed, '三']])
    expect(gone[0]?.removal).toMatchObject({ staffId: staff.clerk.id, verbs: ['removeView'] })
    expect(desk.workspace.state.views.has(kept)).toBe(true)
    // A draft in the bin is a record there; its own table says that it went.
    value(await desk.perform(discardDraft, { documentId }))
    expect(desk.workspace.state.trash.has(documentId)).toBe(true)
  })
})

describe('the steps of a child’s file', () => {
  it('join child and household, and name each fact before and after', async () => {
    const { desk, childId, stepsOf } = await withChild()
    value(
      await desk.perform(updateFacts, { childId, facts: { 'child.school': '海湾小学', 'guardian.name': '陈桂兰' } }),
    )
    const [step, first, ...more] = await stepsOf()
    expect(more).toEqual([])
    expect(first?.first).toBe(true)
    expect(step?.factChanges.map(({ key, from, to }) => [key, from?.value ?? null, to?.value])).toEqual([
      ['child.school', null, '海湾小学'],
      ['guardian.name', null, '陈桂兰'],
    ])
  })

  it('offer one’s own last change that still stands, and nobody else’s', async () => {
    const { desk, deskOf, staff, childId, stepsOf } = await withChild()
    expect(lastOwnChange(await stepsOf(), staff.head.id, new Set())).toBeNull()
    value(await desk.perform(updateFacts, { childId, facts: { 'child.school': '海湾小学', 'child.grade': '二年级' } }))
    value(await deskOf('clerk').perform(updateFacts, { childId, facts: { 'child.school': '海风小学' } }))
    const own = lastOwnChange(await stepsOf(), staff.head.id, new Set())
    // The school was changed by somebody else since.
    expect(own?.changes.map(({ key }) => key)).toEqual(['child.grade'])
    expect(lastOwnChange(await stepsOf(), staff.head.id, new Set([own?.step.seq ?? 0]))).toBeNull()
    expect(lastOwnChange(await stepsOf(), staff.clerk.id, new Set())?.changes[0]?.from?.value).toBe('海湾小学')
  })
})

describe('putting back', () => {
  it('gives facts their old value, day and source, and is a version that can be taken back itself', async () => {
    const { desk, childId, setDay, stepsOf } = await withChild()
    value(await desk.perform(updateFacts, { childId, facts: { 'child.school': '海湾小学' } }))
    setDay('2026-11-25')
    value(await desk.perform(updateFacts, { childId, facts: { 'child.school': '海风小学', 'guardian.age': 60 } }))
    const [now, before] = await stepsOf()
    if (now === undefined || before === undefined) throw new Error('no steps')
    const facts = { 'child.school': before.facts['child.school'] ?? null, 'guardian.age': null }
    value(await desk.perform(revertRecord, { what: 'facts', childId, seq: before.seq, facts }))
    const child = desk.workspace.state.children.get(childId)
    expect(child?.facts['child.school']).toEqual({ value: '海湾小学', verifiedOn: '2026-11-23', documentId: null })
    expect(desk.workspace.state.households.get(child?.householdId ?? '')?.facts['guardian.age']).toBeUndefined()
    const [reverted] = await stepsOf()
    expect(reverted?.verbs).toEqual(['revertRecord'])
    expect(reverted?.factChanges).toHaveLength(2)
    const again = Object.fromEntries((reverted?.factChanges ?? []).map(({ key, from }) => [key, from]))
    value(await desk.perform(revertRecord, { what: 'facts', childId, seq: now.seq, facts: again }))
    expect(desk.workspace.state.children.get(childId)?.facts['child.school']?.value).toBe('海风小学')
  })

  it('refuses facts of a wrong shape and facts from the future', async () => {
    const { desk, childId } = await withChild()
    const fact = { value: 7, verifiedOn: '2026-11-23', documentId: null }
    const revert = (facts: object) => desk.perform(revertRecord, { what: 'facts', childId, seq: 3, facts })
    expect(await revert({ 'child.school': fact })).toMatchObject({ ok: false, failure: { kind: 'badInput' } })
    const late = { value: '海湾小学', verifiedOn: '2026-12-01', documentId: null }
    expect(await revert({ 'child.school': late })).toMatchObject({ ok: false, failure: { kind: 'badInput' } })
  })

  it('changes drafts only: what waits for a signature has to be taken back first', async () => {
    const { desk, documentId } = await withChild()
    value(await desk.perform(saveDraft, { documentId, values: { name: '陈小曼' } }))
    value(await desk.perform(revertRecord, { what: 'document', documentId, seq: 3, values: { name: '陈小满' } }))
    const document = desk.workspace.state.documents.get(documentId)
    expect(document?.values).toEqual({ name: '陈小满' })
    for (const status of ['awaitingSignature', 'signed'] as const) {
      const state = {
        ...desk.workspace.state,
        documents: new Map([[documentId, { ...document, status } as never]]),
      }
      const context = { state, actor: desk.actor, now: '', today: desk.today, newId: () => '' }
      expect(revertRecord.apply(context, { what: 'document', documentId, seq: 3, values: {} })).toMatchObject({
        failure: { kind: 'wrongState', state: status },
      })
    }
  })
})
