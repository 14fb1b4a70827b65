import type { TFunction } from 'i18next'
import dayjs from 'dayjs'
import type { OpeningReport } from '../../../storage/open-station.ts'
import { dateInWords } from '../../ui/date-text.tsx'

export interface OpeningSentences {
  /** What is gone from this PC, or has to be seen to. */
  readonly losses: readonly string[]
  /** What was put right by itself. */
  readonly mended: readonly string[]
}

/** The report of an opening in words a worker understands; none when there was nothing to do. */
export function openingSentences(t: TFunction, report: OpeningReport | null, damaged: number): OpeningSentences {
  const losses: string[] = []
  const mended: string[] = []
  if (damaged > 0) losses.push(t('today.opening.damaged', { count: damaged }))
  if (report === null) return { losses, mended }
  if (report.missing.length > 0) {
    const ranges = report.missing.map(([from, to]) =>
      from === to ? String(from) : t('today.opening.range', { from, to }),
    )
    losses.push(t('today.opening.missing', { ranges: ranges.join(t('today.opening.comma')) }))
  }
  if (report.journalShort) losses.push(t('today.opening.short'))
  if (report.rebuiltFrom !== null) mended.push(rebuiltSentence(t, report.rebuiltFrom))
  else if (report.replayed > 0) mended.push(t('today.opening.replayed', { count: report.replayed }))
  if (report.mended.length > 0) mended.push(t('today.opening.mended', { count: report.mended.length }))
  if (report.migratedFrom !== null) mended.push(t('today.opening.migrated'))
  return { losses, mended }
}

/** The name of a snapshot says its day; a name without one is not shown. */
function rebuiltSentence(t: TFunction, snapshot: string): string {
  const day = /(\d{4})-?(\d{2})-?(\d{2})/.exec(snapshot)
  const date = day === null ? null : dayjs(day.slice(1, 4).join('-'))
  return date?.isValid() === true
    ? t('today.opening.rebuilt', { date: dateInWords(t, date.format('YYYY-MM-DD'), 'full') })
    : t('today.opening.rebuiltJournal')
}
