import { IconLock } from '@tabler/icons-react'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../app/desk-context.tsx'
import type { LockedStation } from '../../app/open-session.ts'
import { dateInWords } from '../../ui/date-text.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { LastBackup } from './last-backup.tsx'
import { PasswordEntry } from './password-entry.tsx'
import { RecoveryEntry } from './recovery-entry.tsx'
import styles from './unlock-page.module.css'

interface UnlockPageProps {
  readonly station: LockedStation
  readonly onDone: (session: Session) => void
}

/** The closed folder on the desk: whose it is, and who opens it. */
export function UnlockPage({ station, onDone }: UnlockPageProps) {
  const { t } = useTranslation()
  const { meta } = station
  const [way, setWay] = useState<'password' | 'recovery'>('password')
  const today = dayjs().format('YYYY-MM-DD')
  return (
    <div className={styles['screen']}>
      <TopBar stationName={meta.stationName} />
      <main className={styles['middle']}>
        <div className={styles['folder']}>
          <section className={styles['cover']}>
            <span className={styles['app']}>{t('common.appName')}</span>
            <h1 className={styles['station']}>{meta.stationName}</h1>
            <div className={styles['rule']} />
            <dl className={styles['facts']}>
              <dt>{t('unlock.today')}</dt>
              <dd>{dayjs(today).format(t('common.dates.fullWeekday'))}</dd>
              <dt>{t('unlock.lastBackup')}</dt>
              <dd>{meta.lastBackup === null ? t('common.frame.noBackup') : dateInWords(t, meta.lastBackup.at)}</dd>
            </dl>
            <p className={styles['secret']}>
              <IconLock size={16} stroke={1.6} aria-hidden="true" /> {t('unlock.secret')}
              <br />
              {t('unlock.local')}
            </p>
          </section>
          <section className={styles['entry']}>
            {way === 'password' ? (
              <PasswordEntry station={station} onDone={onDone} onForgot={() => setWay('recovery')} />
            ) : (
              <RecoveryEntry station={station} onDone={onDone} onBack={() => setWay('password')} />
            )}
          </section>
        </div>
        <LastBackup lastBackup={meta.lastBackup} />
      </main>
    </div>
  )
}
