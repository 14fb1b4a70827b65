import type { CaseDocument, Referral } from '../../../domain/records.ts'
import { awaitsReply } from './timeline.ts'

/** A day that a paper or a letter on file has set. */
export interface Upcoming {
  readonly what: 'visit' | 'assessment' | 'reply'
  /** YYYY-MM-DD. */
  readonly on: string
}

interface UpcomingRecords {
  /** Of the child, newest first. */
  readonly documents: readonly CaseDocument[]
  readonly referrals: readonly Referral[]
}

/**
 * What is due, soonest first. Only the newest rating and assessment count: they replace the ones before, and once their
 * day is past the file does not say whether it was kept. A receipt stays due until it is back.
 * @param today YYYY-MM-DD
 */
export function upcoming({ documents, referrals }: UpcomingRecords, today: string): readonly Upcoming[] {
  const days: Upcoming[] = [
    ...[
      ...dayIn(documents, 'F06', 'nextVisitBy', 'visit'),
      ...dayIn(documents, 'F05', 'nextAssessmentOn', 'assessment'),
    ].filter(({ on }) => on >= today),
    ...referrals.flatMap(({ state, replyDueOn }): Upcoming[] =>
      replyDueOn !== null && awaitsReply(state) ? [{ what: 'reply', on: replyDueOn }] : [],
    ),
  ]
  return days.sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
}

function dayIn(
  documents: readonly CaseDocument[],
  formCode: string,
  field: string,
  what: Upcoming['what'],
): readonly Upcoming[] {
  const newest = documents.find((document) => document.formCode === formCode && document.status !== 'draft')
  const on = newest?.values[field]
  return typeof on === 'string' && on !== '' ? [{ what, on }] : []
}
