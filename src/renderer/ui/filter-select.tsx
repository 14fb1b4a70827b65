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
  // What was chosen stays readable when nothing of it is there any more.
  const known = data.some((one) => one.value === value) ? data : [...data, { value, label: value }]
  return (
    <label className={styles['filter']}>
      <span className={styles['label']}>{label}</span>
      <Select
        size="xs"
        w={width}
        aria-label={label}
        value={value}
        data={known}
        onChange={(chosen) => onChange(chosen ?? value)}
        // Lists nobody has opened would be put on the page with every visit.
        comboboxProps={{ width: Math.max(width, 160), position: 'bottom-start', keepMounted: false }}
        classNames={{ input: set ? (styles['set'] ?? '') : '' }}
      />
    </label>
  )
}
