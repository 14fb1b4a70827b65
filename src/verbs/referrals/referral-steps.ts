import type { ReferralState } from '../../domain/records.ts'

/**
 * What may follow what, for the steps somebody enters (domain.md §6.2). Issuing is a verb of its own. A receipt or an
 * answer may come back without a note of delivery; any issued referral may be closed.
 */
export const NEXT_REFERRAL_STATES: Readonly<Record<ReferralState, readonly ReferralState[]>> = {
  drafted: [],
  issued: ['delivered', 'accepted', 'returned', 'closed'],
  delivered: ['accepted', 'returned', 'closed'],
  accepted: ['firstService', 'reportedBack', 'closed'],
  returned: ['closed'],
  firstService: ['reportedBack', 'closed'],
  reportedBack: ['closed'],
  closed: [],
}
