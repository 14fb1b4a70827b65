import type { Referral } from '../../domain/records.ts'
import type { WorkspaceState } from '../tables.ts'
import { groupsOfTable, memoOnTables } from './memo.ts'

/** Referrals of a child, newest first. Each one's letter is the document of the same id. */
export function referralsOfChild(state: WorkspaceState, childId: string): readonly Referral[] {
  return referralsByChild(state).get(childId) ?? []
}

/** Issued letters whose receipt is not back, the one due first on top. */
export function awaitedReceipts(state: WorkspaceState): readonly Referral[] {
  return allAwaited(state)
}

const referralsByChild = groupsOfTable(
  'referrals',
  ({ childId }) => childId,
  (one, other) => (begunOn(one) < begunOn(other) ? 1 : -1),
)

const allAwaited = memoOnTables(['referrals'], ({ referrals }) =>
  [...referrals.values()]
    .filter(({ state, replyDueOn }) => (state === 'issued' || state === 'delivered') && replyDueOn !== null)
    .sort((one, other) => ((one.replyDueOn ?? '') < (other.replyDueOn ?? '') ? -1 : 1)),
)

/** Day it was begun and its number within that, so that two of one day stand in the order of their letters. */
function begunOn(referral: Referral): string {
  return `${referral.steps[0]?.on ?? ''}/${String(referral.number?.serial ?? 1e9).padStart(10, '0')}/${referral.id}`
}
