import { useId, type ReactNode } from 'react'
import styles from './card.module.css'
import { cx } from './cx.ts'

interface CardProps {
  readonly title?: ReactNode
  /** Behind the title, ink2. */
  readonly hint?: ReactNode
  /** At the right end of the head: a link, a count, a small button. */
  readonly aside?: ReactNode
  readonly children: ReactNode
  /** No padding inside: tables and lists. */
  readonly flush?: boolean
  /** Takes the height that is left and scrolls inside. */
  readonly fill?: boolean
  /** What it shows is not yet what was asked for. */
  readonly busy?: boolean
}

/** A white card with a hairline: no shadow, only paper casts one. */
export function Card({ title, hint, aside, children, flush = false, fill = false, busy }: CardProps) {
  const headingId = useId()
  return (
    <section
      className={cx(styles['card'], fill && styles['fill'])}
      {...(busy === undefined ? {} : { 'aria-busy': busy })}
      {...(title === undefined ? {} : { 'aria-labelledby': headingId })}
    >
      {title !== undefined && (
        <div className={styles['head']}>
          <h2 id={headingId}>{title}</h2>
          {hint !== undefined && <span className={styles['hint']}>{hint}</span>}
          {aside !== undefined && <span className={styles['aside']}>{aside}</span>}
        </div>
      )}
      <div className={cx(styles['body'], flush && styles['flush'])}>{children}</div>
    </section>
  )
}
