import { Select } from '@mantine/core'
import styles from './filter-select.module.css'

interface FilterSelectProps {
  readonly label: string
  readonly value: string
  readonly data: { readonly value: string; readonly label: string }[]
  /** Narrows the list: a stronger frame says so. */
  readonly set: boolean
  readonly onChange: (value: string) => void
  /** px */
  readonly width?: number
}

/** One of several choices over a list, its name in front. */
export function FilterSelect({ label, value, data, set, onChange, width = 132 }: FilterSelectProps) {
  return (
    <label className={styles['filter']}>
      <span className={styles['label']}>{label}</span>
      <Select
        size="xs"
        w={width}
        aria-label={label}
        value={value}
        data={data}
        onChange={(chosen) => onChange(chosen ?? value)}
        classNames={{ input: set ? (styles['set'] ?? '') : '' }}
      />
    </label>
  )
}
