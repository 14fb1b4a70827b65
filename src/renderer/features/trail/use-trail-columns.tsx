import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { numberInWords } from '../../../domain/number-in-words.ts'
import type { TrailLine } from '../../../domain/trail.ts'
import { childRows } from '../../../storage/selectors/children.ts'
import { useDesk, useWorkspace } from '../../app/desk-context.tsx'
import { useLanguage } from '../../app/use-language.ts'
import type { DataColumn } from '../../ui/data-table.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import styles from './trail-page.module.css'
import { lineInWords, personInWords } from '../../ui/trail/trail-words.ts'

/** When, who, what in plain words, and whose file. */
export function useTrailColumns(): readonly DataColumn<TrailLine>[] {
  const { t } = useTranslation()
  const language = useLanguage()
  const { today } = useDesk()
  const staff = useWorkspace((state) => state.staff)
  const documents = useWorkspace((state) => state.documents)
  const attachments = useWorkspace((state) => state.attachments)
  const trash = useWorkspace((state) => state.trash)
  const children = useWorkspace((state) => childRows(state, today))
  const byId = useMemo(() => new Map(children.map((row) => [row.childId, row])), [children])
  return useMemo((): readonly DataColumn<TrailLine>[] => {
    const look = { staff, documents, attachments, trash }
    return [
      {
        id: 'at',
        header: t('trail.columns.at'),
        width: 148,
        sortValue: ({ seq }) => seq,
        cell: ({ at }) => (
          <time dateTime={at} className={styles['at']}>
            {dateInWords(t, at, 'day')} {dateInWords(t, at, 'time')}
          </time>
        ),
      },
      {
        id: 'by',
        header: t('trail.columns.by'),
        width: 92,
        sortValue: ({ staffId }) => personInWords(t, staffId, look),
        cell: ({ staffId }) => personInWords(t, staffId, look),
      },
      {
        id: 'act',
        header: t('trail.columns.act'),
        width: 260,
        grow: 2,
        cell: (line) => <span className={styles['what']}>{lineInWords(t, language, line, look)}</span>,
      },
      {
        id: 'child',
        header: t('trail.columns.child'),
        width: 190,
        grow: 1,
        sortValue: ({ childId }) => (childId === null ? null : (byId.get(childId)?.name ?? '')),
        cell: ({ childId }) => {
          if (childId === null) return null
          const row = byId.get(childId)
          if (row === undefined) return <span className={styles['quiet']}>{t('trail.gone')}</span>
          return (
            <>
              <Link to="/children/$childId" params={{ childId }} className={styles['name']}>
                {row.name}
              </Link>{' '}
              <small className={styles['quiet']}>{row.caseNumber}</small>
            </>
          )
        },
      },
      {
        id: 'seq',
        header: t('trail.columns.seq'),
        width: 70,
        align: 'right',
        priority: 1,
        cell: ({ seq }) => numberInWords(seq),
      },
    ]
  }, [t, language, staff, documents, attachments, trash, byId])
}
