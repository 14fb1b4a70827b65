import type { Icon } from '@tabler/icons-react'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import { daysFrom } from './date-text.tsx'
import { Tag } from './status-tag.tsx'
import styles from './timeline.module.css'

export interface TimelineItem {
  readonly id: string
  /** YYYY-MM-DD or an ISO instant; today's items show the time when there is one. */
  readonly date: string
  readonly icon: Icon
  /** What happened. */
  readonly title: ReactNode
  readonly sentence?: ReactNode
  readonly formCode?: string
  /** Paper state at the right end: 已签, 待签; or 逾期 7 天. */
  readonly state?: ReactNode
  /** Instead of the state: one button or link. */
  readonly action?: ReactNode
  /** `future`: dashed node · `now`: filled · `missed`: seal ring and words. */
  readonly tone?: 'past' | 'now' | 'future' | 'missed'
}

/** What happened and what is due, newest on top (the caller sorts). */
export function Timeline({ label, items }: { readonly label: string; readonly items: readonly TimelineItem[] }) {
  return (
    <ol aria-label={label}>
      {items.map((item) => (
        <Entry key={item.id} item={item} />
      ))}
    </ol>
  )
}

function Entry({ item }: { readonly item: TimelineItem }) {
  const { t } = useTranslation()
  const { date, icon: NodeIcon, title, sentence, formCode, state, action, tone = 'past' } = item
  const isToday = daysFrom(new Date(), date) === 0
  const day = dayjs(date)
  // The narrow column has no room for a year beside the day.
  const under = day.year() === dayjs().year() ? 'ddd' : `${t('common.dates.year')} ddd`
  return (
    <li className={cx(styles['item'], tone !== 'past' && styles[tone])}>
      <time className={styles['date']} dateTime={date}>
        {isToday ? t('common.dates.today') : day.format(t('common.dates.day'))}
        <small className={styles['sub']}>
          {isToday && date.includes('T') ? day.format(t('common.dates.time')) : day.format(under)}
        </small>
      </time>
      <span className={styles['node']} aria-hidden="true">
        <NodeIcon size={16} stroke={1.6} />
      </span>
      <div className={styles['body']}>
        <div className={styles['head']}>
          <span className={styles['title']}>{title}</span>
          <span className={styles['right']}>
            {formCode !== undefined && <Tag>{formCode}</Tag>}
            {action ?? (state !== undefined && <span className={styles['state']}>{state}</span>)}
          </span>
        </div>
        {sentence !== undefined && <div className={styles['sentence']}>{sentence}</div>}
      </div>
    </li>
  )
}
