import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseDocument, FormValues } from '../../../domain/records.ts'
import { reopenDocument } from '../../../verbs/documents/reopen-document.ts'
import { revertRecord } from '../../../verbs/history/revert-record.ts'
import { caseRight } from '../../../verbs/rights.ts'
import { useDesk, useVerb, useWorkspace } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { dateInWords } from '../../ui/date-text.tsx'
import { Note } from '../../ui/note.tsx'
import type { DocumentStep } from './document-steps.ts'
import styles from './history.module.css'

interface DocumentRevert {
  readonly busy: boolean
  readonly mayRevert: (version: CaseDocument) => boolean
  readonly revert: (step: DocumentStep) => void
  readonly outcome: { readonly sentence: string; readonly undo: (() => void) | null; readonly failed: boolean } | null
}

/** Puts what is written on a draft back as an earlier version has it; that can be taken back by the same way. */
export function useDocumentRevert(document: CaseDocument): DocumentRevert {
  const { t } = useTranslation()
  const { actor } = useDesk()
  const sentenceOf = useFailureSentence()
  const perform = useVerb(revertRecord)
  const may = useWorkspace((state) => document.status === 'draft' && caseRight(actor, state, document).ok)
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<DocumentRevert['outcome']>(null)
  const revert = async (values: FormValues, seq: number, sentence: string) => {
    const before = document.values
    setBusy(true)
    const done = await perform({ what: 'document', documentId: document.id, seq, values })
    setBusy(false)
    setOutcome(
      done.ok
        ? { sentence, undo: () => void revert(before, seq, t('history.undonePaper')), failed: false }
        : { sentence: sentenceOf(done.failure), undo: null, failed: true },
    )
  }
  return {
    busy,
    outcome,
    mayRevert: ({ values }) => may && JSON.stringify(values) !== JSON.stringify(document.values),
    revert: ({ document: version, seq, at }) => {
      if (version === null) return
      const moment = `${dateInWords(t, at, 'day')} ${dateInWords(t, at, 'time')}`
      void revert(version.values, seq, t('history.revertedPaper', { moment }))
    },
  }
}

/** What came of it, or why this paper cannot be put back as it stands. */
export function RevertFoot({
  document,
  reverting: { outcome, busy },
}: {
  readonly document: CaseDocument
  readonly reverting: DocumentRevert
}) {
  const { t } = useTranslation()
  const { actor } = useDesk()
  const sentenceOf = useFailureSentence()
  const reopen = useVerb(reopenDocument)
  const right = useWorkspace((state) => caseRight(actor, state, document))
  const [trouble, setTrouble] = useState('')
  const takeBack = async () => {
    const done = await reopen({ documentId: document.id })
    if (!done.ok) setTrouble(sentenceOf(done.failure))
  }
  return (
    <div className={styles['foot']}>
      {trouble !== '' && <Note tone="trouble">{trouble}</Note>}
      <span role="status">{outcome?.sentence ?? (right.ok ? t(`history.foot.${document.status}`) : '')}</span>
      {!right.ok && <span>{sentenceOf(right.failure)}</span>}
      {outcome?.undo != null && (
        <Button size="xs" disabled={busy} onClick={outcome.undo}>
          {t('history.undo')}
        </Button>
      )}
      {outcome === null && right.ok && document.status === 'awaitingSignature' && (
        <Button size="xs" onClick={() => void takeBack()}>
          {t('childFile.acts.reopen')}
        </Button>
      )}
    </div>
  )
}
