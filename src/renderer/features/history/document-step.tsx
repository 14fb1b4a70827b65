import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { valueInWords } from '../../../forms/words.ts'
import { useLanguage } from '../../app/use-language.ts'
import { ChangedWords } from '../../ui/changed-words.tsx'
import type { DocumentStep } from './document-steps.ts'
import styles from './history.module.css'
import { StepHead, type StepActs } from './step-head.tsx'

interface DocumentStepViewProps extends StepActs {
  readonly step: DocumentStep
}

/** One version of a paper: each field before and after, in the words of the paper. */
export function DocumentStepView({ step, ...acts }: DocumentStepViewProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <>
      <StepHead step={step} isGone={step.document === null} {...acts} />
      {step.document === null && <p className={styles['said']}>{t('history.removed')}</p>}
      {step.first && <p className={styles['said']}>{t('history.firstPaper', { count: step.filled })}</p>}
      {(step.status !== null || step.changes.length > 0) && (
        <dl className={styles['changes']}>
          {step.status !== null && (
            <>
              <dt>{t('history.paperState')}</dt>
              <dd>
                <ChangedWords from={t(`common.status.${step.status.from}`)} to={t(`common.status.${step.status.to}`)} />
              </dd>
              <dd />
            </>
          )}
          {step.changes.map(({ field, from, to }) => (
            <Fragment key={field.id}>
              <dt>{field.label[language]}</dt>
              <dd>
                <ChangedWords from={valueInWords(field, from, language)} to={valueInWords(field, to, language)} />
              </dd>
              <dd />
            </Fragment>
          ))}
        </dl>
      )}
    </>
  )
}
