import { describe, expect, it } from 'vitest'
import { canonical } from '../../../src/storage/canonical.ts'
import type { WorkspaceState } from '../../../src/storage/tables.ts'
import { addAttachment } from '../../../src/verbs/attachments/add-attachment.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { updateFacts } from '../../../src/verbs/children/update-facts.ts'
import { addComment } from '../../../src/verbs/comments/add-comment.ts'
import { discardDraft } from '../../../src/verbs/documents/discard-draft.ts'
import { startDocument } from '../../../src/verbs/documents/start-document.ts'
import { mergeChildren } from '../../../src/verbs/merges/merge-children.ts'
import { setApart } from '../../../src/verbs/merges/set-apart.ts'
import { undoMerge } from '../../../src/verbs/merges/undo-merge.ts'
import { startReferral } from '../../../src/verbs/referrals/start-referral.ts'
import { restoreFromTrash } from '../../../src/verbs/trash/restore-from-trash.ts'
import { testStation, value } from './test-station.ts'

const TABLES = [
  'children',
  'households',
  'documents',
  'referrals',
  'attachments',
  'comments',
  'consents',
  'drawings',
  'trash',
] as const

/** One child filed twice: the second file has papers, a letter, a scan, a comment and something in the bin. */
async function filedTwice() {
  const { desk } = await testStation()
  const kept = value(
    await desk.perform(registerChild, {
      facts: { 'child.name': '陈小满', 'child.birthDate': '2017-09-04', 'guardian.phone': '13807550021' },
    }),
  )
  const gone = value(
    await desk.perform(registerChild, {
      facts: { 'child.name': '陈晓满', 'child.school': '海风小学', 'guardian.name': '黄阿妹' },
    }),
  )
  const { childId } = gone
  const draft = value(await desk.perform(startDocument, { childId, formCode: 'F02' }))
  const thrown = value(await desk.perform(startDocument, { childId, formCode: 'F05' }))
  value(await desk.perform(discardDraft, { documentId: thrown.documentId }))
  value(await desk.perform(startReferral, { childId }))
  value(await desk.perform(addComment, { childId, documentId: draft.documentId, text: '请补上时间。' }))
  const scan = { title: '户口本', mediaType: 'image/jpeg', bytes: 1, sha256: 'ab'.repeat(32), pages: 1, thumbnail: '' }
  value(
    await desk.perform(addAttachment, {
      ...scan,
      mediaType: 'image/jpeg',
      childId,
      documentId: null,
      attachmentId: 'a',
    }),
  )
  const merge = { keptChildId: kept.childId, goneChildId: childId, reason: '同一个孩子，录了两次' }
  return { desk, kept, gone, draft, thrown, merge }
}

function recordsOf(state: WorkspaceState): string {
  return canonical(Object.fromEntries(TABLES.map((table) => [table, Object.fromEntries(state[table])])))
}

