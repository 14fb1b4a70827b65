import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NameSearch } from '../../../domain/name-search.ts'
import { buildNameEntry } from '../../../domain/names.ts'
import { childRows } from '../../../storage/selectors/children.ts'
import { personNames } from '../../../storage/selectors/person-names.ts'
import type { WorkspaceState } from '../../../storage/tables.ts'
import { useDesk } from '../../app/desk-context.tsx'
import { useAlsoHidden } from '../../app/names-hidden.ts'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import styles from './restore-page.module.css'

const MOST_ROWS = 50

/** The children in the backup, found by name or 拼音 as in the list: is the one that is missed inside? */
export function ChildrenInside({ inside }: { readonly inside: WorkspaceState }) {
  const { t } = useTranslation()
  const { today } = useDesk()
  const [query, setQuery] = useState('')
  const rows = childRows(inside, today)
  const search = useMemo(() => new NameSearch(rows.map((row) => buildNameEntry({ ...row, id: row.childId }))), [rows])
  const names = useMemo(() => [...personNames(inside)], [inside])
  useAlsoHidden(names)
  const found = useMemo(() => {
    if (query.trim() === '') return rows
    const ids = new Set(search.find(query).map(({ id }) => id))
    return rows.filter(({ childId }) => ids.has(childId))
  }, [search, query, rows])
  return (
    <Card
      title={t('restore.over.children', { count: rows.length })}
      flush
      aside={
        <SearchField
          label={t('restore.over.find')}
          placeholder={t('restore.over.find')}
          value={query}
          onChange={setQuery}
          width={200}
        />
      }
    >
      {found.length === 0 ? (
        <EmptyState>{t('restore.over.noneFound')}</EmptyState>
      ) : (
        <table className={styles['beside']}>
          <thead>
            <tr>
              <th scope="col">{t('restore.over.name')}</th>
              <th scope="col">{t('restore.over.number')}</th>
              <th scope="col">{t('restore.over.community')}</th>
              <th scope="col">{t('restore.over.worker')}</th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, MOST_ROWS).map((row) => (
              <tr key={row.childId}>
                <th scope="row">{row.name}</th>
                <td>{row.caseNumber}</td>
                <td>{row.community}</td>
                <td>{row.workerName}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {found.length > MOST_ROWS && (
        <p className={styles['said']}>{t('restore.over.more', { count: found.length - MOST_ROWS })}</p>
      )}
    </Card>
  )
}
