import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

/** One sentence and one action, left-aligned where the first row would be. */
export function EmptyState({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className={styles['root']}>
      <p>{children}</p>
      {action}
    </div>
  )
}
