import { Button } from '@mantine/core'
import { IconCircleCheck, IconDownload, IconPrinter } from '@tabler/icons-react'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintModel } from '../../../contract/print-model.ts'
import { Note } from '../note.tsx'
import { saveAsPdf, sendToPrinter } from '../paper/print-actions.ts'
import { usePrintFailureSentence } from '../paper/use-printing.ts'
import styles from './sheet-tasks.module.css'
import type { SheetEntry } from './sheet-state.ts'

interface PrintTaskProps {
  readonly sheet: () => PrintModel
  readonly printed: SheetEntry['printed']
  readonly onPrinted: (printed: NonNullable<SheetEntry['printed']>) => void
}

/** Two copies on the printer. Only where there is none the sheet may become a file, with a warning. */
export function PrintTask({ sheet, printed, onPrinted }: PrintTaskProps) {
  const { t } = useTranslation()
  const sentenceOf = usePrintFailureSentence()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)

  const print = async () => {
    setBusy(true)
    // Both copies are pages of one job: the sheet says which of the two it is.
    const sent = await sendToPrinter(sheet(), { title: 'recovery-sheet' })
    setBusy(false)
    setTrouble(sent.ok ? null : sentenceOf(sent.failure))
    if (sent.ok) onPrinted({ to: 'printer', at: new Date().toISOString() })
  }
  const save = async () => {
    setBusy(true)
    const saved = await saveAsPdf(sheet(), 'recovery-sheet.pdf')
    setBusy(false)
    if (saved.ok) onPrinted({ to: 'file', at: new Date().toISOString() })
    else setTrouble(sentenceOf(saved.failure))
  }

  return (
    <>
      <div className={styles['row']}>
        <b>{t('recoverySheet.print.title')}</b>
        <span className={styles['outcome']} role="status">
          {busy && t('recoverySheet.print.printing')}
          {!busy && printed !== null && (
            <>
              <IconCircleCheck size={16} stroke={1.6} aria-hidden="true" />
              {t(printed.to === 'printer' ? 'recoverySheet.print.printed' : 'recoverySheet.print.saved', {
                time: dayjs(printed.at).format('H:mm'),
              })}
            </>
          )}
        </span>
        <Button
          size="xs"
          disabled={busy}
          leftSection={<IconPrinter size={16} stroke={1.6} aria-hidden="true" />}
          onClick={() => void print()}
        >
          {t(printed === null ? 'recoverySheet.print.button' : 'recoverySheet.print.again')}
        </Button>
      </div>
      <div className={styles['small']}>{t('recoverySheet.print.hint')}</div>
      {trouble !== null && (
        <div className={styles['trouble']}>
          <Note
            tone="caution"
            title={t('recoverySheet.print.noPrinter', { reason: trouble })}
            action={
              <Button
                size="xs"
                disabled={busy}
                leftSection={<IconDownload size={16} stroke={1.6} aria-hidden="true" />}
                onClick={() => void save()}
              >
                {t('recoverySheet.print.save')}
              </Button>
            }
          >
            {t('recoverySheet.print.saveWarning')}
          </Note>
        </div>
      )}
    </>
  )
}
