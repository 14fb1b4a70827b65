import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { numberInWords } from '../../../domain/number-in-words.ts'
import type { BackupProgress } from '../../workers/backup-progress.ts'
import styles from './backup-page.module.css'
import { isTableName } from '../../../storage/tables.ts'

/** Records by table: here, and found on the stick so far. Tables with nothing in them are one line. */
export function CountTable({ progress }: { readonly progress: BackupProgress }) {
  const { t } = useTranslation()
  const all = Object.entries(progress.counts)
  if (all.length === 0) return null
  const rows = all.filter(([, { here, found }]) => here > 0 || found > 0)
  const empty = all.length - rows.length
  return (
    <table className={styles['counts']}>
      <thead>
        <tr>
          <th scope="col">{t('backup.count.caption')}</th>
          <th scope="col" className={styles['figure']}>
            {t('backup.count.here')}
          </th>
          <th scope="col" className={styles['figure']}>
            {t('backup.count.found')}
          </th>
          <th scope="col">{t('backup.register.result')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([table, { here, found }]) => (
          <tr key={table}>
            <td>{isTableName(table) ? t(`backup.count.tables.${table}`) : table}</td>
            <td className={styles['figure']}>{numberInWords(here)}</td>
            <td className={styles['figure']}>{isCounted(progress.stage) ? numberInWords(found) : ''}</td>
            <td>
              <Agreement here={here} found={found} stage={progress.stage} />
            </td>
          </tr>
        ))}
        {empty > 0 && (
          <tr>
            <td colSpan={4} className={styles['open']}>
              {t('backup.count.empty', { count: empty })}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

interface AgreementProps {
  readonly here: number
  readonly found: number
  readonly stage: BackupProgress['stage']
}

/** A tick only when it was counted and is the same. */
function Agreement({ here, found, stage }: AgreementProps) {
  const { t } = useTranslation()
  if (isCounted(stage) && found === here && (stage === 'done' || here > 0))
    return (
      <span className={styles['same']}>
        <IconCheck size={16} stroke={1.8} aria-hidden="true" /> {t('backup.count.same')}
      </span>
    )
  return <span className={styles['open']}>{t(found > 0 ? 'backup.count.counting' : 'backup.count.notYet')}</span>
}

function isCounted(stage: BackupProgress['stage']): boolean {
  return stage === 'counting' || stage === 'done'
}
