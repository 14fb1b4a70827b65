import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { dateSchema, idSchema } from '../input.ts'
import { REFERRAL_FORM } from '../referrals/referral-form.ts'
import type { Verb } from '../verb.ts'
import { documentConcern } from './document-concern.ts'

const input = z.object({
  documentId: idSchema,
  /** The day on the signed paper. */
  signedOn: dateSchema,
})

/** The plan is signed off by the head (product.md §4). */
const SIGNED_OFF_BY_HEAD: readonly string[] = ['F08']

/** 已签: the printed paper came back with its signatures. From now on it is as it is, for ever. */
export const signDocument: Verb<z.infer<typeof input>, null> = {
  name: 'signDocument',
  input,
  roles: ['head', 'worker', 'clerk'],
  concerns: documentConcern,
  apply: ({ state, actor, now, today }, { documentId, signedOn }) => {
    const document = state.documents.get(documentId)
    if (document === undefined) return fail({ kind: 'notFound', what: 'document' })
    if (SIGNED_OFF_BY_HEAD.includes(document.formCode) && actor.role !== 'head') {
      return fail({ kind: 'notAllowed', roles: ['head'] })
    }
    // A letter is signed when the head issues it.
    if (document.status !== 'awaitingSignature' || document.formCode === REFERRAL_FORM) {
      return fail({ kind: 'wrongState', state: document.status })
    }
    if (signedOn > today) return fail({ kind: 'badInput', problems: [{ path: 'signedOn', message: 'is after today' }] })
    const signed = { ...document, status: 'signed', signedOn, updatedAt: now } as const
    return succeed({ changes: [{ table: 'documents', id: documentId, value: signed }], output: null })
  },
}
