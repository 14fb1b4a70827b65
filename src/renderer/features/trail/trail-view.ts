import { addDays } from '../../../domain/dates.ts'
import { trailActSchema, type TrailAct, type TrailLine } from '../../../domain/trail.ts'
import type { Staff } from '../../../domain/records.ts'
import { isIn, yearOf, type TrailPeriod } from '../../../storage/selectors/trail.ts'

export const PERIODS = ['today', 'week', 'month', 'year', 'all'] as const
export type PeriodName = (typeof PERIODS)[number]

/** What of the trail is listed. */
export interface TrailView {
  /** Id of a staff member; '' for everybody. */
  readonly person: string
  readonly act: TrailAct | ''
  readonly period: PeriodName
}
export const WHOLE_TRAIL: TrailView = { person: '', act: '', period: 'all' }

/** How much of the trail somebody sees (product.md §4): the head all of it, a worker what they did themselves. */
export function trailSight({ role }: Pick<Staff, 'role'>): 'all' | 'own' | 'none' {
  if (role === 'head') return 'all'
  return role === 'worker' ? 'own' : 'none'
}

export function periodOf(name: PeriodName, today: string): TrailPeriod {
  switch (name) {
    case 'today':
      return { from: today, to: today }
    case 'week':
      return { from: addDays(today, -6), to: today }
    case 'month':
      return { from: addDays(today, -29), to: today }
    case 'year':
      return yearOf(today.slice(0, 4))
    case 'all':
      return { from: '', to: '' }
  }
}

export function listed(lines: readonly TrailLine[], view: TrailView, today: string): readonly TrailLine[] {
  const period = periodOf(view.period, today)
  return lines.filter(
    ({ staffId, act, at }) =>
      (view.person === '' || staffId === view.person) && (view.act === '' || act === view.act) && isIn(period, at),
  )
}

/** The acts there are lines of, in the order of the schema. */
export function actsIn(lines: readonly TrailLine[]): readonly TrailAct[] {
  const found = new Set(lines.map(({ act }) => act))
  return trailActSchema.options.filter((act) => found.has(act))
}

/** Years there are lines or backups of, this year always, newest first. */
export function yearsOf(instants: readonly string[], today: string): readonly string[] {
  const years = new Set([today.slice(0, 4), ...instants.map((at) => String(new Date(at).getFullYear()))])
  return [...years].sort().toReversed()
}
