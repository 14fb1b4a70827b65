import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { codeWord } from '../../../domain/codes.ts'
import type { CaseDocument } from '../../../domain/records.ts'
import type { CurrentPlan } from '../../../storage/selectors/documents.ts'
import { asText } from '../../../forms/fields.ts'
import { useLanguage } from '../../app/use-language.ts'
import { Card } from '../../ui/card.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FactRows, type FactRow } from '../../ui/fact-rows.tsx'
import { Note } from '../../ui/note.tsx'
import { WithSide } from '../../ui/page.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import styles from './child-file.module.css'
import { Opens } from './opens.tsx'
import { goalsOf } from './plan-goals.ts'
import type { FileActs } from './use-acts.ts'
import type { ChildFile } from './use-file.ts'

const PLAN = 'F08'

/** 计划: the plan in force, read only; a new version is a new paper. */
export function PlanTab({ file, acts }: { readonly file: ChildFile; readonly acts: FileActs }) {
  const { t } = useTranslation()
  const plans = file.documents.filter(({ formCode }) => formCode === PLAN)
  const draft = plans.find(({ status }) => status === 'draft')
  const finished = plans.filter(({ status }) => status !== 'draft')
  const act = !file.mayWrite ? null : draft === undefined ? (
    <Button size="xs" onClick={() => acts.write(PLAN)}>
      {t('childFile.plan.newVersion', { version: finished.length + 1 })}
    </Button>
  ) : (
    <Button size="xs" onClick={() => acts.open(draft)}>
      {t('childFile.acts.goOn', { code: PLAN })}
    </Button>
  )
  if (file.plan === null) {
    return (
      <Card flush title={t('childFile.plan.title')}>
        <EmptyState action={act}>{t('childFile.plan.none')}</EmptyState>
      </Card>
    )
  }
  return (
    <WithSide width={320} side={<Versions finished={finished} acts={acts} />}>
      {draft !== undefined && (
        <Note tone="info" action={act}>
          {t('childFile.plan.draftWaits', { version: file.plan.version })}
        </Note>
      )}
      <Plan plan={file.plan} acts={acts} aside={draft === undefined ? act : null} />
    </WithSide>
  )
}

interface PlanProps {
  readonly plan: CurrentPlan
  readonly acts: FileActs
  readonly aside: ReactNode
}

function Plan({ plan: { document, version }, acts, aside }: PlanProps) {
  const { t } = useTranslation()
  const { values } = document
  const day = (id: string) => {
    const on = asText(values[id])
    return on === '' ? '' : dateInWords(t, on, 'full')
  }
  const [from, to] = [day('periodFrom'), day('periodTo')]
  const rows: FactRow[] = [
    { id: 'needs', label: t('childFile.plan.needs'), value: asText(values['needs']) },
    { id: 'aim', label: t('childFile.plan.aim'), value: asText(values['aim']) },
    {
      id: 'period',
      label: t('childFile.plan.period'),
      value: from === '' && to === '' ? '' : t('childFile.plan.periodWords', { from, to }),
    },
    { id: 'closing', label: t('childFile.plan.closing'), value: day('expectedClosing') },
  ]
  return (
    <Card
      flush
      fill
      title={t('childFile.plan.title')}
      hint={t('childFile.planVersion', { version })}
      aside={
        <>
          <StatusTag kind={document.status} />
          <Button size="xs" variant="subtle" onClick={() => acts.open(document)}>
            {t('childFile.acts.open')}
          </Button>
          {aside}
        </>
      }
    >
      <FactRows rows={rows.filter(({ value }) => value !== '')} />
      <Goals document={document} />
    </Card>
  )
}

function Goals({ document }: { readonly document: CaseDocument }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const goals = goalsOf(document.values)
  if (goals.length === 0) return <EmptyState>{t('childFile.plan.noGoals')}</EmptyState>
  return (
    <table className={styles['goals']} aria-label={t('childFile.plan.goals')}>
      <thead>
        <tr>
          <th scope="col">{t('childFile.plan.goal')}</th>
          <th scope="col">{t('childFile.plan.measures')}</th>
          <th scope="col">{t('childFile.plan.who')}</th>
          <th scope="col">{t('childFile.plan.due')}</th>
        </tr>
      </thead>
      <tbody>
        {goals.map((goal, at) => (
          <tr key={at}>
            <td>
              {goal.goal}
              {goal.baseline !== '' && (
                <div className={styles['beside']}>{t('childFile.plan.baseline', { text: goal.baseline })}</div>
              )}
              {goal.indicator !== '' && (
                <div className={styles['beside']}>{t('childFile.plan.indicator', { text: goal.indicator })}</div>
              )}
            </td>
            <td>{goal.measures}</td>
            <td>
              {goal.responsible}
              {goal.party !== '' && <div className={styles['beside']}>{codeWord('party', goal.party, language)}</div>}
            </td>
            <td className={styles['day']}>{goal.dueOn !== '' && dateInWords(t, goal.dueOn, 'day')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** @param props.finished newest first */
function Versions({ finished, acts }: { readonly finished: readonly CaseDocument[]; readonly acts: FileActs }) {
  const { t } = useTranslation()
  return (
    <Card flush title={t('childFile.plan.versions')}>
      <ol className={styles['versions']}>
        {finished.map((document, at) => (
          <li key={document.id}>
            <Opens onClick={() => acts.open(document)}>
              {t('childFile.planVersion', { version: finished.length - at })}
            </Opens>
            <span>{dateInWords(t, document.finishedAt ?? document.updatedAt, 'day')}</span>
            <StatusTag kind={document.status} />
          </li>
        ))}
      </ol>
    </Card>
  )
}
