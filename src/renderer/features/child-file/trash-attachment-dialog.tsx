import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '../../../domain/records.ts'
import { succeed } from '../../../domain/result.ts'
import { placeName } from '../../../domain/typed-places.ts'
import { trashAttachment } from '../../../verbs/attachments/trash-attachment.ts'
import { forgetWords } from '../../../verbs/words/forget-words.ts'
import { useDesk } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Note } from '../../ui/note.tsx'

interface TrashAttachmentDialogProps {
  readonly attachment: Attachment
  readonly onDone: (trashed: boolean) => void
}

export function TrashAttachmentDialog({ attachment, onDone }: TrashAttachmentDialogProps) {
  const { t } = useTranslation()
  const desk = useDesk()
  const sentenceOf = useFailureSentence()
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const place = { kind: 'trashAttachment', attachmentId: attachment.id } as const
  const act = async (reason: string) => {
    setBusy(true)
    const trashed = await desk.performAll((perform) => {
      const moved = perform(trashAttachment, { attachmentId: attachment.id, reason })
      if (!moved.ok) return moved
      const forgotten = perform(forgetWords, { place: placeName(place) })
      return forgotten.ok ? succeed(null) : forgotten
    })
    setBusy(false)
    if (trashed.ok) onDone(true)
    else setTrouble(sentenceOf(trashed.failure))
  }
  return (
    <ConfirmDialog
      opened
      title={t('attachments.trashTitle', { title: attachment.title })}
      consequence={t('attachments.trashConsequence')}
      act={t('attachments.trash')}
      keep={t('attachments.trashKeep')}
      reason={{
        label: t('attachments.trashReason'),
        missing: t('attachments.trashReasonMissing'),
        keptAt: { place, childId: attachment.childId },
      }}
      busy={busy}
      trouble={trouble === null ? null : <Note tone="trouble">{trouble}</Note>}
      onAct={(reason) => void act(reason)}
      onKeep={() => onDone(false)}
    />
  )
}
