import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import { backupDue } from '../../../storage/selectors/backups.ts'
import { useDesk, useWorkspace } from '../../app/desk-context.tsx'
import { recordBackup } from '../../../verbs/backups/record-backup.ts'
import { useStatusLine } from '../../app/status-line.ts'
import { useLanguage } from '../../app/use-language.ts'
import { agoInWords, dateInWords } from '../../ui/date-text.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Page, WithSide } from '../../ui/page.tsx'
import styles from './backup-page.module.css'
import { BackupRegister } from './backup-register.tsx'
import { MediumCard } from './medium-card.tsx'
import { RehearsalCard } from './rehearsal-card.tsx'
import { RestoreCard } from './restore-card.tsx'
import { RunCard } from './run-card.tsx'
import { useBackup } from './use-backup.ts'
import { useMedia } from './use-media.ts'

/** Files go home on a stick: written, read back, decrypted, counted; then, and only then, 完成. */
export function BackupPage() {
  const { actor } = useDesk()
  return recordBackup.roles.includes(actor.role) ? <Backups /> : <RegisterOnly />
}

/** Who backs up nothing reads when it was done. */
function RegisterOnly() {
  const { t } = useTranslation()
  useStatusLine(t('backup.title'))
  return (
    <Page>
      <PageHeader title={t('backup.title')} hint={<LastBackup />} />
      <Note tone="plain">{t('backup.registerOnly')}</Note>
      <BackupRegister />
    </Page>
  )
}

function Backups() {
  const { t } = useTranslation()
  const { phase, start, cancel, agreeToThin } = useBackup()
  const { media, look } = useMedia()
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
        lastPart={<BackupRegister />}
        side={
          <>
            <MediumCard
              media={media}
              onLook={look}
              running={running}
              onStart={(place, stick) => void start(place, stick).then(look)}
            />
            <RehearsalCard media={media} />
            <RestoreCard />
          </>
        }
      >
        {phase.kind !== 'idle' && (
          <RunCard
            phase={phase}
            onCancel={cancel}
            onAgree={agreeToThin}
            onAgain={() => {
              if (phase.kind === 'failed') void start(phase.place, phase.stick).then(look)
            }}
          />
        )}
      </WithSide>
    </Page>
  )
}

function LastBackup() {
  const { t } = useTranslation()
  const { today } = useDesk()
  const days = useWorkspace((state) => state.station.get('station')?.settings.backupEveryDays ?? 7)
  const due = useWorkspace((state) => backupDue(state, today))
  const last = due?.last ?? null
  // 。 brings its own room along.
  const gap = useLanguage() === 'zh' ? '' : ' '
  return (
    <>
      {last === null
        ? t('backup.never')
        : t('backup.last', {
            date: dateInWords(t, last),
            time: dayjs(last).format(t('common.dates.time')),
            ago: agoInWords(t, last),
          })}
      {gap}
      {t('backup.every', { days })}
      {gap}
      {due !== null && due.daysLeft > 0 && t('backup.left', { count: due.daysLeft })}
      {due !== null && due.daysLeft === 0 && <span className={styles['late']}>{t('backup.dueToday')}</span>}
      {due !== null && due.daysLeft < 0 && (
        <span className={styles['late']}>{t('backup.overdue', { count: -due.daysLeft })}</span>
      )}
    </>
  )
}
