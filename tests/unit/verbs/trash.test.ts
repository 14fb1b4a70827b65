import { describe, expect, it } from 'vitest'
import { trashedSchema } from '../../../src/domain/records.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { discardDraft } from '../../../src/verbs/documents/discard-draft.ts'
import { mergeDrafts } from '../../../src/verbs/documents/merge-drafts.ts'
import { saveDraft } from '../../../src/verbs/documents/save-draft.ts'
import { startDocument } from '../../../src/verbs/documents/start-document.ts'
import { startReferral } from '../../../src/verbs/referrals/start-referral.ts'
import { eraseTrashed } from '../../../src/verbs/trash/erase-trashed.ts'
import { restoreFromTrash } from '../../../src/verbs/trash/restore-from-trash.ts'
import { commit } from '../../../src/storage/commit.ts'
import { BY_TEST, reopen, testStation, value } from './test-station.ts'

async function withDraft() {
  const station = await testStation()
  const { childId } = value(await station.desk.perform(registerChild, { facts: { 'child.name': '陈小满' } }))
  const begin = async () => value(await station.desk.perform(startDocument, { childId, formCode: 'F05' })).documentId
  const documentId = await begin()
  const read = () => station.desk.workspace.state
  return { ...station, childId, begin, documentId, read }
}

describe('the recycle bin', () => {
  it('takes a draft with its reason and gives it back word for word, also after the station was opened anew', async () => {
    const station = await withDraft()
    const { desk, documentId, staff, read } = station
    value(await desk.perform(saveDraft, { documentId, values: { physical: '孩子说晚上腿痛。' } }))
    const before = read().documents.get(documentId)
    value(await desk.perform(discardDraft, { documentId, reason: '写错了孩子' }))
    expect(read().documents.has(documentId)).toBe(false)
    expect(read().trash.get(documentId)).toMatchObject({ reason: '写错了孩子', byStaffId: staff.head.id })
    const again = value(await reopen(station))
    value(await again.perform(restoreFromTrash, { trashId: documentId }))
    expect(again.workspace.state.documents.get(documentId)).toEqual(before)
    expect(again.workspace.state.trash.size).toBe(0)
  })

  it('gives a letter back together with its referral', async () => {
    const { desk, childId, read } = await withDraft()
    const { referralId } = value(await desk.perform(startReferral, { childId }))
    const [letter, referral] = [read().documents.get(referralId), read().referrals.get(referralId)]
    value(await desk.perform(discardDraft, { documentId: referralId }))
    expect(read().referrals.has(referralId)).toBe(false)
    value(await desk.perform(restoreFromTrash, { trashId: referralId }))
    expect(read().documents.get(referralId)).toEqual(letter)
    expect(read().referrals.get(referralId)).toEqual(referral)
  })

  it('puts back nothing that is not of its table’s shape, and nothing over what is there', async () => {
    const { desk, store, keys, documentId, read } = await withDraft()
    const original = read().documents.get(documentId)
    value(await desk.perform(discardDraft, { documentId }))
    const trashed = read().trash.get(documentId)
    if (trashed === undefined || original === undefined) throw new Error('not in the bin')
    const write = async (record: unknown) =>
      value(
        await commit(
          store,
          keys,
          desk.workspace,
          [{ table: 'trash', id: documentId, value: { ...trashed, record: trashedSchema.shape.record.parse(record) } }],
          BY_TEST,
        ),
      )
    const restore = () => desk.perform(restoreFromTrash, { trashId: documentId })
    await write({ ...original, status: 'lost' })
    expect(await restore()).toMatchObject({ ok: false, failure: { kind: 'notStored', reason: 'documents.status' } })
    await write({ ...original, id: 'another' })
    expect(await restore()).toMatchObject({ ok: false, failure: { kind: 'notStored' } })
    await write(original)
    value(await commit(store, keys, desk.workspace, [{ table: 'documents', id: documentId, value: original }], BY_TEST))
    expect(await restore()).toMatchObject({ ok: false, failure: { kind: 'wrongState', state: 'inPlace' } })
    expect(await desk.perform(restoreFromTrash, { trashId: 'nothing' })).toMatchObject({
      failure: { kind: 'notFound', what: 'trashed' },
    })
  })

  it('is emptied of one thing by the head with a reason; a line without its words stays', async () => {
    const { desk, documentId, staff, read } = await withDraft()
    value(await desk.perform(saveDraft, { documentId, values: { physical: '不该留下的话' } }))
    value(await desk.perform(discardDraft, { documentId, reason: '不该留下的话' }))
    expect(await desk.perform(eraseTrashed, { trashId: documentId, reason: '  ' })).toMatchObject({
      failure: { kind: 'badInput' },
    })
    value(await desk.perform(eraseTrashed, { trashId: documentId, reason: '监护人书面要求' }))
    const line = read().trash.get(documentId)
    expect(line).toMatchObject({ record: null, erased: { byStaffId: staff.head.id, reason: '监护人书面要求' } })
    expect(JSON.stringify(line)).not.toContain('不该留下的话')
    for (const again of [
      await desk.perform(restoreFromTrash, { trashId: documentId }),
      await desk.perform(eraseTrashed, { trashId: documentId, reason: '再来' }),
    ])
      expect(again).toMatchObject({ ok: false, failure: { kind: 'wrongState', state: 'erased' } })
  })
})

