import { Button } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import type { PrintModel } from '../../../contract/print-model.ts'
import { useTranslation } from 'react-i18next'
import styles from './print-buttons.module.css'
import { PrintOutcomeLine } from './print-outcome-line.tsx'
import { usePrinting, type PaperSubject } from './use-printing.ts'

interface PrintButtonsProps {
  readonly subject: PaperSubject
  readonly model: () => PrintModel
  /** Form number for the printer's list of jobs. */
  readonly code: string
  /** Proposed file name, without a person's name. */
  readonly fileName: string
  /** Instead of 打印: what is printed. */
  readonly label?: string
  readonly fieldName?: (path: string) => string
  readonly primary?: boolean
  readonly onDone?: () => void
}

/** Print, or save as PDF. What came of it is said beside the buttons and stays there. */
export function PrintButtons({
  subject,
  model,
  code,
  fileName,
  label,
  fieldName,
  primary = false,
  onDone,
}: PrintButtonsProps) {
  const { t } = useTranslation()
  const { outcome, working, print, save } = usePrinting({ subject, fieldName, onDone })
  return (
    <span className={styles['root']}>
      <PrintOutcomeLine outcome={outcome} />
      <Button
        disabled={working}
        leftSection={<IconDownload size={16} stroke={1.6} aria-hidden="true" />}
        onClick={() => void save(model(), fileName)}
      >
        {t('preview.savePdf')}
      </Button>
      <Button
        variant={primary ? 'filled' : 'default'}
        disabled={working}
        leftSection={<IconPrinter size={16} stroke={1.6} aria-hidden="true" />}
        onClick={() => void print(model(), code)}
      >
        {label ?? t('preview.print')}
      </Button>
    </span>
  )
}
