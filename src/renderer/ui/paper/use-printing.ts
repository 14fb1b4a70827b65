import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintModel } from '../../../contract/print-model.ts'
import { useDesk } from '../../app/desk-context.tsx'
import { saveAsPdf, sendToPrinter, type PrintFailure } from './print-actions.ts'
import { useRefusalSentence } from './use-refusal-sentence.ts'

export type PrintOutcome =
  { readonly kind: 'none' | 'working' } | { readonly kind: 'done' | 'failed'; readonly sentence: string }

/** Whose paper it is, for the trail; `what` is its form number or kind. */
export interface PaperSubject {
  readonly what: string
  readonly childId?: string
  readonly documentId?: string
  /** What else the trail says of it: counts, codes, never names. */
  readonly more?: Readonly<Record<string, string | number>>
}

interface PrintingOptions {
  readonly subject: PaperSubject
  readonly fieldName?: ((path: string) => string) | undefined
  /** The paper is at the printer, or in the file. */
  readonly onDone?: (() => void) | undefined
}

/** Printing and saving a paper, and what came of the last try: a sentence to show where the act was. */
export function usePrinting({ subject, fieldName, onDone }: PrintingOptions) {
  const { t } = useTranslation()
  const desk = useDesk()
  const sentenceOf = usePrintFailureSentence(fieldName)
  const [outcome, setOutcome] = useState<PrintOutcome>({ kind: 'none' })

  const note = (act: 'printed' | 'exported', detail: Readonly<Record<string, string | number>>) => {
    const { what, more, ...about } = subject
    void desk.note({ act, ...about, detail: { what, ...more, ...detail } })
  }
  const noteRefused = (failure: PrintFailure) => {
    const { what, childId, documentId } = subject
    const about = { ...(childId === undefined ? {} : { childId }), ...(documentId === undefined ? {} : { documentId }) }
    // A printer that is switched off refuses nothing; a character no face has does.
    if (failure.kind === 'refused') {
      void desk.note({ act: 'refused', ...about, detail: { what: 'paper', paper: what, why: failure.reason.kind } })
    }
  }

  const print = async (model: PrintModel, title: string, copies = 1) => {
    setOutcome({ kind: 'working' })
    const sent = await sendToPrinter(model, { title, copies })
    setOutcome(
      sent.ok
        ? { kind: 'done', sentence: t('preview.sent', { count: sent.value.pages }) }
        : { kind: 'failed', sentence: sentenceOf(sent.failure) },
    )
    if (!sent.ok) {
      noteRefused(sent.failure)
      return
    }
    note('printed', { pages: sent.value.pages, ...(copies === 1 ? {} : { copies }) })
    onDone?.()
  }
  const save = async (model: PrintModel, fileName: string) => {
    setOutcome({ kind: 'working' })
    const saved = await saveAsPdf(model, fileName)
    setOutcome(
      saved.ok
        ? { kind: 'done', sentence: t('preview.savedAt', { path: saved.value.path }) }
        : { kind: 'failed', sentence: sentenceOf(saved.failure) },
    )
    if (!saved.ok) {
      noteRefused(saved.failure)
      return
    }
    note('exported', {})
    onDone?.()
  }
  return { outcome, working: outcome.kind === 'working', print, save }
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
