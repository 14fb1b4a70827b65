import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TrailLine } from '../../../domain/trail.ts'
import { useWorkspace } from '../../app/desk-context.tsx'
import { FilterSelect } from '../../ui/filter-select.tsx'
import styles from './trail-page.module.css'
import { actsIn, PERIODS, WHOLE_TRAIL, type TrailView } from './trail-view.ts'

interface TrailFiltersProps {
  /** Everything this person may see. */
  readonly lines: readonly TrailLine[]
  readonly view: TrailView
  readonly onChange: (view: TrailView) => void
  /** One's own lines need no choice of a person. */
  readonly byPerson: boolean
}

const ANY = ''

/** 谁 · 做了什么 · 什么时候. */
export function TrailFilters({ lines, view, onChange, byPerson }: TrailFiltersProps) {
  const { t } = useTranslation()
  const staff = useWorkspace((state) => state.staff)
  const people = [...staff.values()].map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div className={styles['filters']} role="group" aria-label={t('trail.filters.label')}>
      {byPerson && (
        <FilterSelect
          label={t('trail.filters.person')}
          value={view.person}
          data={[{ value: ANY, label: t('trail.filters.everybody') }, ...people]}
          set={view.person !== ANY}
          onChange={(person) => onChange({ ...view, person })}
        />
      )}
      <FilterSelect
        label={t('trail.filters.act')}
        value={view.act}
        data={[
          { value: ANY, label: t('trail.filters.everything') },
          ...actsIn(lines).map((act) => ({ value: act, label: t(`trail.acts.${act}`) })),
        ]}
        set={view.act !== ANY}
        onChange={(act) => onChange({ ...view, act: actsIn(lines).find((one) => one === act) ?? ANY })}
      />
      <FilterSelect
        label={t('trail.filters.period')}
        value={view.period}
        data={PERIODS.map((period) => ({ value: period, label: t(`trail.periods.${period}`) }))}
        set={view.period !== 'all'}
        onChange={(period) => onChange({ ...view, period: PERIODS.find((one) => one === period) ?? 'all' })}
      />
      {(view.person !== ANY || view.act !== ANY || view.period !== 'all') && (
        <Button size="xs" variant="subtle" onClick={() => onChange(WHOLE_TRAIL)}>
          {t('trail.filters.clear')}
        </Button>
      )}
    </div>
  )
}
