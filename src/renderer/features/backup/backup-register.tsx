import { IconCircleCheck } from '@tabler/icons-react'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import { numberInWords } from '../../../domain/number-in-words.ts'
import { useDesk, useWorkspace } from '../../app/desk-context.tsx'
import { Card } from '../../ui/card.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import { cx } from '../../ui/cx.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { sizeInWords } from '../../ui/sizes.ts'
import { PrintButtons } from '../../ui/paper/print-buttons.tsx'
import { registerPaper } from '../../ui/trail/trail-papers.ts'
import { yearOf } from '../../../storage/selectors/trail.ts'
import { usePaperSource } from '../../ui/trail/use-paper-source.ts'
import styles from './backup-page.module.css'

/** Every verified backup, newest on top. */
export function BackupRegister() {
  const { t } = useTranslation()
  const { actor } = useDesk()
  const backups = useWorkspace((state) => state.backups)
  const staff = useWorkspace((state) => state.staff)
  const entries = [...backups.values()].sort((one, other) => (one.at < other.at ? 1 : -1))
  return (
    <Card title={t('backup.register.title')} aside={actor.role === 'head' && <PrintRegister />} flush>
      {entries.length === 0 ? (
        <EmptyState>{t('backup.register.empty')}</EmptyState>
      ) : (
        <table className={styles['counts']}>
          <thead>
            <tr>
              <th scope="col">{t('backup.register.at')}</th>
              <th scope="col">{t('backup.register.number')}</th>
              <th scope="col">{t('backup.register.medium')}</th>
              <th scope="col">{t('backup.register.by')}</th>
              <th scope="col" className={styles['figure']}>
                {t('backup.register.children')}
              </th>
              <th scope="col" className={styles['figure']}>
                {t('backup.register.records')}
              </th>
              <th scope="col" className={styles['figure']}>
                {t('backup.register.size')}
              </th>
              <th scope="col">{t('backup.register.result')}</th>
              <th scope="col">{t('backup.register.file')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.id}>
                <td className={styles['when']}>
                  {dateInWords(t, entry.at)} {dayjs(entry.at).format(t('common.dates.time'))}
                </td>
                <td>{entry.mediumNumber ?? t('backup.register.noNumber')}</td>
                <td className={styles['stickName']}>{entry.medium}</td>
                <td className={styles['whole']}>{staff.get(entry.byStaffId)?.name}</td>
                <td className={styles['figure']}>{numberInWords(entry.counts['children'] ?? 0)}</td>
                <td className={styles['figure']}>{numberInWords(recordsIn(entry.counts))}</td>
                <td className={cx(styles['figure'], styles['whole'])}>{sizeInWords(entry.bytes)}</td>
                <td>
                  <span className={styles['same']}>
                    <IconCircleCheck size={16} stroke={1.6} aria-hidden="true" /> {t('backup.register.verified')}
                  </span>
                </td>
                <td className={styles['file']}>{entry.fileName}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}

/** F25 of this year; other years are printed from the trail. */
function PrintRegister() {
  const { t } = useTranslation()
  const { today } = useDesk()
  const source = usePaperSource()
  const year = today.slice(0, 4)
  return (
    <PrintButtons
      subject={{ what: 'register' }}
      code="F25"
      fileName={`F25-${year}.pdf`}
      label={t('trail.papers.printRegister')}
      model={() => registerPaper(source(), yearOf(year))}
    />
  )
}

/** Records of the files: forms, papers and referrals, not settings or the register itself. */
function recordsIn(counts: Readonly<Record<string, number>>): number {
  return (counts['documents'] ?? 0) + (counts['referrals'] ?? 0)
}
