import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './note.module.css'

interface NoteProps {
  /** `info` 黛 · `caution` 赭 · `trouble` 印泥, announced at once · `plain` grey. */
  readonly tone: 'info' | 'caution' | 'trouble' | 'plain'
  readonly title?: ReactNode
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** A bar and a tint; at most one per region of the screen. It stays until what it says is solved. */
export function Note({ tone, title, children, action }: NoteProps) {
  return (
    <div
      className={cx(styles['note'], tone !== 'caution' && styles[tone])}
      {...(tone === 'trouble' ? { role: 'alert' } : {})}
    >
      <div className={styles['words']}>
        {title !== undefined && <div className={styles['title']}>{title}</div>}
        {children}
      </div>
      {action}
    </div>
  )
}
