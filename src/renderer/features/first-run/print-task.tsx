import { Button } from '@mantine/core'
import { IconCircleCheck, IconDownload, IconPrinter } from '@tabler/icons-react'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintModel } from '../../../contract/print-model.ts'
import { Note } from '../../ui/note.tsx'
import { saveAsPdf, sendToPrinter } from '../../ui/paper/print-actions.ts'
import { usePrintFailureSentence } from '../../ui/paper/use-printing.ts'
import styles from './first-run-page.module.css'
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
        <b>{t('firstRun.sheet.print.title')}</b>
        <span className={styles['outcome']} role="status">
          {busy && t('firstRun.sheet.print.printing')}
          {!busy && printed !== null && (
            <>
              <IconCircleCheck size={16} stroke={1.6} aria-hidden="true" />
              {t(printed.to === 'printer' ? 'firstRun.sheet.print.printed' : 'firstRun.sheet.print.saved', {
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
          {t(printed === null ? 'firstRun.sheet.print.button' : 'firstRun.sheet.print.again')}
        </Button>
      </div>
      <div className={styles['small']}>{t('firstRun.sheet.print.hint')}</div>
      {trouble !== null && (
        <div className={styles['trouble']}>
          <Note
            tone="caution"
            title={t('firstRun.sheet.print.noPrinter', { reason: trouble })}
            action={
              <Button
                size="xs"
                disabled={busy}
                leftSection={<IconDownload size={16} stroke={1.6} aria-hidden="true" />}
                onClick={() => void save()}
              >
                {t('firstRun.sheet.print.save')}
              </Button>
            }
          >
            {t('firstRun.sheet.print.saveWarning')}
          </Note>
        </div>
      )}
    </>
  )
}
