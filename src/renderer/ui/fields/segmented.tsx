import { useId, type KeyboardEvent } from 'react'
import { cx } from '../cx.ts'
import styles from './segmented.module.css'

export interface Segment {
  readonly value: string
  readonly label: string
  /** Small and before the label: the score of an anchor. */
  readonly lead?: string
}

interface SegmentedProps {
  readonly segments: readonly Segment[]
  readonly value: string
  readonly onChange: (value: string) => void
  readonly labelledBy?: string
  readonly label?: string
  readonly describedBy?: string | undefined
  readonly invalid?: boolean
  readonly required?: boolean
  /** All segments equally wide over the whole line. */
  readonly fill?: boolean
}

/**
 * One of a few, all in sight: radio buttons in a row. Pressing the chosen one again, or Delete, takes the answer back,
 * so that “not answered” is never out of reach.
 */
export function Segmented(props: SegmentedProps) {
  const { segments, value, onChange, fill = false, invalid = false } = props
  const name = useId()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Delete' && event.key !== 'Backspace') return
    event.preventDefault()
    onChange('')
  }
  return (
    <span
      className={cx(styles['group'], fill && styles['fill'], invalid && styles['invalid'])}
      role="radiogroup"
      onKeyDown={onKeyDown}
      aria-labelledby={props.labelledBy}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      aria-required={props.required}
    >
      {segments.map((segment) => (
        <label key={segment.value} className={cx(styles['segment'], segment.value === value && styles['on'])}>
          <input
            type="radio"
            className={styles['radio']}
            name={name}
            value={segment.value}
            checked={segment.value === value}
            onChange={() => onChange(segment.value)}
            onClick={() => {
              if (segment.value === value) onChange('')
            }}
          />
          {segment.lead !== undefined && <span className={styles['lead']}>{segment.lead}</span>}
          <span>{segment.label}</span>
        </label>
      ))}
    </span>
  )
}
