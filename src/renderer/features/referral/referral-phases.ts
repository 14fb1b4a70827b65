import { referralStateSchema, type Referral } from '../../../domain/records.ts'

/** 草拟 → 签发 → 送达 → 受理 (or 退回, in its place) → 首次服务 → 反馈 → 关闭. */
export const { options: REFERRAL_PHASES } = referralStateSchema.exclude(['returned'])
export type ReferralPhase = (typeof REFERRAL_PHASES)[number]

export interface PhaseStanding {
  readonly phase: ReferralPhase
  readonly state: 'done' | 'now' | 'ahead'
  /** The day it happened, when it did. */
  readonly on: string | null
  /** The recipient sent the letter back instead of accepting it. */
  readonly returned: boolean
}

/**
 * Where the referral stands. A phase is done only when somebody entered it, so a step that was left out stays empty; the
 * last one entered is the present one, until it is closed.
 */
export function referralPhases(referral: Pick<Referral, 'state' | 'steps'>): readonly PhaseStanding[] {
  return REFERRAL_PHASES.map((phase) => {
    const returnedStep = phase === 'accepted' ? referral.steps.findLast((step) => step.state === 'returned') : undefined
    const step = returnedStep ?? referral.steps.findLast((one) => one.state === phase)
    const present = referral.state === phase || (returnedStep !== undefined && referral.state === 'returned')
    const state = step === undefined ? 'ahead' : present && phase !== 'closed' ? 'now' : 'done'
    return { phase, state, on: step?.on ?? null, returned: returnedStep !== undefined }
  })
}
