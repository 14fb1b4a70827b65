import { useTranslation } from 'react-i18next'
import styles from './print-buttons.module.css'
import type { PrintOutcome } from './use-printing.ts'

/** Beside the buttons, and it stays: 已送到打印机，2 页. */
export function PrintOutcomeLine({ outcome }: { readonly outcome: PrintOutcome }) {
  const { t } = useTranslation()
  return (
    <span role="status" className={outcome.kind === 'failed' ? styles['failed'] : styles['done']}>
      {outcome.kind === 'working' && t('preview.making')}
      {(outcome.kind === 'done' || outcome.kind === 'failed') && outcome.sentence}
    </span>
  )
}
