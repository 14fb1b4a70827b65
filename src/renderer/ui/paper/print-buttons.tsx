import { Button } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintModel } from '../../../contract/print-model.ts'
import styles from './print-buttons.module.css'
import { saveAsPdf, sendToPrinter, type PrintFailure } from './print-actions.ts'
import { useRefusalSentence } from './use-refusal-sentence.ts'

export interface PrintableChoice {
  readonly label: string
  readonly model: () => PrintModel
  /** Form number for the printer's job list. */
  readonly title: string
  /** Proposed file name, without a person's name. */
  readonly fileName: string
  readonly copies?: number
}

interface PrintButtonsProps {
  readonly paper: PrintableChoice
  readonly fieldName?: (path: string) => string
  readonly primary?: boolean
  readonly size?: 'xs' | 'sm'
  readonly onPrinted?: () => void
}

type Outcome = { readonly kind: 'none' | 'working' } | { readonly kind: 'done' | 'failed'; readonly sentence: string }

/** Print, or save as PDF. What came of it is said beside the buttons and stays there. */
export function PrintButtons({ paper, fieldName, primary = false, size = 'sm', onPrinted }: PrintButtonsProps) {
  const { t } = useTranslation()
  const sentenceOf = usePrintFailureSentence(fieldName)
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'none' })
  const working = outcome.kind === 'working'

  const print = async () => {
    setOutcome({ kind: 'working' })
    const sent = await sendToPrinter(paper.model(), {
      title: paper.title,
      ...(paper.copies === undefined ? {} : { copies: paper.copies }),
    })
    if (sent.ok) {
      setOutcome({ kind: 'done', sentence: t('preview.sent', { count: sent.value.pages }) })
      onPrinted?.()
    } else setOutcome({ kind: 'failed', sentence: sentenceOf(sent.failure) })
  }
  const save = async () => {
    setOutcome({ kind: 'working' })
    const saved = await saveAsPdf(paper.model(), paper.fileName)
    if (saved.ok) {
      setOutcome({ kind: 'done', sentence: t('preview.savedAt', { path: saved.value.path }) })
      onPrinted?.()
    } else setOutcome({ kind: 'failed', sentence: sentenceOf(saved.failure) })
  }

  return (
    <span className={styles['root']}>
      <span role="status" className={outcome.kind === 'failed' ? styles['failed'] : styles['done']}>
        {outcome.kind === 'working' && t('preview.making')}
        {(outcome.kind === 'done' || outcome.kind === 'failed') && outcome.sentence}
      </span>
      <Button
        size={size}
        disabled={working}
        leftSection={<IconDownload size={16} stroke={1.6} aria-hidden="true" />}
        onClick={() => void save()}
      >
        {t('preview.savePdf')}
      </Button>
      <Button
        size={size}
        variant={primary ? 'filled' : 'default'}
        disabled={working}
        leftSection={<IconPrinter size={16} stroke={1.6} aria-hidden="true" />}
        onClick={() => void print()}
      >
        {paper.label}
      </Button>
    </span>
  )
}

/** One sentence for what kept a paper from the printer or the file. */
export function usePrintFailureSentence(fieldName?: (path: string) => string) {
  const { t } = useTranslation()
  const refusal = useRefusalSentence()
  return (failure: PrintFailure): string =>
    failure.kind === 'refused'
      ? refusal(failure.reason, fieldName).join('')
      : t(`failures.outside.${failure.failure.kind}`, { detail: failure.failure.detail })
}
