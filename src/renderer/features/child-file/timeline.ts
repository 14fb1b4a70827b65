import {
  referralStateSchema,
  type CaseDocument,
  type Child,
  type ChildMove,
  type Consent,
  type Referral,
  type ReferralState,
} from '../../../domain/records.ts'

/**
 * What has happened with a child, newest first, out of the records themselves: nothing is written down twice. Words are
 * the screen's; an item only says what it is about.
 */
export type TimelineItem = TimelineMoment & TimelineEvent

interface TimelineMoment {
  readonly key: string
  /** YYYY-MM-DD on the station's wall calendar. */
  readonly day: string
  /** ISO instant where one is known: shows the time of something still open, and orders what fell on one day. */
  readonly at: string | null
  /** `now`: open work. `ahead`: due. `missed`: due and late. */
  readonly node: 'done' | 'now' | 'ahead' | 'missed'
}

export type RiskLevel = 'urgent' | 'high' | 'medium' | 'low'

type TimelineEvent =
  | { readonly what: 'registered' }
  | { readonly what: 'draft'; readonly document: CaseDocument }
  | {
      readonly what: 'written'
      readonly document: CaseDocument
      /** F06: the grade given and the one before it. */
      readonly risk: { readonly from: RiskLevel | null; readonly to: RiskLevel } | null
      /** F08: 1 for the first plan. */
      readonly planVersion: number | null
    }
  | {
      readonly what: 'referralStep'
      readonly referral: Referral
      readonly state: ReferralState
      readonly note: string
      readonly byStaffId: string
    }
  | { readonly what: 'replyDue'; readonly referral: Referral }
  | { readonly what: 'move'; readonly move: ChildMove }
  | { readonly what: 'consentSigned' | 'consentWithdrawn'; readonly consent: Consent }
  | { readonly what: 'recipientWithdrawn'; readonly consent: Consent; readonly recipient: string }

export interface TimelineRecords {
  readonly child: Child
  /** All documents of the child, in any order. */
  readonly documents: readonly CaseDocument[]
  readonly referrals: readonly Referral[]
  readonly consents?: readonly Consent[]
}

export function timelineOf(
  { child, documents, referrals, consents = [] }: TimelineRecords,
  today: string,
  localDay: (instant: string) => string,
): readonly TimelineItem[] {
  const items: TimelineItem[] = [
    { key: 'registered', day: localDay(child.createdAt), at: child.createdAt, node: 'done', what: 'registered' },
    ...documentItems(documents, new Set(referrals.map(({ id }) => id)), localDay),
    ...referrals.flatMap((referral) => referralItems(referral, today)),
    ...child.moves.map((move, at): TimelineItem => ({
      key: `move:${String(at)}`,
      day: move.on,
      at: null,
      node: 'done',
      what: 'move',
      move,
    })),
    ...consents.flatMap(consentItems),
  ]
  return items.sort((one, other) => compare(other, one))
}

function consentItems(consent: Consent): readonly TimelineItem[] {
  const base = { at: null, node: 'done' as const, consent }
  return [
    { ...base, key: `${consent.id}:signed`, day: consent.signedOn, what: 'consentSigned' },
    ...consent.recipients.flatMap(({ name, withdrawnOn }): TimelineItem[] =>
      withdrawnOn === null
        ? []
        : [{ ...base, key: `${consent.id}:${name}`, day: withdrawnOn, what: 'recipientWithdrawn', recipient: name }],
    ),
    ...(consent.withdrawn === null
      ? []
      : [{ ...base, key: `${consent.id}:withdrawn`, day: consent.withdrawn.on, what: 'consentWithdrawn' as const }]),
  ]
}

function documentItems(
  documents: readonly CaseDocument[],
  referralIds: ReadonlySet<string>,
  localDay: (instant: string) => string,
): readonly TimelineItem[] {
  const items: TimelineItem[] = []
  let risk: RiskLevel | null = null
  let plans = 0
  const inOrder = documents.toSorted((one, other) => order(momentOf(one), momentOf(other)))
  for (const document of inOrder) {
    const at = momentOf(document)
    const base = { key: document.id, day: localDay(at), at }
    if (document.status === 'draft') {
      items.push({ ...base, node: 'now', what: 'draft', document })
      continue
    }
    // A finished letter is told by the steps of its referral.
    if (referralIds.has(document.id)) continue
    const level = document.outcome?.riskLevel ?? null
    if (document.formCode === 'F08') plans += 1
    items.push({
      ...base,
      node: 'done',
      what: 'written',
      document,
      risk: level === null ? null : { from: risk, to: level },
      planVersion: document.formCode === 'F08' ? plans : null,
    })
    risk = level ?? risk
  }
  return items
}

/** A finished paper stands at the instant it was finished; a draft where it was last worked on. */
function momentOf(document: CaseDocument): string {
  return document.finishedAt ?? document.updatedAt
}

function referralItems(referral: Referral, today: string): readonly TimelineItem[] {
  const items = referral.steps
    // The drafting of a letter is its document's own item while it lasts, and says nothing once it is issued.
    .filter(({ state }) => state !== 'drafted')
    .map(({ state, on, note, byStaffId }, index): TimelineItem => ({
      key: `${referral.id}:${String(index)}`,
      day: on,
      at: null,
      node: 'done',
      what: 'referralStep',
      referral,
      state,
      note,
      byStaffId,
    }))
  if (referral.replyDueOn !== null && awaitsReply(referral.state)) {
    items.push({
      key: `${referral.id}:due`,
      day: referral.replyDueOn,
      at: null,
      node: referral.replyDueOn < today ? 'missed' : 'ahead',
      what: 'replyDue',
      referral,
    })
  }
  return items
}

/** Sent and no receipt back yet. */
export function awaitsReply(state: ReferralState): boolean {
  return state === 'issued' || state === 'delivered'
}

/** Later is greater. Within a day: what is open, then by the instant, then in the order of a referral's steps. */
function compare(one: TimelineItem, other: TimelineItem): number {
  return (
    order(one.day, other.day) ||
    Number(one.what !== 'registered') - Number(other.what !== 'registered') ||
    Number(one.node !== 'done') - Number(other.node !== 'done') ||
    (one.at !== null && other.at !== null ? order(one.at, other.at) : 0) ||
    stepOrder(one) - stepOrder(other) ||
    order(one.key, other.key)
  )
}

function stepOrder(item: TimelineItem): number {
  return item.what === 'referralStep' ? referralStateSchema.options.indexOf(item.state) : -1
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
