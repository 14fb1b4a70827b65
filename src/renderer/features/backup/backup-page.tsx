import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from '@tanstack/react-router'
import { useWorkspace } from '../../app/desk-context.tsx'
import { useStatusLine } from '../../app/status-line.ts'
import { Card } from '../../ui/card.tsx'
import { agoInWords, dateInWords, daysFrom } from '../../ui/date-text.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Page, WithSide } from '../../ui/page.tsx'
import { BackupRegister } from './backup-register.tsx'
import { MediumCard } from './medium-card.tsx'
import { RunCard } from './run-card.tsx'
import { useBackup, type ChosenFolder } from './use-backup.ts'

/** Files go home on a stick: written, read back, decrypted, counted; then, and only then, 完成. */
export function BackupPage() {
  const { t } = useTranslation()
  const { phase, start, cancel } = useBackup()
  const [folder, setFolder] = useState<ChosenFolder | null>(null)
  const running = phase.kind === 'running'
  useStatusLine(
    running
      ? `${t('backup.run.title', { medium: phase.medium })}${t('form.comma')}${t('backup.run.dontPull')}`
      : t('backup.title'),
  )
  return (
    <Page>
      <PageHeader title={t('backup.title')} hint={<LastBackup />} />
      <WithSide
        width={356}
        side={
          <>
            <MediumCard
              folder={folder}
              onFolder={setFolder}
              running={running}
              onStart={(medium) => {
                if (folder !== null) void start(folder, medium).then(() => setFolder(null))
              }}
            />
            <Card title={t('backup.restore.title')}>
              <p>{t('backup.restore.sentence')}</p>
              <Link to="/restore">{t('backup.restore.link')}</Link>
            </Card>
          </>
        }
      >
        {phase.kind !== 'idle' && <RunCard phase={phase} onCancel={cancel} />}
        <BackupRegister />
      </WithSide>
    </Page>
  )
}

function LastBackup() {
  const { t } = useTranslation()
  const days = useWorkspace((state) => state.station.get('station')?.settings.backupEveryDays ?? 7)
  const last = useWorkspace((state) =>
    [...state.backups.values()].reduce((latest, { at }) => (at > latest ? at : latest), ''),
  )
  const overdue = last !== '' && daysFrom(new Date(), last) < -days
  return (
    <>
      {last === ''
        ? t('backup.never')
        : t('backup.last', {
            date: dateInWords(t, last),
            time: dayjs(last).format(t('common.dates.time')),
            ago: agoInWords(t, last),
          })}{' '}
      {t('backup.every', { days })}
      {overdue && <span style={{ color: 'var(--seal)' }}> {t('backup.overdue')}</span>}
    </>
  )
}
