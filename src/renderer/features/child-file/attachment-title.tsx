import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '../../../domain/records.ts'
import { renameAttachment } from '../../../verbs/attachments/rename-attachment.ts'
import { useVerb } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import styles from './attachments.module.css'

const LONGEST = 200

/** A new title, written in its row: Enter keeps it, Esc leaves it. */
export function AttachmentTitle({
  attachment,
  onDone,
}: {
  readonly attachment: Attachment
  readonly onDone: () => void
}) {
  const { t } = useTranslation()
  const rename = useVerb(renameAttachment)
  const sentenceOf = useFailureSentence()
  const [title, setTitle] = useState(attachment.title)
  const [trouble, setTrouble] = useState('')
  const keep = async () => {
    if (title.trim() === '') {
      setTrouble(t('attachments.titleMissing'))
      return
    }
    const renamed = await rename({ attachmentId: attachment.id, title })
    if (renamed.ok) onDone()
    else setTrouble(sentenceOf(renamed.failure))
  }
  return (
    <span className={styles['rename']}>
      <TextInput
        size="xs"
        aria-label={t('attachments.title')}
        value={title}
        maxLength={LONGEST}
        autoFocus
        error={trouble === '' ? undefined : trouble}
        onChange={(event) => setTitle(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') void keep()
          if (event.key === 'Escape') onDone()
        }}
      />
      <Button size="xs" variant="filled" onClick={() => void keep()}>
        {t('attachments.keepTitle')}
      </Button>
      <Button size="xs" variant="subtle" onClick={onDone}>
        {t('attachments.leaveTitle')}
      </Button>
    </span>
  )
}
