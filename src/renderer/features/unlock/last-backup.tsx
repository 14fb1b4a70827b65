import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import type { Meta } from '../../../storage/meta.ts'
import { agoInWords, dateInWords } from '../../ui/date-text.tsx'
import styles from './unlock-page.module.css'

/** One line below the folder: the last backup that was read back in full. */
export function LastBackup({ lastBackup }: { readonly lastBackup: Meta['lastBackup'] }) {
  const { t } = useTranslation()
  if (lastBackup === null)
    return (
      <section className={styles['backup']}>
        <IconAlertTriangle size={18} stroke={1.6} className={styles['missing']} aria-hidden="true" />
        <b>{t('unlock.noBackup')}</b>
        <span className={styles['detail']}>{t('unlock.noBackupDetail')}</span>
      </section>
    )
  const { at, medium, counts } = lastBackup
  const records = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const date = `${dateInWords(t, at)} ${dayjs(at).format(t('common.dates.time'))}`
  return (
    <section className={styles['backup']}>
      <IconCircleCheck size={18} stroke={1.6} className={styles['done']} aria-hidden="true" />
      <b>{t('unlock.verifiedBackup', { date })}</b>
      <span className={styles['detail']}>
        {t('unlock.verifiedDetail', {
          medium,
          children: counts['children'] ?? 0,
          records: records,
        })}
      </span>
      <span className={styles['ago']}>{agoInWords(t, at)}</span>
    </section>
  )
}
