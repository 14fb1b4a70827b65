import { useId, type ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './two-sides.module.css'

interface TwoSidesProps {
  readonly label: string
  /** Heads of the three columns: the field, and either side. */
  readonly heads: readonly [ReactNode, ReactNode, ReactNode]
  readonly children: ReactNode
}

/** What two papers or files say of the same fields, side by side. Arrow keys change the side chosen, Tab the field. */
export function TwoSides({ label, heads, children }: TwoSidesProps) {
  return (
    <div className={styles['scroller']} tabIndex={0} role="region" aria-label={label}>
      <table className={styles['pairs']}>
        <thead>
          <tr>
            {heads.map((head, at) => (
              // Columns have no identity but their place.
              <th key={at} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

interface SidesRowProps {
  readonly field: string
  /** Both sides say the same: nothing is to be chosen. */
  readonly same?: boolean
  readonly children: ReactNode
}

/** A field: two cells, `SideChoice` or plain ones. */
export function SidesRow({ field, same = false, children }: SidesRowProps) {
  return (
    <tr className={cx(same && styles['same'])}>
      <th scope="row">{field}</th>
      {children}
    </tr>
  )
}

interface SideChoiceProps {
  /** The same for both cells of a row. */
  readonly name: string
  readonly label: string
  readonly chosen: boolean
  readonly onChoose: () => void
  readonly children: ReactNode
}

/** What one side says, to be chosen. */
export function SideChoice({ name, label, chosen, onChoose, children }: SideChoiceProps) {
  const wordsId = useId()
  return (
    <td className={cx(chosen && styles['chosen'])}>
      <label className={styles['choice']}>
        <input
          type="radio"
          name={name}
          checked={chosen}
          aria-label={label}
          aria-describedby={wordsId}
          onChange={onChoose}
        />
        <span id={wordsId}>{children}</span>
      </label>
    </td>
  )
}

/** Words of a side, or that it says nothing. */
export function SideWords({ words, nothing }: { readonly words: string; readonly nothing: string }) {
  return words === '' ? <span className={styles['nothing']}>{nothing}</span> : words
}
