import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../../app/desk-context.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { stepInWords } from '../../ui/verb-words.ts'
import styles from './history.module.css'

/** What a step says of itself, and what can be done with that version. */
export interface StepActs {
  readonly isShown: boolean
  /** The newest one: as things stand. */
  readonly isNow: boolean
  readonly busy: boolean
  readonly onShow: () => void
  readonly onRevert: (() => void) | null
}

interface StepHeadProps extends StepActs {
  readonly step: {
    readonly at: string
    readonly staffId: string | null
    readonly verbs: readonly string[]
    readonly why: 'founded' | 'restored' | 'migrated' | null
  }
  /** Taken away by this step: there is nothing to look at. */
  readonly isGone?: boolean
}

/** 9:10 吴知远 改资料, with 看这一版 and 改回这一版. */
export function StepHead({ step, isShown, isNow, isGone = false, busy, onShow, onRevert }: StepHeadProps) {
  const { t } = useTranslation()
  const name = useWorkspace(({ staff }) => (step.staffId === null ? null : (staff.get(step.staffId)?.name ?? '')))
  return (
    <div className={styles['head']}>
      <span className={styles['time']}>
        <DateText date={step.at} shape="time" />
      </span>
      <b>{name === null ? t('history.byApp') : name === '' ? t('history.somebody') : name}</b>
      <span>{stepInWords(t, step)}</span>
      {isNow && <span className={styles['now']}>{t('history.now')}</span>}
      <span className={styles['acts']}>
        {!isGone && (
          <Button size="xs" variant="subtle" aria-pressed={isShown} onClick={onShow}>
            {t('history.view')}
          </Button>
        )}
        {onRevert !== null && (
          <Button size="xs" variant="subtle" disabled={busy} onClick={onRevert}>
            {t('history.revert')}
          </Button>
        )}
      </span>
    </div>
  )
}
