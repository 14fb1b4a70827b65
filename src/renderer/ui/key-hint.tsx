import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './key-hint.module.css'

/** A key cap: Ctrl K. `onDark`: on a primary button. */
export function Key({ children, onDark = false }: { readonly children: ReactNode; readonly onDark?: boolean }) {
  return <kbd className={cx(styles['key'], onDark && styles['onDark'])}>{children}</kbd>
}

/** Key caps and what they do: ↑ ↓ 移动. */
export function KeyHint({ keys, children }: { readonly keys: readonly string[]; readonly children: ReactNode }) {
  return (
    <span className={styles['hint']}>
      {keys.map((key) => (
        <Key key={key}>{key}</Key>
      ))}
      <span>{children}</span>
    </span>
  )
}
