import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { dateSchema, idSchema, lineSchema, neededLineSchema } from '../input.ts'
import type { Verb } from '../verb.ts'
import { consentConcern } from './consent-concern.ts'

const input = z.object({
  consentId: idSchema,
  /** One line of it; `null`: the whole of it, with what was agreed about photos and publicity. */
  recipient: z.string().nullable(),
  on: dateSchema,
  /** Who took it back. */
  by: neededLineSchema,
  /** Nobody has to give one (个人信息保护法 第15条). */
  reason: lineSchema,
})

/** 撤回同意. What was done on it before stays lawful and stays on file. */
export const withdrawConsent: Verb<z.infer<typeof input>, null> = {
  name: 'withdrawConsent',
  input,
  roles: ['head', 'worker'],
  concerns: consentConcern,
  tells: ({ recipient }) => ({ detail: { whole: recipient === null ? 1 : 0 } }),
  apply: ({ state, actor, today }, { consentId: id, recipient, on, by, reason }) => {
    const consent = state.consents.get(id)
    if (consent === undefined) return fail({ kind: 'notFound', what: 'consent' })
    if (consent.withdrawn !== null) return fail({ kind: 'wrongState', state: 'withdrawn' })
    if (on > today) return fail({ kind: 'consentRefused', why: 'future' })
    if (on < consent.signedOn) return fail({ kind: 'consentRefused', why: 'beforeSigned' })
    if (recipient === null) {
      const withdrawn = { on, by, reason, byStaffId: actor.id }
      return succeed({ changes: [{ table: 'consents', id, value: { ...consent, withdrawn } }], output: null })
    }
    const line = consent.recipients.find(({ name }) => name === recipient)
    if (line === undefined || !line.granted || line.withdrawnOn !== null) {
      return fail({ kind: 'wrongState', state: 'withdrawn' })
    }
    const recipients = consent.recipients.map((one) => (one === line ? { ...one, withdrawnOn: on } : one))
    return succeed({ changes: [{ table: 'consents', id, value: { ...consent, recipients } }], output: null })
  },
}