describe('two drafts of one paper', () => {
  it('a second one is begun only by who says so', async () => {
    const { desk, childId, documentId, read } = await withDraft()
    const begin = (onlyOne: boolean) => desk.perform(startDocument, { childId, formCode: 'F05', onlyOne })
    const before = read().documents.size
    expect(await begin(true)).toEqual({ ok: false, failure: { kind: 'draftExists', documentIds: [documentId] } })
    expect(read().documents.size).toBe(before)
    value(await begin(false))
    expect(read().documents.size).toBe(before + 1)
    const { referralId } = value(await desk.perform(startReferral, { childId, onlyOne: true }))
    expect(await desk.perform(startReferral, { childId, onlyOne: true })).toEqual({
      ok: false,
      failure: { kind: 'draftExists', documentIds: [referralId] },
    })
  })

  it('become one with the chosen values; the other lies in the bin as it was', async () => {
    const { desk, begin, documentId, read } = await withDraft()
    const other = await begin()
    value(await desk.perform(saveDraft, { documentId: other, values: { physical: '另一份的话' } }))
    const [left, right] = [read().documents.get(documentId), read().documents.get(other)]
    if (left === undefined || right === undefined) throw new Error('no drafts')
    const input = {
      kept: { documentId, updatedAt: left.updatedAt },
      other: { documentId: other, updatedAt: right.updatedAt },
      values: { ...left.values, physical: '另一份的话' },
      reason: '合成一份',
    }
    value(await desk.perform(mergeDrafts, input))
    expect(read().documents.get(documentId)?.values).toEqual(input.values)
    expect(read().documents.has(other)).toBe(false)
    expect(read().trash.get(other)?.record).toEqual(right)
  })

  it('are not made one when either was written on meanwhile, or when they are not of one paper', async () => {
    const { desk, childId, begin, documentId, setDay, read } = await withDraft()
    const other = await begin()
    const seen = (id: string) => ({ documentId: id, updatedAt: read().documents.get(id)?.updatedAt ?? '' })
    const [kept, second] = [seen(documentId), seen(other)]
    setDay('2026-11-24')
    value(await desk.perform(saveDraft, { documentId: other, values: { physical: '后来又写的' } }))
    const merge = (one: typeof kept, two: typeof kept) =>
      desk.perform(mergeDrafts, { kept: one, other: two, values: {}, reason: '' })
    expect(await merge(kept, second)).toMatchObject({ ok: false, failure: { kind: 'stale' } })
    expect(await merge(kept, kept)).toMatchObject({ ok: false, failure: { kind: 'badInput' } })
    const { documentId: intake } = value(await desk.perform(startDocument, { childId, formCode: 'F02' }))
    expect(await merge(kept, seen(intake))).toMatchObject({ ok: false, failure: { kind: 'badInput' } })
    expect(read().trash.size).toBe(0)
  })
})
