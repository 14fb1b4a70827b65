import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { numberInWords } from '../../../domain/number-in-words.ts'
import { useLanguage } from '../../app/use-language.ts'
import { capital } from '../../ui/capital.ts'
import type { DataColumn } from '../../ui/data-table.tsx'
import { HistoryButton } from '../../ui/history-button.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import type { StaffRow } from './staff-rows.ts'
import styles from './staff.module.css'

export type StaffAct = 'change' | 'password' | 'remove'

/** Who, what they are, what they have, and what the head can do. */
export function useStaffColumns(
  actorId: string,
  onAct: (act: StaffAct, row: StaffRow) => void,
): readonly DataColumn<StaffRow>[] {
  const { t } = useTranslation()
  const language = useLanguage()
  return useMemo((): readonly DataColumn<StaffRow>[] => {
    // English words are wider, and those of the actions the most.
    const words = (zh: number, en: number) => (language === 'zh' ? zh : en)
    const act = (id: StaffAct, row: StaffRow) => (
      <Button key={id} size="xs" variant="subtle" onClick={() => onAct(id, row)}>
        {t(`staff.acts.${id}`)}
      </Button>
    )
    return [
      {
        id: 'name',
        header: t('staff.columns.name'),
        width: 120,
        grow: 1,
        cell: ({ staff }) => (
          <>
            {staff.name}
            {staff.id === actorId && t('staff.you')}
          </>
        ),
      },
      {
        id: 'role',
        header: t('staff.columns.role'),
        width: 112,
        cell: ({ staff }) => capital(t(`common.roles.${staff.role}`)),
      },
      { id: 'account', header: t('staff.columns.account'), width: 100, cell: ({ staff }) => staff.account },
      {
        id: 'cases',
        header: t('staff.columns.cases'),
        width: words(100, 88),
        priority: 2,
        align: 'right',
        cell: ({ cases }) => (cases === 0 ? '' : numberInWords(cases)),
      },
      {
        id: 'phone',
        header: t('staff.columns.phone'),
        width: 120,
        priority: 3,
        cell: ({ staff }) => staff.phone,
      },
      {
        id: 'state',
        header: t('staff.columns.state'),
        width: words(200, 178),
        priority: 1,
        cell: ({ state }) =>
          state === 'noPassword' || state === 'mustChange' ? (
            <StatusTag kind="unverified">{t(`staff.states.${state}`)}</StatusTag>
          ) : (
            <span className={styles['left']}>{t(`staff.states.${state}`)}</span>
          ),
      },
      {
        id: 'acts',
        header: t('staff.columns.acts'),
        width: words(336, 388),
        cell: (row) => (
          <span className={styles['acts']}>
            {row.state !== 'left' && act('change', row)}
            {/* One's own password is changed by knowing it, and nobody removes themselves. */}
            {row.state !== 'left' && row.staff.id !== actorId && act('password', row)}
            {row.state !== 'left' && row.staff.id !== actorId && act('remove', row)}
            <HistoryButton kind="staff" recordId={row.staff.id} of={row.staff.name} short />
          </span>
        ),
      },
    ]
  }, [t, language, actorId, onAct])
}
