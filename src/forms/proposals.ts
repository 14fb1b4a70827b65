import type { FormValues } from '../domain/records.ts'
import { nextVisitBy, USUAL_VISIT_INTERVALS, type RiskLevel } from '../domain/risk.ts'
import { isDate } from '../domain/dates.ts'
import { riskOutcome } from './computed.ts'
import type { Proposal } from './definition.ts'
import { asText } from './fields.ts'

/** Working days a recipient has to answer; practice, not law (domain.md §6.2). */
export const USUAL_REPLY_DAYS = { urgent: 1, normal: 5, relaxed: 10 } as const

export interface ProposalSettings {
  readonly visitIntervalDays?: Readonly<Record<RiskLevel, number>>
  readonly replyDays?: Readonly<Record<keyof typeof USUAL_REPLY_DAYS, number>>
}

/**
 * What the station's settings propose for a field, or null while it cannot be known. A proposal is offered beside the
 * field; the worker's own value is what counts and is printed.
 */
export function proposeValue(
  proposal: Proposal,
  values: FormValues,
  settings: ProposalSettings,
): string | number | null {
  switch (proposal.rule) {
    case 'nextVisit': {
      const { level } = riskOutcome(proposal.risk, values)
      const on = asText(values[proposal.risk.on])
      if (level === null || !isDate(on)) return null
      return nextVisitBy(level, on, settings.visitIntervalDays ?? USUAL_VISIT_INTERVALS)
    }
    case 'replyDays': {
      const urgency = asText(values[proposal.urgency])
      const days = settings.replyDays ?? USUAL_REPLY_DAYS
      if (urgency !== 'urgent' && urgency !== 'normal' && urgency !== 'relaxed') return null
      return days[urgency]
    }
  }
}
