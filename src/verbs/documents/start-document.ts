import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { findChild } from '../children/find-child.ts'
import { idSchema } from '../input.ts'
import { REFERRAL_FORM } from '../referrals/referral-form.ts'
import type { Verb } from '../verb.ts'
import { draftsOf } from './drafts-of.ts'
import { newDocument } from './new-document.ts'

const input = z.object({
  childId: idSchema,
  formCode: z.string(),
  /** Refused while there is a draft of this form, so that nobody begins a second one without knowing. */
  onlyOne: z.boolean().optional(),
})

/** Begins a paper of a child. A referral letter is begun by `startReferral`, which tracks it as well. */
export const startDocument: Verb<z.infer<typeof input>, { readonly documentId: string }> = {
  name: 'startDocument',
  input,
  roles: ['head', 'worker', 'clerk'],
  concerns: (_, { childId, formCode }) => ({ childId, formCode }),
  apply: (context, { childId, formCode, onlyOne = false }) => {
    const found = findChild(context.state, childId)
    if (!found.ok) return found
    if (formCode === REFERRAL_FORM) return fail({ kind: 'notFound', what: 'referral' })
    const begun = onlyOne ? draftsOf(context.state, childId, formCode) : []
    if (begun.length > 0) return fail({ kind: 'draftExists', documentIds: begun })
    const document = newDocument(context, { id: context.newId(), ...found.value, formCode })
    if (!document.ok) return document
    const { id } = document.value
    return succeed({ changes: [{ table: 'documents', id, value: document.value }], output: { documentId: id } })
  },
}
