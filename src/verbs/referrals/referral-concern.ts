import type { WorkspaceState } from '../../storage/tables.ts'
import type { Concern } from '../verb.ts'
import { REFERRAL_FORM } from './referral-form.ts'

/** The case of a referral: letters go through the worker of the child. */
export function referralConcern(state: WorkspaceState, input: { readonly referralId: string }): Concern | null {
  const referral = state.referrals.get(input.referralId)
  return referral === undefined ? null : { childId: referral.childId, formCode: REFERRAL_FORM }
}
