import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '../../../domain/records.ts'
import { trashAttachment } from '../../../verbs/attachments/trash-attachment.ts'
import { useVerb } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Note } from '../../ui/note.tsx'

interface TrashAttachmentDialogProps {
  readonly attachment: Attachment
  readonly onDone: (trashed: boolean) => void
}

export function TrashAttachmentDialog({ attachment, onDone }: TrashAttachmentDialogProps) {
  const { t } = useTranslation()
  const trash = useVerb(trashAttachment)
  const sentenceOf = useFailureSentence()
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const act = async (reason: string) => {
    setBusy(true)
    const trashed = await trash({ attachmentId: attachment.id, reason })
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
      reason={{ label: t('attachments.trashReason'), missing: t('attachments.trashReasonMissing') }}
      busy={busy}
      trouble={trouble === null ? null : <Note tone="trouble">{trouble}</Note>}
      onAct={(reason) => void act(reason)}
      onKeep={() => onDone(false)}
    />
  )
}
