import { reconsentsDue } from './consents.ts'
import { memoOnTables } from './memo.ts'
import { awaitedReceipts } from './referrals.ts'

/**
 * Children for whom a day that a paper has set is past: a letter's receipt is not back by its day (domain.md §6.2), or
 * the child turned 14 and has not signed its own consent.
 * @param today YYYY-MM-DD
 */
export const overdueChildren = memoOnTables<ReadonlySet<string>>(
  ['referrals', 'consents', 'children'],
  (state, today) => {
    const late = awaitedReceipts(state).filter(({ replyDueOn }) => replyDueOn !== null && replyDueOn < today)
    return new Set([...late.map(({ childId }) => childId), ...reconsentsDue(state, today).map(({ child }) => child.id)])
  },
)
