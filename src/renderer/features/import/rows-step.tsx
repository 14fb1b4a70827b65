import { Button } from '@mantine/core'
import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saidInWords } from '../../../register/rejected-sheet.ts'
import { factTextOf } from '../../../register/row-facts.ts'
import { useLanguage } from '../../app/use-language.ts'
import { takenRows } from '../../register/import-input.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { LiveRegion } from '../../ui/live-region.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import styles from './import-page.module.css'
import { SaveBad } from './save-bad.tsx'
import type { ImportStage, ImportWork } from './use-import.ts'
import { useRowColumns, type ListedRow } from './use-row-columns.tsx'

interface RowsStepProps {
  readonly stage: Extract<ImportStage, { kind: 'rows' }>
  readonly work: ImportWork
}

const VIEWS = ['good', 'duplicates', 'rejected', 'warnings'] as const
type View = (typeof VIEWS)[number]

/** 看每一行: what is taken, what may be there already, what cannot be taken and why. */
export function RowsStep({ stage, work }: RowsStepProps) {
  const { t } = useTranslation()
  const panelId = useId()
  const { list, plan, choices } = stage
  const [view, setView] = useState<View>(
    plan.duplicates.length > 0 ? 'duplicates' : plan.rejected.length > 0 ? 'rejected' : 'good',
  )
  const rows = useListedRows(stage)
  const columns = useRowColumns(view === 'duplicates' ? stage : null, work)
  const taken = takenRows(plan, choices)
  const summary = t('register.import.summary', {
    rows: plan.rows,
    taken,
    duplicates: plan.duplicates.length,
    rejected: plan.rejected.length,
  })
  return (
    <>
      <Tabs
        label={t('register.import.rows.title')}
        tabs={VIEWS.map((id) => ({
          id,
          label: t(`register.import.rows.${id}`),
          count: rows[id].length,
        }))}
        current={view}
        onChange={setView}
        panelId={panelId}
      />
      <div className={styles['panel']} role="tabpanel" id={panelId} aria-labelledby={`${panelId}-${view}`}>
        <Card flush fill>
          <DataTable
            key={view}
            label={t('register.import.rows.list')}
            columns={columns}
            rows={rows[view]}
            rowId={({ id }) => id}
            rowHeight={view === 'duplicates' ? 44 : 37}
            empty={<EmptyState>{t('register.import.rows.nothing')}</EmptyState>}
          />
        </Card>
      </div>
      <div className={styles['buttons']}>
        <p className={styles['lead']}>{summary}</p>
        <LiveRegion>{summary}</LiveRegion>
        <Button onClick={() => work.backToColumns(list)}>{t('register.import.steps.columns')}</Button>
        <SaveBad list={list} plan={plan} />
        <Button variant="filled" disabled={taken === 0} onClick={() => void work.take(stage)}>
          {t('register.import.take', { count: taken })}
        </Button>
      </div>
    </>
  )
}

function useListedRows({ plan, list }: RowsStepProps['stage']): Readonly<Record<View, readonly ListedRow[]>> {
  const { t } = useTranslation()
  const language = useLanguage()
  return useMemo(() => {
    const nameColumn = plan.columns.columns.find(({ target }) => target === 'child.name')?.index
    const cells = new Map(list.sheet.rows.map((row) => [row.number, row.cells]))
    const nameAt = (row: number) =>
      nameColumn === undefined ? '' : (cells.get(row)?.get(nameColumn)?.text.trim() ?? '')
    return {
      good: plan.good.map((child) => ({
        id: `g${child.row}`,
        row: child.row,
        name: factTextOf(child, 'child.name') || factTextOf(child, 'child.alias'),
        said: saidInWords(child.warnings, language),
      })),
      duplicates: plan.duplicates.map((duplicate) => ({
        id: `d${duplicate.child.row}`,
        row: duplicate.child.row,
        name: factTextOf(duplicate.child, 'child.name'),
        said: duplicate.why[language],
        duplicate,
      })),
      rejected: plan.rejected.map(({ row, said }) => ({
        id: `r${row}`,
        row,
        name: nameAt(row),
        said: saidInWords(said, language),
      })),
      warnings: plan.warnings.map((warning, at) => ({
        id: `w${at}`,
        row: warning.row,
        name: warning.row <= plan.columns.lastHeaderRow ? t('register.import.rows.wholeFile') : nameAt(warning.row),
        said: saidInWords([warning], language),
      })),
    }
  }, [plan, list, language, t])
}
