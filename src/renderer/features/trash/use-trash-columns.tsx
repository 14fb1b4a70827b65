import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Trashed } from '../../../domain/records.ts'
import { childRows } from '../../../storage/selectors/children.ts'
import { useDesk, useSight, useWorkspace } from '../../app/desk-context.tsx'
import { useLanguage } from '../../app/use-language.ts'
import type { DataColumn } from '../../ui/data-table.tsx'
import { agoInWords, dateInWords } from '../../ui/date-text.tsx'
import styles from './trash.module.css'
import { trashedInWords } from './trash-words.ts'

interface TrashActs {
  readonly onPutBack: (trashed: Trashed) => void
  readonly onErase: (trashed: Trashed) => void
}

/** What, whose, when and by whom it was deleted, why, and what can be done. */
export function useTrashColumns({ onPutBack, onErase }: TrashActs): readonly DataColumn<Trashed>[] {
  const { t } = useTranslation()
  const language = useLanguage()
  const { actor, today } = useDesk()
  const sightOf = useSight()
  const staff = useWorkspace((state) => state.staff)
  const children = useWorkspace((state) => childRows(state, today))
  const byId = useMemo(() => new Map(children.map((row) => [row.childId, row])), [children])
  return useMemo((): readonly DataColumn<Trashed>[] => {
    // English words are wider, and those of the actions the most.
    const words = (zh: number, en: number) => (language === 'zh' ? zh : en)
    const nameOf = (id: string) => staff.get(id)?.name ?? ''
    const mayWrite = ({ childId }: Trashed) => {
      const child = byId.get(childId)?.child
      return child === undefined ? actor.role === 'head' : ['whole', 'register'].includes(sightOf(child))
    }
    return [
      {
        id: 'what',
        header: t('trash.columns.what'),
        width: words(190, 176),
        grow: 1,
        sortValue: (trashed) => trashedInWords(t, trashed, language),
        cell: (trashed) => <span className={styles['what']}>{trashedInWords(t, trashed, language)}</span>,
      },
      {
        id: 'child',
        header: t('trash.columns.child'),
        width: words(200, 186),
        sortValue: ({ childId }) => byId.get(childId)?.name ?? '',
        cell: ({ childId }) => (
          <>
            {byId.get(childId)?.name} <small className={styles['number']}>{byId.get(childId)?.caseNumber}</small>
          </>
        ),
      },
      {
        id: 'deleted',
        header: t('trash.columns.deleted'),
        width: 150,
        sortValue: ({ deletedAt }) => deletedAt,
        cell: ({ deletedAt }) =>
          t('trash.days', { date: dateInWords(t, deletedAt, 'day'), ago: agoInWords(t, deletedAt) }),
      },
      {
        id: 'by',
        header: t('trash.columns.by'),
        width: 84,
        priority: 2,
        cell: ({ byStaffId }) => nameOf(byStaffId),
      },
      {
        id: 'reason',
        header: t('trash.columns.reason'),
        width: 170,
        grow: 1,
        priority: 1,
        cell: ({ reason, erased }) =>
          erased === undefined ? (
            reason === '' ? (
              <span className={styles['nothing']}>{t('trash.noReason')}</span>
            ) : (
              reason
            )
          ) : (
            t('trash.erased', {
              date: dateInWords(t, erased.at, 'day'),
              by: nameOf(erased.byStaffId),
              reason: erased.reason,
            })
          ),
      },
      {
        id: 'acts',
        header: t('trash.columns.acts'),
        width: words(190, 218),
        cell: (trashed) =>
          trashed.erased === undefined && mayWrite(trashed) ? (
            <span className={styles['acts']}>
              <Button size="xs" variant="subtle" onClick={() => onPutBack(trashed)}>
                {t('trash.putBack')}
              </Button>
              {actor.role === 'head' && (
                <Button size="xs" variant="subtle" onClick={() => onErase(trashed)}>
                  {t('trash.erase')}
                </Button>
              )}
            </span>
          ) : null,
      },
    ]
  }, [t, language, actor.role, sightOf, staff, byId, onPutBack, onErase])
}
