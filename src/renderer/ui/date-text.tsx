import type { TFunction } from 'i18next'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'

/**
 * `day` 11月23日 · `dayWeekday` 11月23日 周一 · `full` 2026年11月23日 · `month` 2026年10月 · `time` 9:10. A year other
 * than today's is always written.
 */
export type DateShape = 'day' | 'dayWeekday' | 'full' | 'month' | 'time'

/** A date for people. `date`: YYYY-MM-DD or an ISO instant. */
export function DateText({ date, shape = 'dayWeekday' }: { readonly date: string; readonly shape?: DateShape }) {
  const { t } = useTranslation()
  return <time dateTime={date}>{dateInWords(t, date, shape)}</time>
}

export function dateInWords(t: TFunction, date: string, shape: DateShape = 'dayWeekday', today = new Date()): string {
  const day = dayjs(date)
  if (shape === 'month' || shape === 'full' || shape === 'time') return day.format(t(`common.dates.${shape}`))
  if (day.year() !== dayjs(today).year())
    return day.format(t(shape === 'dayWeekday' ? 'common.dates.fullWeekday' : 'common.dates.full'))
  return day.format(t(`common.dates.${shape}`))
}

/** 今天 · 昨天 · 3 天前, for something in the past. */
export function agoInWords(t: TFunction, date: string, today = new Date()): string {
  const days = daysFrom(today, date)
  if (days === 0) return t('common.dates.today')
  if (days === -1) return t('common.dates.yesterday')
  return t('common.dates.daysAgo', { count: Math.max(0, -days) })
}

/** 11月30日前，还有 7 天 · 逾期 7 天: deadlines say both. */
export function deadlineInWords(t: TFunction, date: string, today = new Date()): string {
  const days = daysFrom(today, date)
  const words = dateInWords(t, date, 'day', today)
  if (days < 0) return t('common.dates.overdue', { count: -days })
  if (days === 0) return t('common.dates.dueToday', { date: words })
  return t('common.dates.by', { date: words, left: t('common.dates.daysLeft', { count: days }) })
}

/** Whole calendar days from today to `date`; negative when it is past. */
export function daysFrom(today: Date, date: string): number {
  return dayjs(date).startOf('day').diff(dayjs(today).startOf('day'), 'day')
}
