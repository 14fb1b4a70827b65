import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { idSchema, lineSchema } from '../input.ts'
import { trashDocument } from '../trash/trash-document.ts'
import type { Verb } from '../verb.ts'
import { documentConcern } from './document-concern.ts'

const input = z.object({
  documentId: idSchema,
  /** A draft needs no reason. */
  reason: lineSchema.optional(),
})

/** Moves a draft to the recycle bin, with its referral when it is the letter of one. What is finished stays. */
export const discardDraft: Verb<z.infer<typeof input>, null> = {
  name: 'discardDraft',
  input,
  roles: ['head', 'worker', 'clerk'],
  concerns: documentConcern,
  apply: (context, { documentId, reason = '' }) => {
    const document = context.state.documents.get(documentId)
    if (document === undefined) return fail({ kind: 'notFound', what: 'document' })
    if (document.status !== 'draft') return fail({ kind: 'wrongState', state: document.status })
    return succeed({ changes: trashDocument(context, document, reason), output: null })
  },
}
