import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { HistoryKind } from '../../app/record-kinds.ts'
import { ChangedWords } from '../../ui/changed-words.tsx'
import styles from './history.module.css'
import type { RecordStep } from './record-steps.ts'
import { StepHead, type StepActs } from './step-head.tsx'

interface RecordStepViewProps<Kind extends HistoryKind> extends StepActs {
  readonly step: RecordStep<Kind>
}

/** One version of a small record: each field before and after. */
export function RecordStepView<Kind extends HistoryKind>({ step, ...acts }: RecordStepViewProps<Kind>) {
  const { t } = useTranslation()
  return (
    <>
      <StepHead step={step} isGone={step.record === null} {...acts} />
      {step.first && <p className={styles['said']}>{t('recordHistory.first')}</p>}
      {step.record === null && <p className={styles['said']}>{t('recordHistory.removed')}</p>}
      {step.changes.length > 0 && (
        <dl className={styles['changes']}>
          {step.changes.map(({ label, from, to }) => (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>{from === to ? t('recordHistory.changedInside') : <ChangedWords from={from} to={to} />}</dd>
              <dd />
            </Fragment>
          ))}
        </dl>
      )}
    </>
  )
}
