import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../app/desk-context.tsx'
import { useKeptStates } from '../../app/kept-states.ts'
import { Card } from '../../ui/card.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import styles from './backup-page.module.css'

/** The way to a restore, and the way back from one. */
export function RestoreCard() {
  const { t } = useTranslation()
  const { actor } = useDesk()
  const kept = useKeptStates()
  return (
    <Card title={t('backup.restore.title')}>
      <div className={styles['medium']}>
        <p>{t('backup.restore.sentence')}</p>
        {kept.map(({ name, at }) => (
          <div key={name} className={styles['found']}>
            <div>
              <b>{t('backup.restore.before')}</b>
              <div className={styles['hint']}>
                {dateInWords(t, at)} {dateInWords(t, at, 'time')}
              </div>
            </div>
            {actor.role === 'head' && (
              <Link to="/restore" search={{ kept: name }}>
                {t('backup.restore.back')}
              </Link>
            )}
          </div>
        ))}
        <div>
          <Link to="/restore">{t('backup.restore.link')}</Link>
        </div>
      </div>
    </Card>
  )
}
