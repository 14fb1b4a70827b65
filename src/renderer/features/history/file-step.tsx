import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { FACTS, type Fact } from '../../../domain/facts.ts'
import { sameValue, type CaseChange, type FactChange, type FileStep } from '../../../storage/file-history.ts'
import { useWorkspace } from '../../app/desk-context.tsx'
import { useLanguage } from '../../app/use-language.ts'
import { ChangedWords } from '../../ui/changed-words.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import { sourceInWords } from '../../ui/fact-source.ts'
import { maskedChange, maskedFact } from '../../ui/masked-fact.ts'
import { factValueWords } from './fact-value-words.ts'
import styles from './history.module.css'
import { StepHead, type StepActs } from './step-head.tsx'

interface FileStepViewProps extends StepActs {
  readonly step: FileStep
  /** Which facts can be put back one by one: those that read otherwise now. */
  readonly mayPutBack: (change: FactChange) => boolean
  readonly onPutBack: (change: FactChange) => void
}

/** One step of a child's file: who, when, and each fact before and after. */
export function FileStepView({ step, mayPutBack, onPutBack, ...acts }: FileStepViewProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <>
      <StepHead step={step} {...acts} />
      {step.first ? (
        <p className={styles['said']}>{t('history.first', { count: Object.keys(step.facts).length })}</p>
      ) : (
        <dl className={styles['changes']}>
          {step.caseChanges.map((change) => (
            <Fragment key={change.what}>
              <dt>{t(`history.case.${change.what}`)}</dt>
              <dd>
                <CaseWords change={change} />
              </dd>
              <dd />
            </Fragment>
          ))}
          {step.factChanges.map((change) => {
            const label = FACTS[change.key].label[language]
            const from = maskedFact(change.key, factValueWords(change.key, change.from?.value, language))
            return (
              <Fragment key={change.key}>
                <dt>{label}</dt>
                <dd>
                  <FactWords change={change} />
                  <FactSource fact={change.to} />
                </dd>
                <dd>
                  {mayPutBack(change) && (
                    <button
                      type="button"
                      className={styles['put']}
                      disabled={acts.busy}
                      aria-label={t(from === '' ? 'history.putBackNothing' : 'history.putBackName', {
                        fact: label,
                        value: from,
                      })}
                      onClick={() => onPutBack(change)}
                    >
                      {t('history.putBack')}
                    </button>
                  )}
                </dd>
              </Fragment>
            )
          })}
        </dl>
      )}
    </>
  )
}

function FactWords({ change: { key, from, to } }: { readonly change: FactChange }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (sameValue(from, to) && from !== null && to !== null) {
    return from.verifiedOn === to.verifiedOn ? (
      t('history.sourceOnly', { value: maskedFact(key, factValueWords(key, to.value, language)) })
    ) : (
      <>
        {t('history.verifiedAgain')}{' '}
        <ChangedWords from={dateInWords(t, from.verifiedOn, 'full')} to={dateInWords(t, to.verifiedOn, 'full')} />
      </>
    )
  }
  const [before, after] = maskedChange(
    key,
    factValueWords(key, from?.value, language),
    factValueWords(key, to?.value, language),
  )
  return <ChangedWords from={before} to={after} />
}

/** Where it was read or heard. */
function FactSource({ fact }: { readonly fact: Fact | null }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const documents = useWorkspace((state) => state.documents)
  if (fact === null) return null
  const source = sourceInWords(fact, [...documents.values()], language)
  return source === '' ? null : <small className={styles['from']}> {t('overTime.source.from', { source })}</small>
}

function CaseWords({ change: { what, from, to } }: { readonly change: CaseChange }) {
  const { t } = useTranslation()
  const staff = useWorkspace((state) => state.staff)
  const words = (value: string): string => {
    if (what === 'workerId') return staff.get(value)?.name ?? t('history.somebody')
    if (what === 'status') return isStatus(value) ? t(`history.statuses.${value}`) : ''
    return isPopulation(value) ? t(`history.populations.${value}`) : ''
  }
  if (what === 'householdId') return t('history.movedHousehold')
  return <ChangedWords from={words(from)} to={words(to)} />
}

const STATUSES = ['registered', 'inService', 'closed', 'movedAway', 'cameOfAge', 'deceased', 'transferred'] as const
const POPULATIONS = ['registered', 'temporaryStay', 'troubledFamily'] as const

function isStatus(value: string): value is (typeof STATUSES)[number] {
  return STATUSES.some((status) => status === value)
}

function isPopulation(value: string): value is (typeof POPULATIONS)[number] {
  return POPULATIONS.some((population) => population === value)
}
