import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { findChild } from '../children/find-child.ts'
import { idSchema } from '../input.ts'
import { isRestricted } from '../sight.ts'
import type { Verb } from '../verb.ts'

const input = z.object({
  childId: idSchema,
  /** The paper it is about; `null`: the file as a whole. */
  documentId: idSchema.nullable(),
  text: z.string().trim().min(1).max(4000),
})

/**
 * 督导批注 and the answers to it. A comment is never changed or taken back: it is part of how the case was led. About a
 * mandatory report only the head and the worker in charge write.
 */
export const addComment: Verb<z.infer<typeof input>, { readonly commentId: string }> = {
  name: 'addComment',
  input,
  roles: ['head', 'worker', 'supervisor'],
  apply: ({ state, actor, now, newId }, { childId, documentId, text }) => {
    const found = findChild(state, childId)
    if (!found.ok) return found
    if (actor.role === 'worker' && found.value.child.workerId !== actor.id) return fail({ kind: 'notAssigned' })
    if (documentId !== null) {
      const document = state.documents.get(documentId)
      if (document?.childId !== childId) return fail({ kind: 'notFound', what: 'document' })
      if (actor.role === 'supervisor' && isRestricted(document.formCode)) return fail({ kind: 'notAssigned' })
    }
    const id = newId()
    const comment = { id, childId, documentId, text, byStaffId: actor.id, at: now }
    return succeed({ changes: [{ table: 'comments', id, value: comment }], output: { commentId: id } })
  },
}
