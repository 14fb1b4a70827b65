import { Select } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DuplicateRow } from '../../../register/plan-import.ts'
import { caseRight, REGISTER_FORM } from '../../../verbs/rights.ts'
import { useDesk } from '../../app/desk-context.tsx'
import type { DuplicateChoice } from '../../register/import-input.ts'
import type { DataColumn } from '../../ui/data-table.tsx'
import styles from './import-page.module.css'
import type { ImportStage, ImportWork } from './use-import.ts'

export interface ListedRow {
  readonly id: string
  readonly row: number
  readonly name: string
  readonly said: string
  readonly duplicate?: DuplicateRow
}

/** Row, name, what is said; for duplicates also what to do. @param stage `null`: nothing is to be decided */
export function useRowColumns(
  stage: Extract<ImportStage, { kind: 'rows' }> | null,
  work: ImportWork,
): readonly DataColumn<ListedRow>[] {
  const { t } = useTranslation()
  const { actor, workspace } = useDesk()
  return useMemo(() => {
    const columns: DataColumn<ListedRow>[] = [
      {
        id: 'row',
        header: t('register.import.rows.row'),
        width: 64,
        align: 'right',
        sortValue: ({ row }) => row,
        cell: ({ row }) => String(row),
      },
      {
        id: 'name',
        header: t('register.import.rows.name'),
        width: 130,
        sortValue: ({ name }) => name,
        cell: ({ name }) => name,
      },
      {
        id: 'said',
        header: t('register.import.rows.said'),
        width: 300,
        grow: 1,
        cell: ({ said }) => (
          <div className={styles['said']} title={said}>
            {said}
          </div>
        ),
      },
    ]
    if (stage === null) return columns
    const mayWrite = (childId: string | null) =>
      childId !== null && caseRight(actor, workspace.state, { childId, formCode: REGISTER_FORM }).ok
    return [
      ...columns,
      {
        id: 'choice',
        header: t('register.import.rows.choice'),
        width: 170,
        cell: ({ row, name, duplicate }) => (
          <Select
            size="xs"
            aria-label={t('register.import.rows.chooseFor', { row: String(row), name })}
            allowDeselect={false}
            data={[
              { value: 'skip', label: t('register.import.rows.skip') },
              { value: 'new', label: t('register.import.rows.new') },
              ...(mayWrite(duplicate?.childId ?? null)
                ? [{ value: 'update', label: t('register.import.rows.update') }]
                : []),
            ]}
            value={stage.choices.get(row) ?? 'skip'}
            onChange={(choice) => isChoice(choice) && work.choose(stage, row, choice)}
          />
        ),
      },
    ]
  }, [t, stage, work, actor, workspace])
}

function isChoice(value: string | null): value is DuplicateChoice {
  return value === 'skip' || value === 'new' || value === 'update'
}
