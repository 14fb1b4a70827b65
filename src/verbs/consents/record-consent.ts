import { consentProblem } from '../../domain/consent.ts'
import { consentRecipientSchema, consentSchema, type Consent } from '../../domain/records.ts'
import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { factText } from '../../storage/selectors/facts.ts'
import { findChild } from '../children/find-child.ts'
import { dateSchema, idSchema, lineSchema, neededLineSchema } from '../input.ts'
import type { Verb } from '../verb.ts'

const input = z.object({
  childId: idSchema,
  variant: consentSchema.shape.variant,
  /** The day on the paper. */
  signedOn: dateSchema,
  guardianName: lineSchema,
  relation: lineSchema,
  childSigned: z.boolean(),
  witness: lineSchema,
  service: z.boolean(),
  recipients: z
    .array(
      z.object({
        ...consentRecipientSchema.pick({ granted: true }).shape,
        name: neededLineSchema,
        purpose: lineSchema,
        kinds: lineSchema,
      }),
    )
    .max(40),
  photo: z.boolean(),
  publicity: z.boolean(),
  /** The paper F03 it was printed from; `null` for one written on another form. */
  documentId: idSchema.nullable(),
  /** The scan of the signed one; it may come later. */
  attachmentId: idSchema.nullable(),
})

/** 知情同意登记: a paper was signed. What is on it is entered line by line; nothing is ever taken for a yes. */
export const recordConsent: Verb<z.infer<typeof input>, { readonly consentId: string }> = {
  name: 'recordConsent',
  input,
  roles: ['head', 'worker'],
  concerns: (_, { childId }) => ({ childId }),
  apply: ({ state, actor, now, today, newId }, entry) => {
    const found = findChild(state, entry.childId)
    if (!found.ok) return found
    const { documentId, attachmentId } = entry
    const document = documentId === null ? null : state.documents.get(documentId)
    if (document !== null && document?.childId !== entry.childId) return fail({ kind: 'notFound', what: 'document' })
    const attachment = attachmentId === null ? null : state.attachments.get(attachmentId)
    if (attachment !== null && attachment?.childId !== entry.childId) {
      return fail({ kind: 'notFound', what: 'attachment' })
    }
    const birthDate = factText(found.value.child.facts, 'child.birthDate')
    const recipients = entry.recipients.map((line) => ({ ...line, withdrawnOn: null }))
    const why = consentProblem({ ...entry, recipients }, { birthDate, today })
    if (why !== null) return fail({ kind: 'consentRefused', why })
    const id = newId()
    const consent: Consent = { ...entry, id, recipients, withdrawn: null, byStaffId: actor.id, at: now }
    return succeed({ changes: [{ table: 'consents', id, value: consent }], output: { consentId: id } })
  },
}
