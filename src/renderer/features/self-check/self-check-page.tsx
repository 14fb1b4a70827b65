import { Button, Progress } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconClock, IconRefresh } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Check, SelfCheckReport } from '../../../storage/self-check.ts'
import { useDesk, useSession, useWorkspace } from '../../app/desk-context.tsx'
import { outsideFailureSentence } from '../../app/failure-sentence.ts'
import { snapshotNow } from '../../app/keep-snapshots.ts'
import { useStatusLine } from '../../app/status-line.ts'
import { Card } from '../../ui/card.tsx'
import { cx } from '../../ui/cx.ts'
import { dateInWords } from '../../ui/date-text.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Page } from '../../ui/page.tsx'
import { PaperPrintActions } from '../../ui/paper/paper-print-actions.tsx'
import { checkPaper } from './check-paper.ts'
import { checkWords, markOf } from './check-words.ts'
import styles from './self-check.module.css'
import { useSelfCheck } from './use-self-check.ts'

/** 自检: whether everything is whole, and would come back if it were lost. */
export function SelfCheckPage() {
  const { t } = useTranslation()
  const { state, again } = useSelfCheck()
  useStatusLine(t('selfCheck.title'), [{ keys: ['Ctrl', 'P'], words: t('selfCheck.print') }])
  const running = state.kind === 'running'
  return (
    <Page>
      <PageHeader
        above={<Link to="/settings">{t('common.frame.settings')}</Link>}
        title={t('selfCheck.title')}
        hint={t('selfCheck.hint')}
        actions={
          <>
            {state.kind === 'done' && <PrintRecord report={state.report} />}
            <Button
              size="xs"
              disabled={running}
              leftSection={<IconRefresh size={16} stroke={1.6} aria-hidden="true" />}
              onClick={again}
            >
              {t(running ? 'selfCheck.running' : 'selfCheck.again')}
            </Button>
          </>
        }
      />
      <div className={styles['scroll']}>
        {state.kind === 'running' && (
          <div className={styles['running']}>
            <span role="status">{t(`selfCheck.stages.${state.progress.stage}`)}</span>
            <Progress.Root size={8} radius={2}>
              <Progress.Section value={state.progress.share * 100} aria-label={t('selfCheck.running')} />
            </Progress.Root>
          </div>
        )}
        {state.kind === 'failed' && (
          <Note tone="trouble">{t('selfCheck.failed', { reason: outsideFailureSentence(t, state.failure) })}</Note>
        )}
        {state.kind === 'done' && <Findings report={state.report} onAgain={again} />}
      </div>
    </Page>
  )
}

function Findings({ report, onAgain }: { readonly report: SelfCheckReport; readonly onAgain: () => void }) {
  const { t } = useTranslation()
  const troubles = report.checks.filter(({ good }) => !good).length
  const moment = `${dateInWords(t, report.at, 'day')} ${dateInWords(t, report.at, 'time')}`
  return (
    <>
      <p className={cx(styles['verdict'], troubles === 0 ? styles['good'] : styles['trouble'])} role="status">
        <Mark mark={troubles === 0 ? 'good' : 'trouble'} />
        <b>{troubles === 0 ? t('selfCheck.allWell') : t('selfCheck.troubles', { count: troubles })}</b>
        <span className={styles['at']}>{t('selfCheck.checkedAt', { moment })}</span>
      </p>
      <Card flush title={t('selfCheck.list')}>
        <dl className={styles['rows']}>
          {report.checks.map((check) => (
            <div key={check.id} className={styles['row']}>
              <dt>{t(`selfCheck.names.${check.id}`)}</dt>
              <dd className={styles[markOf(check)]}>
                <Mark mark={markOf(check)} />
                {t(`selfCheck.states.${markOf(check)}`)}
              </dd>
              <dd className={styles['words']}>
                {checkWords(t, check)}
                <WhatToDo check={check} onDone={onAgain} />
              </dd>
            </div>
          ))}
        </dl>
      </Card>
    </>
  )
}

const MARKS = { good: IconCircleCheck, trouble: IconAlertTriangle, notYet: IconClock } as const

function Mark({ mark }: { readonly mark: keyof typeof MARKS }) {
  const Icon = MARKS[mark]
  return <Icon size={16} stroke={1.6} aria-hidden="true" />
}

/** The act that mends it, where there is one. */
function WhatToDo({ check, onDone }: { readonly check: Check; readonly onDone: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const session = useSession()
  const [state, setState] = useState<'idle' | 'working' | 'notTaken'>('idle')
  if (check.good) return null
  const snapshot = async () => {
    setState('working')
    const taken = await snapshotNow(session, new Date())
    setState(taken ? 'idle' : 'notTaken')
    if (taken) onDone()
  }
  if (check.id === 'snapshot' || (check.id === 'store' && !check.compared)) {
    return (
      <span className={styles['act']}>
        <Button size="xs" disabled={state === 'working'} onClick={() => void snapshot()}>
          {t(state === 'working' ? 'selfCheck.snapshot.acting' : 'selfCheck.snapshot.act')}
        </Button>
        {state === 'notTaken' && <span role="alert">{t('selfCheck.snapshot.notTaken')}</span>}
      </span>
    )
  }
  if (check.id === 'backup' || check.id === 'rehearsal' || check.id === 'journal') {
    return (
      <span className={styles['act']}>
        <Button size="xs" onClick={() => void navigate({ to: '/backup' })}>
          {t(check.id === 'rehearsal' ? 'selfCheck.rehearsal.act' : 'selfCheck.backup.act')}
        </Button>
      </span>
    )
  }
  return null
}

function PrintRecord({ report }: { readonly report: SelfCheckReport }) {
  const { i18n } = useTranslation()
  const { actor, today } = useDesk()
  const name = useWorkspace((state) => state.station.get('station')?.name ?? '')
  const model = () => checkPaper(i18n.getFixedT('zh-CN'), report, { name }, actor)
  return (
    <PaperPrintActions
      subject={{ what: 'selfCheck' }}
      model={model}
      code={PRINT_TITLE}
      fileName={`self-check-${today}.pdf`}
    />
  )
}

/** What the printer's list of jobs shows. */
const PRINT_TITLE = 'self-check'
