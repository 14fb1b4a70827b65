import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../../app/desk-context.tsx'
import { DateText } from '../../ui/date-text.tsx'
import styles from './history.module.css'
import { stepInWords } from '../../ui/verb-words.ts'

interface StepHeadProps {
  readonly step: {
    readonly at: string
    readonly staffId: string | null
    readonly verbs: readonly string[]
    readonly why: 'founded' | 'restored' | 'migrated' | null
  }
  readonly isNow: boolean
  /** What can be done with this version. */
  readonly children: ReactNode
}

/** 9:10 吴知远 改资料. */
export function StepHead({ step, isNow, children }: StepHeadProps) {
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
      <span className={styles['acts']}>{children}</span>
    </div>
  )
}
