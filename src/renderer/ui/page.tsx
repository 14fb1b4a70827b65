import type { CSSProperties, ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './page.module.css'

/**
 * A page between top bar and status bar. `bleed`: the page's own parts reach the edges (file header, form and paper).
 * Height is never scrolled here: each column scrolls by itself.
 */
export function Page({ children, bleed = false }: { readonly children: ReactNode; readonly bleed?: boolean }) {
  return <div className={cx(styles['page'], bleed && styles['bleed'])}>{children}</div>
}

/** Main column and side column (design §4: work 350–410, file 568); the side goes under the main below 1280 px. */
export function WithSide({
  children,
  side,
  width = 380,
  narrowWidth = 320,
  lastPart,
}: {
  readonly children: ReactNode
  readonly side: ReactNode
  readonly width?: number
  readonly narrowWidth?: number
  /** Of the main column; where it is all one column, it goes under the side: a long list under what is to be done. */
  readonly lastPart?: ReactNode
}) {
  const widths: CSSProperties & Record<'--side' | '--side-narrow', string> = {
    '--side': `${width}px`,
    '--side-narrow': `${narrowWidth}px`,
  }
  return (
    <div className={cx(styles['withSide'], lastPart !== undefined && styles['threeParts'])} style={widths}>
      <div className={styles['main']}>
        {children}
        {lastPart !== undefined && <div className={styles['lastPart']}>{lastPart}</div>}
      </div>
      <aside className={styles['side']}>{side}</aside>
    </div>
  )
}
