import type { ReactNode } from 'react'
import styles from './child-file.module.css'

/** Words that open something: a button that reads like the words around it. */
export function Opens({
  children,
  label,
  onClick,
}: {
  readonly children: ReactNode
  readonly label?: string
  readonly onClick: () => void
}) {
  return (
    <button
      type="button"
      className={styles['opens']}
      onClick={onClick}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {children}
    </button>
  )
}
