import { VisuallyHidden } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import styles from './phase-bar.module.css'

export interface PhaseStep {
  readonly id: string
  readonly label: string
  readonly state: 'done' | 'now' | 'ahead'
  /** A date, or what the step waits for. */
  readonly sub?: ReactNode
}

/** Case, referral, backup and first run show their way with the same piece. It informs; it does not navigate. */
export function PhaseBar({ label, steps }: { readonly label: string; readonly steps: readonly PhaseStep[] }) {
  const { t } = useTranslation()
  return (
    <ol className={styles['bar']} aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.id}
          className={cx(styles['step'], styles[step.state])}
          {...(step.state === 'now' ? { 'aria-current': 'step' } : {})}
        >
          <div className={styles['line']} aria-hidden="true">
            <span className={styles['node']}>{step.state === 'done' && <IconCheck size={13} stroke={2.6} />}</span>
          </div>
          <div className={styles['word']}>
            {step.label}
            <VisuallyHidden> {t(`common.phase.${step.state}`)}</VisuallyHidden>
          </div>
          <div className={styles['sub']}>{step.sub}</div>
        </li>
      ))}
    </ol>
  )
}
