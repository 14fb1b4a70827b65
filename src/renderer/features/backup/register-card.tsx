import { IconCircleCheck } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupEntry } from '../../../domain/records.ts'
import { useWorkspace } from '../../app/desk-context.tsx'
import { Card } from '../../ui/card.tsx'
import { DataTable, type DataColumn } from '../../ui/data-table.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from './backup.module.css'
import { sizeInWords } from './size-words.ts'

/** Every verified backup, newest first (F25). */
export function RegisterCard() {
  const { t } = useTranslation()
  const backups = useWorkspace((state) => state.backups)
  const staff = useWorkspace((state) => state.staff)
  const rows = useMemo(() => [...backups.values()].sort((a, b) => b.at.localeCompare(a.at)), [backups])
  const columns = useMemo<readonly DataColumn<BackupEntry>[]>(
    () => [
      {
        id: 'at',
        header: t('backup.register.at'),
        width: 170,
        cell: ({ at }) => (
          <>
            <DateText date={at} /> <DateText date={at} shape="time" />
          </>
        ),
      },
      { id: 'medium', header: t('backup.register.medium'), width: 90, grow: 1, cell: ({ medium }) => medium },
      {
        id: 'by',
        header: t('backup.register.by'),
        width: 80,
        priority: 3,
        cell: ({ byStaffId }) => staff.get(byStaffId)?.name ?? '',
      },
      {
        id: 'children',
        header: t('backup.register.children'),
        width: 64,
        align: 'right',
        priority: 2,
        cell: ({ counts }) => (counts['children'] ?? 0).toLocaleString('en-US'),
      },
      {
        id: 'records',
        header: t('backup.register.records'),
        width: 72,
        align: 'right',
        priority: 2,
        cell: ({ counts }) =>
          Object.values(counts)
            .reduce((sum, count) => sum + count, 0)
            .toLocaleString('en-US'),
      },
      {
        id: 'size',
        header: t('backup.register.size'),
        width: 84,
        align: 'right',
        priority: 3,
        cell: ({ bytes }) => sizeInWords(bytes),
      },
      {
        id: 'result',
        header: t('backup.register.result'),
        width: 90,
        cell: () => (
          <span className={styles['same']}>
            <IconCircleCheck size={16} stroke={1.6} aria-hidden="true" />
            {t('backup.register.verified')}
          </span>
        ),
      },
      {
        id: 'file',
        header: t('backup.register.file'),
        width: 250,
        grow: 2,
        priority: 4,
        cell: ({ fileName }) => fileName,
      },
    ],
    [t, staff],
  )
  return (
    <Card title={t('backup.register.title')} hint="F25" flush>
      <DataTable
        label={t('backup.register.label')}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        empty={
          <div className={styles['empty']}>
            <EmptyState>{t('backup.register.empty')}</EmptyState>
          </div>
        }
      />
    </Card>
  )
}
