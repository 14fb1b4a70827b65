import { IconAlertTriangle, IconCircleCheck, IconClock, IconLock, IconPencil, IconSignature } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import styles from './tag.module.css'

export type StatusKind = 'draft' | 'awaitingSignature' | 'signed' | 'overdue' | 'restricted' | 'unverified'

const ICONS = {
  draft: IconPencil,
  awaitingSignature: IconSignature,
  signed: IconCircleCheck,
  overdue: IconClock,
  restricted: IconLock,
  unverified: IconAlertTriangle,
} as const
const TONES: Readonly<Record<StatusKind, 'ink' | 'pine' | 'ochre' | 'seal'>> = {
  draft: 'ink',
  awaitingSignature: 'ink',
  signed: 'pine',
  overdue: 'seal',
  restricted: 'ink',
  unverified: 'ochre',
}

interface StatusTagProps {
  readonly kind: StatusKind
  /** Instead of the plain word: 已签 1 页, 逾期 7 天. */
  readonly children?: ReactNode
  /** Outlined, for headers; bare in rows. */
  readonly outlined?: boolean
}

/** Word and icon; never a filled pill. */
export function StatusTag({ kind, children, outlined = false }: StatusTagProps) {
  const { t } = useTranslation()
  const Icon = ICONS[kind]
  return (
    <span className={cx(outlined ? styles['tag'] : styles['status'], styles[TONES[kind]])}>
      <Icon size={16} stroke={1.6} aria-hidden="true" />
      {children ?? t(`common.status.${kind}`)}
    </span>
  )
}

/** A neutral outlined word: form number, category, date of recognition. */
export function Tag({ children }: { readonly children: ReactNode }) {
  return <span className={styles['tag']}>{children}</span>
}
