import type { Referral } from '../../domain/records.ts'
import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { findChild } from '../children/find-child.ts'
import { draftsOf } from '../documents/drafts-of.ts'
import { newDocument } from '../documents/new-document.ts'
import { idSchema } from '../input.ts'
import type { Verb } from '../verb.ts'
import { REFERRAL_FORM } from './referral-form.ts'

const input = z.object({
  childId: idSchema,
  /** Refused while there is a letter not finished yet. */
  onlyOne: z.boolean().optional(),
})

/** 草拟: begins a referral and the draft of its letter, under one id. */
export const startReferral: Verb<z.infer<typeof input>, { readonly referralId: string }> = {
  name: 'startReferral',
  input,
  roles: ['head', 'worker'],
  concerns: (_, { childId }) => ({ childId, formCode: REFERRAL_FORM }),
  apply: (context, { childId, onlyOne = false }) => {
    const found = findChild(context.state, childId)
    if (!found.ok) return found
    const begun = onlyOne ? draftsOf(context.state, childId, REFERRAL_FORM) : []
    if (begun.length > 0) return fail({ kind: 'draftExists', documentIds: begun })
    const id = context.newId()
    const document = newDocument(context, { id, ...found.value, formCode: REFERRAL_FORM })
    if (!document.ok) return document
    const referral: Referral = {
      id,
      childId,
      state: 'drafted',
      number: null,
      replyDueOn: null,
      steps: [{ state: 'drafted', on: context.today, byStaffId: context.actor.id, note: '' }],
    }
    return succeed({
      changes: [
        { table: 'documents', id, value: document.value },
        { table: 'referrals', id, value: referral },
      ],
      output: { referralId: id },
    })
  },
}
