import { Button, Checkbox, Select } from '@mantine/core'
import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { populationSchema } from '../../../domain/records.ts'
import { RISK_LEVELS, type RiskLevel } from '../../../domain/risk.ts'
import type { ChildRow } from '../../../storage/selectors/children.ts'
import { useDesk } from '../../app/desk-context.tsx'
import { useLanguage } from '../../app/use-language.ts'
import { factInWords } from '../../ui/fact-words.ts'
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

/** 社区 · 类别 · 风险 · 人群 · 负责 · 状态 · 久未核实, offering only what there is on file. */
export const ListFilters = memo(function ListFilters({ rows, view }: ListFiltersProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { actor } = useDesk()
  const offered = useMemo(() => {
    const statuses = new Set<StatusFilter>(rows.map(({ child }) => child.status))
    const populations = new Set(rows.map(({ child }) => child.population))
    return {
      communities: sorted(rows.map(({ community }) => community)),
      categories: sorted(rows.flatMap(({ categories }) => categories)),
      workers: [...new Map(rows.map(({ workerId, workerName }) => [workerId, workerName]))],
      statuses: STATUSES.filter((status) => status === 'onRegister' || status === 'all' || statuses.has(status)),
      populations: POPULATIONS.filter((population) => populations.has(population)),
    }
  }, [rows])
  const any = { value: ANY, label: t('children.filters.any') }
  const chosen = (value: string) => (value === ANY ? null : value)
  return (
    <div className={styles['filters']} role="group" aria-label={t('children.filters.label')}>
      <Filter
        label={t('children.filters.community')}
        value={view.community ?? ANY}
        data={[any, ...offered.communities.map((name) => ({ value: name, label: name }))]}
        set={view.community !== null}
        onChange={(value) => changeListView({ community: chosen(value) })}
      />
      <Filter
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
        <Filter
          label={t('children.filters.risk')}
          value={view.risk ?? ANY}
          data={[any, ...RISKS.map((risk) => ({ value: risk, label: t(`common.risk.${risk}`) }))]}
          set={view.risk !== null}
          width={90}
          onChange={(value) => changeListView({ risk: RISKS.find((risk) => risk === value) ?? null })}
        />
      )}
      <Filter
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
        onChange={(value) => changeListView({ population: POPULATIONS.find((one) => one === value) ?? null })}
      />
      <Filter
        label={t('lists.filters.worker')}
        value={view.workerId ?? ANY}
        data={[any, ...offered.workers.map(([value, label]) => ({ value, label }))]}
        set={view.workerId !== null}
        width={96}
        onChange={(value) => changeListView({ workerId: chosen(value) })}
      />
      <Filter
        label={t('children.filters.status')}
        value={view.status}
        data={offered.statuses.map((status) => ({ value: status, label: t(`children.filters.status_${status}`) }))}
        set={view.status !== 'onRegister'}
        onChange={(value) => changeListView({ status: STATUSES.find((status) => status === value) ?? 'onRegister' })}
      />
      <Checkbox
        size="sm"
        label={t('lists.filters.stale')}
        checked={view.stale}
        onChange={(event) => changeListView({ stale: event.currentTarget.checked })}
      />
      {isFiltered(view) && (
        <Button size="xs" variant="subtle" onClick={() => changeListView(NO_FILTERS)}>
          {t('children.filters.clear')}
        </Button>
      )}
    </div>
  )
})

function sorted(words: readonly string[]): readonly string[] {
  return [...new Set(words)].filter((word) => word !== '').sort(byWords.compare)
}

interface FilterProps {
  readonly label: string
  readonly value: string
  readonly data: { readonly value: string; readonly label: string }[]
  /** Narrows the list: a stronger frame says so. */
  readonly set: boolean
  readonly width?: number
  readonly onChange: (value: string) => void
}

function Filter({ label, value, data, set, width = 118, onChange }: FilterProps) {
  // What was chosen stays readable when nothing of it is on file any more.
  const known = data.some((one) => one.value === value) ? data : [...data, { value, label: value }]
  return (
    <label className={styles['filter']}>
      <span className={styles['filterLabel']}>{label}</span>
      <Select
        size="xs"
        w={width}
        aria-label={label}
        value={value}
        data={known}
        onChange={(chosen) => onChange(chosen ?? ANY)}
        // Its choices are made when it is opened: six closed lists are a third of drawing the page.
        comboboxProps={{ width: Math.max(width, 160), position: 'bottom-start', keepMounted: false }}
        classNames={{ input: set ? (styles['set'] ?? '') : '' }}
      />
    </label>
  )
}
