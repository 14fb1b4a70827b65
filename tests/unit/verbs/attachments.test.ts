import { describe, expect, it } from 'vitest'
import { attachmentsOfChild } from '../../../src/storage/selectors/attachments.ts'
import { addAttachment, MOST_ATTACHMENT_BYTES } from '../../../src/verbs/attachments/add-attachment.ts'
import { renameAttachment } from '../../../src/verbs/attachments/rename-attachment.ts'
import { rotateAttachment } from '../../../src/verbs/attachments/rotate-attachment.ts'
import { trashAttachment } from '../../../src/verbs/attachments/trash-attachment.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { testStation, value } from './test-station.ts'

const SCAN = {
  attachmentId: 'a-1',
  documentId: null,
  title: '出生证明',
  mediaType: 'image/jpeg',
  bytes: 90_000,
  sha256: 'ab'.repeat(32),
  pages: 1,
  thumbnail: '',
} as const

async function withChildren() {
  const station = await testStation()
  const own = value(await station.desk.perform(registerChild, { facts: { 'child.name': '陈小满' } }))
  const other = value(await station.desk.perform(registerChild, { facts: { 'child.name': '陈大满' } }))
  return { ...station, own, other }
}

describe('attachments', () => {
  it('come into a child’s file with who and when, standing upright', async () => {
    const { desk, staff, own } = await withChildren()
    value(await desk.perform(addAttachment, { ...SCAN, childId: own.childId }))
    value(await desk.perform(addAttachment, { ...SCAN, attachmentId: 'a-2', childId: own.childId }))
    const listed = attachmentsOfChild(desk.workspace.state, own.childId)
    expect(listed.map(({ id }) => id)).toEqual(['a-1', 'a-2'])
    expect(listed[0]).toMatchObject({ title: '出生证明', rotation: 0, byStaffId: staff.head.id })
  })

  it('are refused over 50 MB, without a title, twice under one id, and behind a paper of another child', async () => {
    const { desk, own, other } = await withChildren()
    const input = { ...SCAN, childId: own.childId }
    for (const wrong of [{ bytes: MOST_ATTACHMENT_BYTES + 1 }, { bytes: 0 }, { title: '  ' }, { sha256: 'no' }]) {
      expect(await desk.perform(addAttachment, { ...input, ...wrong })).toMatchObject({
        ok: false,
        failure: { kind: 'badInput' },
      })
    }
    const documentId = other.documentId
    expect(await desk.perform(addAttachment, { ...input, documentId })).toMatchObject({
      ok: false,
      failure: { kind: 'notFound', what: 'document' },
    })
    value(await desk.perform(addAttachment, { ...input, documentId: own.documentId }))
    expect(await desk.perform(addAttachment, input)).toMatchObject({ ok: false, failure: { kind: 'wrongState' } })
    value(await desk.perform(trashAttachment, { attachmentId: 'a-1', reason: '放错了' }))
    expect(await desk.perform(addAttachment, input)).toMatchObject({ ok: false, failure: { kind: 'wrongState' } })
  })

  it('are renamed and turned; the same again writes nothing', async () => {
    const { desk, own } = await withChildren()
    value(await desk.perform(addAttachment, { ...SCAN, childId: own.childId }))
    value(await desk.perform(renameAttachment, { attachmentId: 'a-1', title: ' 户口本首页 ' }))
    value(await desk.perform(rotateAttachment, { attachmentId: 'a-1', rotation: 270 }))
    const [turned] = attachmentsOfChild(desk.workspace.state, own.childId)
    expect(turned).toMatchObject({ title: '户口本首页', rotation: 270 })
    const before = desk.workspace.state
    value(await desk.perform(rotateAttachment, { attachmentId: 'a-1', rotation: 270 }))
    value(await desk.perform(renameAttachment, { attachmentId: 'a-1', title: '户口本首页' }))
    expect(desk.workspace.state).toBe(before)
  })

  it('go to the recycle bin whole, with a reason and whose they were', async () => {
    const { desk, staff, own } = await withChildren()
    value(await desk.perform(addAttachment, { ...SCAN, childId: own.childId }))
    const record = desk.workspace.state.attachments.get('a-1')
    expect(await desk.perform(trashAttachment, { attachmentId: 'a-1', reason: ' ' })).toMatchObject({ ok: false })
    value(await desk.perform(trashAttachment, { attachmentId: 'a-1', reason: '放错了孩子' }))
    expect(desk.workspace.state.attachments.size).toBe(0)
    expect(desk.workspace.state.trash.get('a-1')).toMatchObject({
      table: 'attachments',
      childId: own.childId,
      record,
      reason: '放错了孩子',
      byStaffId: staff.head.id,
    })
    expect(await desk.perform(trashAttachment, { attachmentId: 'a-1', reason: 'x' })).toMatchObject({
      ok: false,
      failure: { kind: 'notFound', what: 'attachment' },
    })
  })
})
