import type { Icon } from '@tabler/icons-react'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes } from 'react'
import { cx } from './cx.ts'
import styles from './nav-item.module.css'

interface NavAnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly icon: Icon
  readonly label: string
  /** Two characters for the rail. */
  readonly shortLabel: string
  readonly count?: string
  /** The count is of things due: seal and bold. */
  readonly due?: boolean
  readonly rail?: boolean
}

function NavAnchor({ icon: ItemIcon, label, shortLabel, count, due = false, rail = false, ...anchor }: NavAnchorProps) {
  return (
    <a {...anchor} className={cx(styles['item'], rail && styles['rail'])}>
      <ItemIcon size={18} stroke={1.6} aria-hidden="true" />
      <span className={styles['long']}>{label}</span>
      <span className={styles['short']}>{shortLabel}</span>
      {count !== undefined && <span className={cx(styles['count'], due && styles['due'])}>{count}</span>}
    </a>
  )
}

/** createLink keeps `to` checked: a link to a page that does not exist is a compile error. */
export const NavItem = createLink(NavAnchor)
