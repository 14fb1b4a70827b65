import { attachmentSchema } from '../../domain/records.ts'
import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { idSchema, neededLineSchema } from '../input.ts'
import type { Verb } from '../verb.ts'

/** 50 MB, as product.md §6 says it. */
export const MOST_ATTACHMENT_BYTES = 50 * 2 ** 20

const input = attachmentSchema
  .pick({ documentId: true, mediaType: true, sha256: true, pages: true, thumbnail: true })
  .extend({
    /** The id its file was sealed for: the file lies on the disk before the record does. */
    attachmentId: idSchema,
    childId: idSchema,
    documentId: idSchema.nullable(),
    title: neededLineSchema,
    bytes: z.int().positive().max(MOST_ATTACHMENT_BYTES),
  })

/** Puts a photo, a scan or a PDF into a child's file. Its sealed file is on the disk already. */
export const addAttachment: Verb<z.infer<typeof input>, { readonly attachmentId: string }> = {
  name: 'addAttachment',
  input,
  roles: ['head', 'worker'],
  concerns: (_, { childId }) => ({ childId }),
  apply: ({ state, actor, now }, { attachmentId: id, ...rest }) => {
    if (!state.children.has(rest.childId)) return fail({ kind: 'notFound', what: 'child' })
    if (rest.documentId !== null && state.documents.get(rest.documentId)?.childId !== rest.childId) {
      return fail({ kind: 'notFound', what: 'document' })
    }
    if (state.attachments.has(id) || state.trash.has(id)) return fail({ kind: 'wrongState', state: 'attached' })
    const value = { id, ...rest, rotation: 0, addedAt: now, byStaffId: actor.id } as const
    return succeed({ changes: [{ table: 'attachments', id, value }], output: { attachmentId: id } })
  },
}
