import { Button, Select } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { RISK_LEVELS, type RiskLevel } from '../../../domain/risk.ts'
import type { ChildRow } from '../../../storage/selectors/children.ts'
import { useDesk } from '../../app/desk-context.tsx'
import styles from './children-page.module.css'
import { changeListView, isFiltered, WHOLE_LIST, type ListView, type StatusFilter } from './list-view.ts'

const ANY = ''
const RISKS: readonly (RiskLevel | 'none')[] = [...RISK_LEVELS, 'none']
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

/** 社区 · 风险 · 状态, offering only what there is on file. */
export function ListFilters({ rows, view }: { readonly rows: readonly ChildRow[]; readonly view: ListView }) {
  const { t } = useTranslation()
  const { actor } = useDesk()
  const communities = useMemo(() => {
    const byWords = new Intl.Collator('zh-CN-u-co-pinyin')
    return [...new Set(rows.map(({ community }) => community))].filter((name) => name !== '').sort(byWords.compare)
  }, [rows])
  const statuses = useMemo(() => {
    const found = new Set<StatusFilter>(rows.map(({ child }) => child.status))
    return STATUSES.filter((status) => status === 'onRegister' || status === 'all' || found.has(status))
  }, [rows])
  const any = { value: ANY, label: t('children.filters.any') }
  return (
    <div className={styles['filters']} role="group" aria-label={t('children.filters.label')}>
      <Filter
        label={t('children.filters.community')}
        value={view.community ?? ANY}
        data={[any, ...communities.map((name) => ({ value: name, label: name }))]}
        set={view.community !== null}
        onChange={(value) => changeListView({ community: value === ANY ? null : value })}
      />
      {actor.role !== 'clerk' && (
        <Filter
          label={t('children.filters.risk')}
          value={view.risk ?? ANY}
          data={[any, ...RISKS.map((risk) => ({ value: risk, label: t(`common.risk.${risk}`) }))]}
          set={view.risk !== null}
          onChange={(value) => changeListView({ risk: RISKS.find((risk) => risk === value) ?? null })}
        />
      )}
      <Filter
        label={t('children.filters.status')}
        value={view.status}
        data={statuses.map((status) => ({ value: status, label: t(`children.filters.status_${status}`) }))}
        set={view.status !== 'onRegister'}
        onChange={(value) => changeListView({ status: STATUSES.find((status) => status === value) ?? 'onRegister' })}
      />
      {isFiltered(view) && (
        <Button
          size="xs"
          variant="subtle"
          onClick={() => changeListView({ ...WHOLE_LIST, wanted: view.wanted, activeId: view.activeId })}
        >
          {t('children.filters.clear')}
        </Button>
      )}
    </div>
  )
}

interface FilterProps {
  readonly label: string
  readonly value: string
  readonly data: { readonly value: string; readonly label: string }[]
  /** Narrows the list: a stronger frame says so. */
  readonly set: boolean
  readonly onChange: (value: string) => void
}

function Filter({ label, value, data, set, onChange }: FilterProps) {
  return (
    <label className={styles['filter']}>
      <span className={styles['filterLabel']}>{label}</span>
      <Select
        size="xs"
        w={132}
        aria-label={label}
        value={value}
        data={data}
        onChange={(chosen) => onChange(chosen ?? ANY)}
        classNames={{ input: set ? (styles['set'] ?? '') : '' }}
      />
    </label>
  )
}
