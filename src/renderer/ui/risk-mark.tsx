import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import styles from './risk-mark.module.css'

export type RiskLevel = 'urgent' | 'high' | 'medium' | 'low'

interface RiskMarkProps {
  /** `null`: not graded. An unfinished sheet has no grade. */
  readonly level: RiskLevel | null
  /** 26 px outlined box, for headers; bare in lists. */
  readonly boxed?: boolean
  /** `full`: 高风险; `short`: 高. */
  readonly words?: 'short' | 'full'
  readonly size?: number
}

/** Always shape and word, so the five can be told apart in grey print. */
export function RiskMark({ level, boxed = false, words = 'short', size = 14 }: RiskMarkProps) {
  const { t } = useTranslation()
  const name = level ?? 'none'
  return (
    <span className={cx(styles['mark'], styles[name], boxed && styles['boxed'])}>
      <RiskShape level={level} size={size} />
      {words === 'full' ? t(`common.risk.${name}Full`) : t(`common.risk.${name}`)}
    </span>
  )
}

/** Octagon with “!”, filled · triangle, filled · diamond, half filled · circle, outline · circle, dashed. */
export function RiskShape({ level, size = 14 }: { readonly level: RiskLevel | null; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 14 14" aria-hidden="true">
      {shape(level)}
    </svg>
  )
}

function shape(level: RiskLevel | null) {
  switch (level) {
    case 'urgent':
      return (
        <>
          <path d="M4.3 0.6h5.4l3.7 3.7v5.4l-3.7 3.7H4.3L0.6 9.7V4.3z" fill="currentColor" />
          <path d="M7 3.4v4.3M7 9.9v0.3" stroke="#fff" strokeWidth="1.8" strokeLinecap="round" />
        </>
      )
    case 'high':
      return <path d="M7 1.2 13.4 12.6H0.6z" fill="currentColor" />
    case 'medium':
      return (
        <>
          <path d="M7 1 13 7 7 13 1 7z" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M7 1v12L1 7z" fill="currentColor" />
        </>
      )
    case 'low':
      return <circle cx="7" cy="7" r="5.2" fill="none" stroke="currentColor" strokeWidth="1.8" />
    case null:
      return (
        <circle cx="7" cy="7" r="5.4" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.6 2.1" />
      )
  }
}
