import { Button, Progress } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rehearsal } from '../../../domain/records.ts'
import { lastRehearsal, rehearsalDue } from '../../../storage/selectors/backups.ts'
import { isTableName } from '../../../storage/tables.ts'
import { useDesk, useWorkspace } from '../../app/desk-context.tsx'
import { Card } from '../../ui/card.tsx'
import { agoInWords, dateInWords } from '../../ui/date-text.tsx'
import { Note } from '../../ui/note.tsx'
import type { RestoreRun } from '../../workers/restore-run.ts'
import styles from './backup-page.module.css'
import type { Place } from './use-backup.ts'
import { useRehearsal } from './use-rehearsal.ts'

/** A backup nobody ever opened is a hope: once a month one is read back and compared with the station. */
export function RehearsalCard({ media }: { readonly media: readonly Place[] | null }) {
  const { t } = useTranslation()
  const { today } = useDesk()
  const due = useWorkspace((state) => rehearsalDue(state, today))
  const last = useWorkspace(lastRehearsal)
  const { phase, fromFile, fromStick, cancel } = useRehearsal()
  const running = phase.kind === 'running'
  const sticks = (media ?? []).filter(({ medium }) => medium !== null)
  const late = due !== null && due.daysLeft <= 0
  return (
    <Card title={t('backup.rehearsal.title')}>
      <div className={styles['medium']}>
        <p className={styles['hint']}>{t('backup.rehearsal.hint')}</p>
        <p>
          {last === null ? t('backup.rehearsal.never') : <LastOne last={last} />}{' '}
          {due !== null && (
            <span className={late ? styles['late'] : styles['hint']}>
              {due.daysLeft < 0
                ? t('backup.rehearsal.due', { count: -due.daysLeft })
                : due.daysLeft === 0
                  ? t('backup.rehearsal.dueToday')
                  : t('backup.rehearsal.left', { count: due.daysLeft })}
            </span>
          )}
        </p>
        {last !== null && <Outcome rehearsal={last} />}
        {phase.kind === 'trouble' && <Note tone="trouble">{phase.sentence}</Note>}
        {phase.kind === 'done' && phase.notRecorded !== '' && (
          <Note tone="trouble">{t('backup.rehearsal.notRecorded', { reason: phase.notRecorded })}</Note>
        )}
        {running && <Reading run={phase.run} />}
        <div className={styles['buttons']}>
          {sticks.map((place) => (
            <Button
              key={place.folder}
              size="xs"
              variant={late ? 'filled' : 'default'}
              disabled={running}
              onClick={() => fromStick(place)}
            >
              {t('backup.rehearsal.newest', { number: place.medium?.number ?? '' })}
            </Button>
          ))}
          <Button size="xs" disabled={running} onClick={fromFile}>
            {t('backup.rehearsal.choose')}
          </Button>
          {running && (
            <Button size="xs" onClick={cancel}>
              {t('restore.open.stop')}
            </Button>
          )}
        </div>
      </div>
    </Card>
  )
}

function LastOne({ last }: { readonly last: Rehearsal }) {
  const { t } = useTranslation()
  return <>{t('backup.rehearsal.last', { date: dateInWords(t, last.at, 'day'), ago: agoInWords(t, last.at) })}</>
}

/** What it came to, and in which tables the two are not the same. */
function Outcome({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const { t } = useTranslation()
  const { outcome, details, sentence, fileName, madeAt } = rehearsal
  const made = dateInWords(t, madeAt, 'day')
  const tables = details.map(({ table, live, restored }) =>
    t('backup.rehearsal.table', {
      table: isTableName(table) ? t(`backup.count.tables.${table}`) : table,
      live,
      restored,
    }),
  )
  const body = (
    <>
      {outcome === 'unreadable' ? sentence : t(`backup.rehearsal.said.${outcome}`, { date: made })}
      {tables.length > 0 && (
        <ul className={styles['oldNames']}>
          {tables.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      <div className={styles['file']}>{fileName}</div>
    </>
  )
  const title = t(`backup.rehearsal.outcome.${outcome}`)
  return (
    <Note tone={outcome === 'same' || outcome === 'older' ? 'info' : 'trouble'} title={title}>
      <div role="status">{body}</div>
    </Note>
  )
}

function Reading({ run }: { readonly run: RestoreRun }) {
  const { t } = useTranslation()
  const { totalBytes, readBytes } = useSyncExternalStore(run.subscribe, run.progress)
  return (
    <div className={styles['bar']}>
      <Progress.Root size={10} radius={2} className={styles['track'] ?? ''}>
        <Progress.Section
          value={totalBytes === 0 ? 0 : (readBytes / totalBytes) * 100}
          aria-label={t('restore.open.progress')}
        />
      </Progress.Root>
      <span role="status" className={styles['hint']}>
        {t('restore.open.reading')}
      </span>
    </div>
  )
}
