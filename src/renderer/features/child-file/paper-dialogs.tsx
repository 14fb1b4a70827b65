import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseDocument } from '../../../domain/records.ts'
import { reopenDocument } from '../../../verbs/documents/reopen-document.ts'
import { signDocument } from '../../../verbs/documents/sign-document.ts'
import type { Verb } from '../../../verbs/verb.ts'
import { useDesk, useVerb } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { useLanguage } from '../../app/use-language.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { DiscardDraftDialog } from '../../ui/discard-draft-dialog.tsx'
import { DateEntry } from '../../ui/date-entry.tsx'
import { Note } from '../../ui/note.tsx'
import styles from './dialogs.module.css'
import { paperName } from './paper-names.ts'

/** What is asked about a paper before it is done. */
export interface AskedAct {
  readonly act: 'sign' | 'discard' | 'reopen'
  readonly document: CaseDocument
}

export function PaperDialogs({ asked, onDone }: { readonly asked: AskedAct | null; readonly onDone: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (asked === null) return null
  const { act, document } = asked
  const paper = paperName(document, language)
  switch (act) {
    case 'sign':
      return <SignDialog document={document} paper={paper} onDone={onDone} />
    case 'discard':
      return (
        <DiscardDraftDialog
          opened
          documentId={document.id}
          childId={document.childId}
          title={paper}
          onDone={onDone}
          onKeep={onDone}
        />
      )
    case 'reopen':
      return (
        <PlainDialog
          verb={reopenDocument}
          document={document}
          title={t('childFile.papers.reopenTitle', { paper })}
          consequence={t('childFile.papers.reopenConsequence')}
          words={[t('childFile.papers.reopen'), t('childFile.papers.reopenKeep')]}
          onDone={onDone}
        />
      )
  }
}

interface PlainDialogProps {
  readonly verb: Verb<{ documentId: string }, null>
  readonly document: CaseDocument
  readonly title: string
  readonly consequence: string
  /** The act, and leaving it. */
  readonly words: readonly [act: string, keep: string]
  readonly onDone: () => void
}

function PlainDialog({ verb, document, title, consequence, words: [act, keep], onDone }: PlainDialogProps) {
  const perform = useVerb(verb)
  const sentenceOf = useFailureSentence()
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const doIt = async () => {
    setBusy(true)
    const done = await perform({ documentId: document.id })
    setBusy(false)
    if (done.ok) onDone()
    else setTrouble(sentenceOf(done.failure))
  }
  return (
    <ConfirmDialog
      opened
      title={title}
      consequence={consequence}
      act={act}
      keep={keep}
      busy={busy}
      trouble={trouble === null ? null : <Note tone="trouble">{trouble}</Note>}
      onAct={() => void doIt()}
      onKeep={onDone}
    />
  )
}

interface SignDialogProps {
  readonly document: CaseDocument
  readonly paper: string
  readonly onDone: () => void
}

function SignDialog({ document, paper, onDone }: SignDialogProps) {
  const { t } = useTranslation()
  const { today } = useDesk()
  const sign = useVerb(signDocument)
  const sentenceOf = useFailureSentence()
  const [signedOn, setSignedOn] = useState(today)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const doIt = async () => {
    if (signedOn === '' || signedOn > today) {
      setProblem(t(signedOn === '' ? 'childFile.papers.signMissing' : 'childFile.papers.signedInFuture'))
      return
    }
    setBusy(true)
    const done = await sign({ documentId: document.id, signedOn })
    setBusy(false)
    if (done.ok) onDone()
    else setTrouble(sentenceOf(done.failure))
  }
  return (
    <Modal
      opened
      onClose={onDone}
      withCloseButton={false}
      size={460}
      title={t('childFile.papers.signTitle', { paper })}
    >
      <div className={styles['parts']}>
        <p>{t('childFile.papers.signConsequence')}</p>
        <DateEntry
          label={t('childFile.papers.signedOnLabel')}
          value={signedOn}
          width={220}
          onChange={(day) => {
            setSignedOn(day)
            setProblem(null)
          }}
          {...(problem === null ? {} : { error: problem })}
        />
        {trouble !== null && <Note tone="trouble">{trouble}</Note>}
        <div className={styles['buttons']}>
          <span className={styles['right']}>
            <Button onClick={onDone}>{t('childFile.papers.signKeep')}</Button>
            <Button variant="filled" disabled={busy} onClick={() => void doIt()}>
              {t('childFile.papers.sign')}
            </Button>
          </span>
        </div>
      </div>
    </Modal>
  )
}
