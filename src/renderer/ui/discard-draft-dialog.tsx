import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { succeed } from '../../domain/result.ts'
import { placeName } from '../../domain/typed-places.ts'
import { discardDraft } from '../../verbs/documents/discard-draft.ts'
import { forgetWords } from '../../verbs/words/forget-words.ts'
import { useDesk } from '../app/desk-context.tsx'
import { useFailureSentence } from '../app/failure-sentence.ts'
import { sayMoved } from '../app/moved-to-trash.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { Note } from './note.tsx'

interface DiscardDraftDialogProps {
  readonly opened: boolean
  readonly documentId: string
  readonly childId: string
  /** What the paper is called: 预估表. */
  readonly title: string
  readonly onDone: () => void
  readonly onKeep: () => void
}

/** Before a draft goes to the recycle bin. The page the worker is on afterwards offers to put it back. */
export function DiscardDraftDialog({ opened, documentId, childId, title, onDone, onKeep }: DiscardDraftDialogProps) {
  const { t } = useTranslation()
  const desk = useDesk()
  const sentenceOf = useFailureSentence()
  const [trouble, setTrouble] = useState('')
  const [busy, setBusy] = useState(false)
  const place = { kind: 'discard', documentId } as const
  const act = async (reason: string) => {
    setBusy(true)
    const done = await desk.performAll((perform) => {
      const moved = perform(discardDraft, { documentId, reason })
      if (!moved.ok) return moved
      const forgotten = perform(forgetWords, { place: placeName(place) })
      return forgotten.ok ? succeed(null) : forgotten
    })
    setBusy(false)
    if (!done.ok) {
      setTrouble(sentenceOf(done.failure))
      return
    }
    sayMoved({ trashId: documentId, childId, what: title })
    onDone()
  }
  return (
    <ConfirmDialog
      opened={opened}
      title={t('drafts.discard.title', { title })}
      consequence={t('drafts.discard.consequence')}
      act={t('drafts.discard.act')}
      keep={t('drafts.discard.keep')}
      reason={{ label: t('drafts.discard.reason'), keptAt: { place, childId } }}
      busy={busy}
      {...(trouble === '' ? {} : { trouble: <Note tone="trouble">{trouble}</Note> })}
      onAct={(reason) => void act(reason)}
      onKeep={onKeep}
    />
  )
}
