import { addWorkingDays } from '../../domain/dates.ts'
import type { Referral } from '../../domain/records.ts'
import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { grantOf } from '../../storage/selectors/consents.ts'
import { idSchema } from '../input.ts'
import type { Verb } from '../verb.ts'
import { consentGroundSchema, groundOf, withGround } from './consent-ground.ts'
import { nextLetterNumber } from './letter-number.ts'
import { referralConcern } from './referral-concern.ts'

const input = z.object({
  referralId: idSchema,
  /** 依法免于同意 (个人信息保护法 第13条第三、四项): stated by the head for a letter to a body nobody has agreed to. */
  ground: consentGroundSchema.optional(),
})

interface Issued {
  /** 秀街社工转〔2026〕12号 */
  readonly number: string
  readonly replyDueOn: string
}

/**
 * 签发: the head signs the finished letter off. It gets the next number of the year and today's date, and the day its
 * receipt is due; from now on its words are fixed. The register of consents has to allow the recipient, or a legal ground
 * stands in the letter instead: written on it, or given here and written on it now.
 */
export const issueReferral: Verb<z.infer<typeof input>, Issued> = {
  name: 'issueReferral',
  input,
  roles: ['head'],
  concerns: referralConcern,
  tells: ({ referralId, ground }, state) => {
    const stated = ground ?? groundOf(state.documents.get(referralId)?.values)
    return { detail: stated === null ? {} : { ground: stated.code, reason: stated.reason } }
  },
  apply: ({ state, actor, now, today }, { referralId: id, ground }) => {
    const station = state.station.get('station')
    const referral = state.referrals.get(id)
    const letter = state.documents.get(id)
    if (station === undefined) return fail({ kind: 'notFound', what: 'station' })
    if (referral === undefined || letter === undefined) return fail({ kind: 'notFound', what: 'referral' })
    if (referral.state !== 'drafted') return fail({ kind: 'wrongState', state: referral.state })
    if (letter.status !== 'awaitingSignature') return fail({ kind: 'wrongState', state: letter.status })
    const values = ground === undefined ? letter.values : withGround(letter.values, ground)
    const recipient = textOf(values['recipient'])
    if (groundOf(values) === null && grantOf(state, letter.childId, recipient, today) === null) {
      return fail({ kind: 'consentMissing', recipient })
    }
    const number = nextLetterNumber(station, state.referrals.values(), Number(today.slice(0, 4)))
    const replyDays = letter.values['replyDays']
    const replyDueOn = addWorkingDays(
      today,
      typeof replyDays === 'number' ? replyDays : station.settings.replyDays.normal,
    )
    const issued: Referral = {
      ...referral,
      state: 'issued',
      number,
      replyDueOn,
      steps: [...referral.steps, { state: 'issued', on: today, byStaffId: actor.id, note: '' }],
    }
    return succeed({
      changes: [
        { table: 'referrals', id, value: issued },
        { table: 'documents', id, value: { ...letter, values, status: 'signed', signedOn: today, updatedAt: now } },
      ],
      output: { number: number.text, replyDueOn },
    })
  },
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}
