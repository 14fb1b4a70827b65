import { Button } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { PrintModel } from '../../../contract/print-model.ts'
import { useHotkeys } from '../use-hotkeys.ts'
import { PrintOutcomeLine } from './print-outcome-line.tsx'
import { usePrinting, type PaperSubject } from './use-printing.ts'

interface PaperPrintActionsProps {
  readonly subject: PaperSubject
  /** Form number for the printer's list of jobs. */
  readonly code: string
  readonly model: () => PrintModel
  /** The same form for handwriting; without it there is no such button. */
  readonly blank?: () => PrintModel
  readonly fileName: string
  readonly fieldName?: (path: string) => string
}

/** In the head of the paper column: print what is shown (Ctrl P), save it, print the blank form. */
export function PaperPrintActions({ subject, code, model, blank, fileName, fieldName }: PaperPrintActionsProps) {
  const { t } = useTranslation()
  const { outcome, working, print, save } = usePrinting({ subject, fieldName })
  useHotkeys({ 'mod+p': () => void print(model(), code) })
  return (
    <>
      <PrintOutcomeLine outcome={outcome} />
      {blank !== undefined && (
        <Button size="xs" disabled={working} onClick={() => void print(blank(), code)}>
          {t('preview.printBlank')}
        </Button>
      )}
      <Button
        size="xs"
        disabled={working}
        leftSection={<IconDownload size={16} stroke={1.6} aria-hidden="true" />}
        onClick={() => void save(model(), fileName)}
      >
        {t('preview.savePdf')}
      </Button>
      <Button
        size="xs"
        disabled={working}
        leftSection={<IconPrinter size={16} stroke={1.6} aria-hidden="true" />}
        onClick={() => void print(model(), code)}
      >
        {t('preview.print')}
      </Button>
    </>
  )
}
