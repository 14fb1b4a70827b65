import { Button, Checkbox } from '@mantine/core'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { populationSchema } from '../../../domain/records.ts'
import { RISK_LEVELS, type RiskLevel } from '../../../domain/risk.ts'
import type { ChildRow } from '../../../storage/selectors/children.ts'
import { useDesk } from '../../app/desk-context.tsx'
import { rememberLast } from '../../app/remember-last.ts'
import { useLanguage } from '../../app/use-language.ts'
import { factInWords } from '../../ui/fact-words.ts'
import { FilterSelect } from '../../ui/filter-select.tsx'
import styles from './children-page.module.css'
import { changeListView, isFiltered, NO_FILTERS, type ListFilters as Filters, type StatusFilter } from './list-view.ts'

const ANY = ''
const RISKS: readonly (RiskLevel | 'none')[] = [...RISK_LEVELS, 'none']
const POPULATIONS = populationSchema.options
const STATUSES: readonly StatusFilter[] = [
  'onRegister',
  'registered',
  'inService',
  'closed',
  'movedAway',
  'cameOfAge',
  'deceased',
  'transferred',
  'all',
]
const byWords = new Intl.Collator('zh-CN-u-co-pinyin')

interface ListFiltersProps {
  readonly rows: readonly ChildRow[]
  readonly view: Filters
}

/** 社区 · 类别 · 风险 · 人群 · 负责 · 状态 · 久未核实 · 有逾期, offering only what there is on file. */
export const ListFilters = memo(function ListFilters({ rows, view }: ListFiltersProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { actor } = useDesk()
  const offered = offeredIn(rows)
  const any = { value: ANY, label: t('children.filters.any') }
  const chosen = (value: string) => (value === ANY ? null : value)
  return (
    <div className={styles['filters']} role="group" aria-label={t('children.filters.label')}>
      <FilterSelect
        label={t('children.filters.community')}
        value={view.community ?? ANY}
        data={[any, ...offered.communities.map((name) => ({ value: name, label: name }))]}
        set={view.community !== null}
        width={118}
        onChange={(value) => changeListView({ community: chosen(value) })}
      />
      <FilterSelect
        label={t('lists.filters.category')}
        value={view.category ?? ANY}
        data={[
          any,
          ...offered.categories.map((code) => ({
            value: code,
            label: factInWords('child.categories', [code], language),
          })),
        ]}
        set={view.category !== null}
        width={150}
        onChange={(value) => changeListView({ category: chosen(value) })}
      />
      {actor.role !== 'clerk' && (
        <FilterSelect
          label={t('children.filters.risk')}
          value={view.risk ?? ANY}
          data={[any, ...RISKS.map((risk) => ({ value: risk, label: t(`common.risk.${risk}`) }))]}
          set={view.risk !== null}
          width={90}
          onChange={(value) => changeListView({ risk: RISKS.find((risk) => risk === value) ?? null })}
        />
      )}
      <FilterSelect
        label={t('lists.filters.population')}
        value={view.population ?? ANY}
        data={[
          any,
          ...offered.populations.map((population) => ({
            value: population,
            label: t(`lists.populations.${population}`),
          })),
        ]}
        set={view.population !== null}
        width={118}
        onChange={(value) => changeListView({ population: POPULATIONS.find((one) => one === value) ?? null })}
      />
      <FilterSelect
        label={t('lists.filters.worker')}
        value={view.workerId ?? ANY}
        data={[any, ...offered.workers.map(([value, label]) => ({ value, label }))]}
        set={view.workerId !== null}
        width={96}
        onChange={(value) => changeListView({ workerId: chosen(value) })}
      />
      <FilterSelect
        label={t('children.filters.status')}
        value={view.status}
        data={offered.statuses.map((status) => ({ value: status, label: t(`children.filters.status_${status}`) }))}
        set={view.status !== 'onRegister'}
        width={language === 'zh' ? 118 : 140}
        onChange={(value) => changeListView({ status: STATUSES.find((status) => status === value) ?? 'onRegister' })}
      />
      <Checkbox
        size="sm"
        label={t('lists.filters.stale')}
        checked={view.stale}
        onChange={(event) => changeListView({ stale: event.currentTarget.checked })}
      />
      {actor.role !== 'clerk' && (
        <Checkbox
          size="sm"
          label={t('lists.filters.overdue')}
          checked={view.overdue}
          onChange={(event) => changeListView({ overdue: event.currentTarget.checked })}
        />
      )}
      {isFiltered(view) && (
        <Button size="xs" variant="subtle" onClick={() => changeListView(NO_FILTERS)}>
          {t('children.filters.clear')}
        </Button>
      )}
    </div>
  )
})

/** What there is on file. */
const offeredIn = rememberLast((rows: readonly ChildRow[]) => {
  const statuses = new Set<StatusFilter>(rows.map(({ child }) => child.status))
  const populations = new Set(rows.map(({ child }) => child.population))
  return {
    communities: sorted(rows.map(({ community }) => community)),
    categories: sorted(rows.flatMap(({ categories }) => categories)),
    workers: [...new Map(rows.map(({ workerId, workerName }) => [workerId, workerName]))],
    statuses: STATUSES.filter((status) => status === 'onRegister' || status === 'all' || statuses.has(status)),
    populations: POPULATIONS.filter((population) => populations.has(population)),
  }
})

function sorted(words: readonly string[]): readonly string[] {
  return [...new Set(words)].filter((word) => word !== '').sort(byWords.compare)
}
