import { Progress } from '@mantine/core'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutsideFailure } from '../../../contract/ipc.ts'
import { outsideFailureSentence } from '../../app/failure-sentence.ts'
import { cx } from '../../ui/cx.ts'
import { dateInWords } from '../../ui/date-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Note } from '../../ui/note.tsx'
import { useHotkeys } from '../../ui/use-hotkeys.ts'
import styles from './history.module.css'

interface ListedStep {
  readonly seq: number
  readonly at: string
}

interface HistoryListProps<Step extends ListedStep> {
  readonly label: string
  /** Newest first. */
  readonly steps: readonly Step[]
  readonly shown: number | null
  readonly onShow: (seq: number) => void
  readonly children: (step: Step) => ReactNode
}

/** Steps day by day, the newest on top; J and K go from one to the next. */
export function HistoryList<Step extends ListedStep>(props: HistoryListProps<Step>) {
  const { label, steps, shown, onShow, children } = props
  const { t } = useTranslation()
  const go = (by: 1 | -1) => {
    const at = steps.findIndex(({ seq }) => seq === shown)
    const next = steps[Math.max(0, at + by)]
    if (next === undefined) return
    onShow(next.seq)
    const item = document.getElementById(stepId(next.seq))
    item?.scrollIntoView({ block: 'nearest' })
    item?.querySelector<HTMLElement>('button')?.focus()
  }
  useHotkeys({ j: () => go(1), k: () => go(-1) })
  const days = Map.groupBy(steps, ({ at }) => dayjs(at).format('YYYY-MM-DD'))
  return (
    <div role="group" aria-label={label}>
      {[...days].map(([day, ofDay]) => (
        <section key={day} className={styles['day']}>
          <h2>{dateInWords(t, day)}</h2>
          <ol>
            {ofDay.map((step) => (
              <li
                key={step.seq}
                id={stepId(step.seq)}
                className={cx(styles['step'], step.seq === shown && styles['shown'])}
                {...(step.seq === shown ? { 'aria-current': 'true' as const } : {})}
              >
                {children(step)}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

function stepId(seq: number): string {
  return `step-${seq}`
}

/** While it is read; when it cannot be; when there is nothing. */
export function HistoryState({
  reading,
  empty,
}: {
  readonly reading:
    | { readonly kind: 'reading'; readonly share: number }
    | { readonly kind: 'failed'; readonly failure: OutsideFailure }
    | { readonly kind: 'read' }
  readonly empty: string
}) {
  const { t } = useTranslation()
  switch (reading.kind) {
    case 'reading':
      return (
        <div className={styles['reading']}>
          <span role="status">{t('history.reading')}</span>
          <Progress.Root size={6} radius={2}>
            <Progress.Section value={reading.share * 100} aria-label={t('history.reading')} />
          </Progress.Root>
        </div>
      )
    case 'failed':
      return <Note tone="trouble">{t('history.failed', { reason: outsideFailureSentence(t, reading.failure) })}</Note>
    case 'read':
      return <EmptyState>{empty}</EmptyState>
  }
}

/** Entries that no longer open: something may be missing above. */
export function UnreadableNote({ count }: { readonly count: number }) {
  const { t } = useTranslation()
  return count === 0 ? null : <Note tone="caution">{t('history.unreadable', { count })}</Note>
}