describe('two files of one child', () => {
  it('become one, with everything written in both and the facts that were chosen', async () => {
    const { desk, kept, gone, draft, thrown, merge } = await filedTwice()
    value(await desk.perform(mergeChildren, { ...merge, take: ['child.school', 'guardian.name'] }))
    const { state } = desk.workspace
    expect([...state.children.keys()]).toEqual([kept.childId])
    const child = state.children.get(kept.childId)
    expect(child?.facts['child.name']?.value).toBe('陈小满')
    expect(child?.facts['child.school']?.value).toBe('海风小学')
    const household = state.households.get(child?.householdId ?? '')
    expect(household?.facts['guardian.name']?.value).toBe('黄阿妹')
    expect(household?.facts['guardian.phone']?.value).toBe('13807550021')
    expect(state.households.size).toBe(1)
    for (const table of ['documents', 'referrals', 'attachments', 'comments', 'trash'] as const) {
      expect(state[table].size, table).toBeGreaterThan(0)
      for (const record of state[table].values()) expect(record.childId, table).toBe(kept.childId)
    }
    expect(state.documents.get(draft.documentId)?.childId).toBe(kept.childId)
    // What was in the bin goes back to the file that is there.
    value(await desk.perform(restoreFromTrash, { trashId: thrown.documentId }))
    expect(desk.workspace.state.documents.get(thrown.documentId)?.childId).toBe(kept.childId)
    expect(gone.childId).not.toBe(kept.childId)
  })

  it('let open drafts learn what the merged file knows', async () => {
    const { desk, draft, merge } = await filedTwice()
    const birthDate = () => JSON.stringify(desk.workspace.state.documents.get(draft.documentId)?.values)
    expect(birthDate()).not.toContain('2017-09-04')
    const f01 = [...desk.workspace.state.documents.values()].find(
      ({ formCode, childId }) => formCode === 'F01' && childId === merge.goneChildId,
    )
    value(await desk.perform(mergeChildren, { ...merge, take: ['child.school'] }))
    const values = desk.workspace.state.documents.get(f01?.id ?? '')?.values
    expect(values?.['birthDate']).toBe('2017-09-04')
    expect(values?.['name']).toBe('陈小满')
  })

  it('are two again, to the last record, when the merge is taken back', async () => {
    const { desk, merge } = await filedTwice()
    const before = recordsOf(desk.workspace.state)
    const { mergeId } = value(await desk.perform(mergeChildren, { ...merge, take: ['child.school', 'guardian.name'] }))
    expect(recordsOf(desk.workspace.state)).not.toBe(before)
    value(await desk.perform(undoMerge, { mergeId }))
    expect(recordsOf(desk.workspace.state)).toBe(before)
    expect(desk.workspace.state.merges.get(mergeId)?.undone).not.toBeNull()
    expect(await desk.perform(undoMerge, { mergeId })).toMatchObject({ failure: { kind: 'wrongState' } })
  })

  it('stay one when the file was changed since', async () => {
    const { desk, kept, merge } = await filedTwice()
    const { mergeId } = value(await desk.perform(mergeChildren, { ...merge, take: [] }))
    value(await desk.perform(updateFacts, { childId: kept.childId, facts: { 'child.grade': '三年级' } }))
    expect(await desk.perform(undoMerge, { mergeId })).toMatchObject({ failure: { kind: 'mergeWorkedOn' } })
  })

  it('stay one when a paper that moved was thrown away since', async () => {
    const { desk, draft, merge } = await filedTwice()
    const { mergeId } = value(await desk.perform(mergeChildren, { ...merge, take: [] }))
    value(await desk.perform(discardDraft, { documentId: draft.documentId }))
    expect(await desk.perform(undoMerge, { mergeId })).toMatchObject({ failure: { kind: 'mergeWorkedOn' } })
  })

  it('may be taken apart although something new was written: that stays with the file kept', async () => {
    const { desk, kept, merge } = await filedTwice()
    const { mergeId } = value(await desk.perform(mergeChildren, { ...merge, take: [] }))
    const paper = value(await desk.perform(startDocument, { childId: kept.childId, formCode: 'F05' }))
    value(await desk.perform(undoMerge, { mergeId }))
    expect(desk.workspace.state.documents.get(paper.documentId)?.childId).toBe(kept.childId)
    expect(desk.workspace.state.children.size).toBe(2)
  })

  it('leave the household of brothers and sisters alone', async () => {
    const { desk, gone, merge } = await filedTwice()
    const householdId = desk.workspace.state.children.get(gone.childId)?.householdId ?? ''
    value(await desk.perform(registerChild, { facts: { 'child.name': '陈小谷' }, householdId }))
    const before = recordsOf(desk.workspace.state)
    const { mergeId } = value(await desk.perform(mergeChildren, { ...merge, take: [] }))
    expect(desk.workspace.state.households.has(householdId)).toBe(true)
    value(await desk.perform(undoMerge, { mergeId }))
    expect(recordsOf(desk.workspace.state)).toBe(before)
  })

  it('are no two files when they are the same, or one is not there', async () => {
    const { desk, kept, merge } = await filedTwice()
    const again = { ...merge, take: [] }
    expect(await desk.perform(mergeChildren, { ...again, goneChildId: kept.childId })).toMatchObject({ ok: false })
    expect(await desk.perform(mergeChildren, { ...again, goneChildId: 'nobody' })).toMatchObject({ ok: false })
    expect(await desk.perform(mergeChildren, { ...again, reason: ' ' })).toMatchObject({
      failure: { kind: 'badInput' },
    })
  })
})

describe('two files that are not of one child', () => {
  it('say so of each other, until it is taken back', async () => {
    const { desk, kept, gone } = await filedTwice()
    const [one, other] = [kept.childId, gone.childId]
    const said = () => [one, other].map((id) => desk.workspace.state.children.get(id)?.notSameAs ?? [])
    value(await desk.perform(setApart, { childId: one, otherId: other, apart: true }))
    value(await desk.perform(setApart, { childId: other, otherId: one, apart: true }))
    expect(said()).toEqual([[other], [one]])
    value(await desk.perform(setApart, { childId: one, otherId: other, apart: false }))
    expect(said()).toEqual([[], []])
    expect(await desk.perform(setApart, { childId: one, otherId: one, apart: true })).toMatchObject({ ok: false })
    expect(await desk.perform(setApart, { childId: one, otherId: 'nobody', apart: true })).toMatchObject({ ok: false })
  })

  it('and a merge takes along what was said of a third', async () => {
    const { desk, kept, gone, merge } = await filedTwice()
    const third = value(await desk.perform(registerChild, { facts: { 'child.name': '陈小曼' } }))
    value(await desk.perform(setApart, { childId: gone.childId, otherId: third.childId, apart: true }))
    value(await desk.perform(setApart, { childId: kept.childId, otherId: gone.childId, apart: true }))
    const before = recordsOf(desk.workspace.state)
    const { mergeId } = value(await desk.perform(mergeChildren, { ...merge, take: [] }))
    expect(desk.workspace.state.children.get(kept.childId)?.notSameAs).toEqual([third.childId])
    value(await desk.perform(undoMerge, { mergeId }))
    expect(recordsOf(desk.workspace.state)).toBe(before)
  })
})
