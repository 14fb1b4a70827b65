import { Button, Progress } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import { PhaseBar } from '../../ui/phase-bar.tsx'
import { sizeInWords } from '../../ui/sizes.ts'
import type { BackupProgress, BackupStage } from '../../workers/backup-progress.ts'
import styles from './backup-page.module.css'
import { CountTable } from './count-table.tsx'
import { LeftOutNote } from './left-out-note.tsx'
import { OldBackupsNote } from './old-backups-note.tsx'
import { backupShare, STAGES } from './stages.ts'
import type { BackupPhase } from './use-backup.ts'

interface RunCardProps {
  readonly phase: Exclude<BackupPhase, { readonly kind: 'idle' }>
  readonly onCancel: () => void
  readonly onAgree: () => Promise<void>
  /** Once more to the same place. */
  readonly onAgain: () => void
}

/** 写入 → 复读 → 解密 → 清点 → 完成, and the counts of both sides. */
export function RunCard({ phase, onCancel, onAgree, onAgain }: RunCardProps) {
  const { t } = useTranslation()
  const progress = useSyncExternalStore(phase.run.subscribe, phase.run.progress)
  const running = phase.kind === 'running'
  const title = {
    running: t('backup.run.title', { medium: phase.medium }),
    kept: t('backup.run.doneTitle', { medium: phase.medium }),
    failed: t('backup.run.failedTitle'),
  }[phase.kind]
  return (
    <Card
      title={title}
      flush
      {...(running
        ? {
            aside: (
              <span className={styles['dontPull']}>
                <IconAlertTriangle size={16} stroke={1.6} aria-hidden="true" /> {t('backup.run.dontPull')}
              </span>
            ),
          }
        : {})}
    >
      <div className={styles['run']}>
        <Stages progress={progress} failed={phase.kind === 'failed'} />
        {running && (
          <div className={styles['bar']}>
            <Progress.Root size={10} radius={2} className={styles['track'] ?? ''}>
              <Progress.Section value={backupShare(progress) * 100} aria-label={t('backup.run.progress')} />
            </Progress.Root>
            <span role="status" className={styles['now']}>
              <Now progress={progress} />
            </span>
          </div>
        )}
        {phase.kind === 'failed' && (
          <Note tone="trouble" title={phase.sentence}>
            {t('backup.failed.nothingKept')}
            <div className={styles['again']}>
              <Button size="xs" onClick={onAgain}>
                {t('backup.failed.again', { medium: phase.medium })}
              </Button>
            </div>
          </Note>
        )}
        {phase.kind === 'kept' && <LeftOutNote leftOut={phase.backup.leftOut} />}
        {phase.kind === 'kept' && (
          <Note tone={phase.notRecorded === '' ? 'info' : 'trouble'}>
            <div role="status">
              {t('backup.run.file', { name: phase.backup.fileName, size: sizeInWords(phase.backup.bytes) })}
              {phase.notRecorded !== '' && t('backup.run.notRecorded', { reason: phase.notRecorded })}
            </div>
          </Note>
        )}
        {phase.kind === 'kept' && <OldBackupsNote key={phase.backup.fileName} old={phase.old} onAgree={onAgree} />}
      </div>
      <CountTable progress={progress} />
      {running && (
        <div className={styles['foot']}>
          <span>{t('backup.run.four')}</span>
          <Button size="xs" disabled={phase.stopping} onClick={onCancel}>
            {t(phase.stopping ? 'backup.run.stopping' : 'backup.run.stop')}
          </Button>
        </div>
      )}
    </Card>
  )
}

function Stages({ progress, failed }: { readonly progress: BackupProgress; readonly failed: boolean }) {
  const { t } = useTranslation()
  const time = useTimeWords()
  const at = STAGES.indexOf(progress.stage)
  const finished = progress.stage === 'done'
  const said = (stage: BackupStage): string => {
    if (stage === 'done') return ''
    if (stage !== 'writing') return t(`backup.run.said.${stage}`)
    const { totalBytes, took } = progress
    return t('backup.run.said.writing', { size: sizeInWords(totalBytes ?? 0), time: time(took.writing ?? 0) })
  }
  return (
    <PhaseBar
      label={t('backup.run.phases')}
      steps={STAGES.map((stage, index) => {
        const done = index < at || finished
        return {
          id: stage,
          label: t(`backup.run.stages.${stage}`),
          state: done ? 'done' : index === at && !failed ? 'now' : 'ahead',
          sub: done ? said(stage) : '',
        }
      })}
    />
  )
}

function Now({ progress }: { readonly progress: BackupProgress }) {
  const { t } = useTranslation()
  const { stage, totalBytes, writtenBytes, checkedBytes, counts } = progress
  if (totalBytes === null) return <>{t('backup.run.nowMeasuring')}</>
  const size = sizeInWords(totalBytes)
  if (stage === 'writing') return <>{t('backup.run.nowWriting', { done: sizeInWords(writtenBytes), size })}</>
  if (stage === 'counting') {
    const count = Object.values(counts).reduce((sum, { found }) => sum + found, 0)
    return <>{t('backup.run.nowCounting', { records: count })}</>
  }
  return <>{t('backup.run.nowReading', { done: sizeInWords(checkedBytes), size })}</>
}

function useTimeWords(): (ms: number) => string {
  const { t } = useTranslation()
  return (ms) => {
    const seconds = Math.max(1, Math.round(ms / 1000))
    return seconds < 60
      ? t('backup.seconds', { count: seconds })
      : t('backup.minutes', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })
  }
}
