import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './page-header.module.css'

interface PageHeaderProps {
  readonly title: ReactNode
  /** Small line over the title: where one is (the child, the case number). */
  readonly above?: ReactNode
  /** Behind the title: a second line's worth of words. */
  readonly hint?: ReactNode
  /** Behind the title: tags, risk mark. */
  readonly tags?: ReactNode
  /** At the right end; at most one primary button. */
  readonly actions?: ReactNode
  /** Under the title row: a line of facts, the phase bar, tabs. */
  readonly below?: ReactNode
  /** `child`: the child's name, 28 px. */
  readonly size?: 'page' | 'child'
  /** `paper`: white, reaching the edges of a bleeding page. */
  readonly ground?: 'desk' | 'paper'
}

/** The one h1 of a page. */
export function PageHeader(props: PageHeaderProps) {
  const { title, above, hint, tags, actions, below, size = 'page', ground = 'desk' } = props
  return (
    <header className={cx(styles['root'], ground === 'paper' && styles['paper'], size === 'child' && styles['child'])}>
      {above !== undefined && <div className={styles['above']}>{above}</div>}
      <div className={styles['row']}>
        <h1 tabIndex={-1}>{title}</h1>
        {hint !== undefined && <span className={styles['hint']}>{hint}</span>}
        {tags}
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </div>
      {below !== undefined && <div className={styles['below']}>{below}</div>}
    </header>
  )
}
