import { referralStateSchema } from '../../domain/records.ts'
import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { dateSchema, idSchema } from '../input.ts'
import type { Verb } from '../verb.ts'
import { referralConcern } from './referral-concern.ts'
import { NEXT_REFERRAL_STATES } from './referral-steps.ts'

const input = z.object({
  referralId: idSchema,
  to: referralStateSchema,
  /** The day it happened. */
  on: dateSchema,
  /** 送达: how and who signed for it. 退回: the reason, needed. */
  note: z.string().trim().max(2000),
})

/** Enters what became of an issued letter: 送达, 受理 or 退回, 首次服务, 反馈, 关闭. */
export const advanceReferral: Verb<z.infer<typeof input>, null> = {
  name: 'advanceReferral',
  input,
  roles: ['head', 'worker'],
  concerns: referralConcern,
  apply: ({ state, actor, today }, { referralId, to, on, note }) => {
    const referral = state.referrals.get(referralId)
    if (referral === undefined) return fail({ kind: 'notFound', what: 'referral' })
    if (!NEXT_REFERRAL_STATES[referral.state].includes(to)) return fail({ kind: 'wrongState', state: referral.state })
    const lastStep = referral.steps.at(-1)?.on ?? ''
    if (on > today) return fail({ kind: 'badInput', problems: [{ path: 'on', message: 'is after today' }] })
    if (on < lastStep) {
      return fail({ kind: 'badInput', problems: [{ path: 'on', message: `is before the last step, ${lastStep}` }] })
    }
    if (to === 'returned' && note === '') {
      return fail({ kind: 'badInput', problems: [{ path: 'note', message: 'a reason is needed' }] })
    }
    const steps = [...referral.steps, { state: to, on, byStaffId: actor.id, note }]
    return succeed({
      changes: [{ table: 'referrals', id: referralId, value: { ...referral, state: to, steps } }],
      output: null,
    })
  },
}
