import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '../../../domain/records.ts'
import { z } from '../../../domain/zod.ts'
import { renameAttachment } from '../../../verbs/attachments/rename-attachment.ts'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { useTypedWords } from '../../ui/use-typed-words.ts'
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
  const { id: attachmentId, childId } = attachment
  const words = useTypedWords({ kind: 'attachmentTitle', attachmentId }, childId, z.string())
  const sentenceOf = useFailureSentence()
  // What was typed before and never noted stands in the row again.
  const [title, setTitle] = useState(words.before?.values ?? attachment.title)
  const [trouble, setTrouble] = useState('')
  const leave = () => {
    words.forget()
    onDone()
  }
  const keep = async () => {
    if (title.trim() === '') {
      setTrouble(t('attachments.titleMissing'))
      return
    }
    const renamed = await words.saveWith(renameAttachment, { attachmentId, title })
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
        onChange={(event) => {
          const typed = event.currentTarget.value
          setTitle(typed)
          words.keep(typed === attachment.title ? null : typed)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') void keep()
          if (event.key === 'Escape') leave()
        }}
      />
      <Button size="xs" variant="filled" onClick={() => void keep()}>
        {t('attachments.keepTitle')}
      </Button>
      <Button size="xs" variant="subtle" onClick={leave}>
        {t('attachments.leaveTitle')}
      </Button>
    </span>
  )
}
