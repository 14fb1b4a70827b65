import { addWorkingDays } from '../../domain/dates.ts'
import type { Referral } from '../../domain/records.ts'
import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { idSchema } from '../input.ts'
import type { Verb } from '../verb.ts'
import { nextLetterNumber } from './letter-number.ts'
import { referralConcern } from './referral-concern.ts'

const input = z.object({ referralId: idSchema })

interface Issued {
  /** 秀街社工转〔2026〕12号 */
  readonly number: string
  readonly replyDueOn: string
}

/**
 * 签发: the head signs the finished letter off. It gets the next number of the year and today's date, and the day its
 * receipt is due; from now on its words are fixed.
 */
export const issueReferral: Verb<z.infer<typeof input>, Issued> = {
  name: 'issueReferral',
  input,
  roles: ['head'],
  concerns: referralConcern,
  apply: ({ state, actor, now, today }, { referralId: id }) => {
    const station = state.station.get('station')
    const referral = state.referrals.get(id)
    const letter = state.documents.get(id)
    if (station === undefined) return fail({ kind: 'notFound', what: 'station' })
    if (referral === undefined || letter === undefined) return fail({ kind: 'notFound', what: 'referral' })
    if (referral.state !== 'drafted') return fail({ kind: 'wrongState', state: referral.state })
    if (letter.status !== 'awaitingSignature') return fail({ kind: 'wrongState', state: letter.status })
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
        { table: 'documents', id, value: { ...letter, status: 'signed', signedOn: today, updatedAt: now } },
      ],
      output: { number: number.text, replyDueOn },
    })
  },
}
