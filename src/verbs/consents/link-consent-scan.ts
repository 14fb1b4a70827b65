import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { idSchema } from '../input.ts'
import type { Verb } from '../verb.ts'
import { consentConcern } from './consent-concern.ts'

const input = z.object({
  consentId: idSchema,
  /** An attachment of the same file; `null` takes the wrong one off again. */
  attachmentId: idSchema.nullable(),
})

/** Puts the scan of the signed paper to its entry in the register. */
export const linkConsentScan: Verb<z.infer<typeof input>, null> = {
  name: 'linkConsentScan',
  input,
  roles: ['head', 'worker'],
  concerns: consentConcern,
  apply: ({ state }, { consentId: id, attachmentId }) => {
    const consent = state.consents.get(id)
    if (consent === undefined) return fail({ kind: 'notFound', what: 'consent' })
    if (attachmentId !== null && state.attachments.get(attachmentId)?.childId !== consent.childId) {
      return fail({ kind: 'notFound', what: 'attachment' })
    }
    return succeed({ changes: [{ table: 'consents', id, value: { ...consent, attachmentId } }], output: null })
  },
}
