import { Button, Progress } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { AttachFailure } from '../../attachments/attach.ts'
import type { MediaType } from '../../attachments/media.ts'
import { outsideFailureSentence, useFailureSentence } from '../../app/failure-sentence.ts'
import { Card } from '../../ui/card.tsx'
import { sizeInWords } from '../../ui/sizes.ts'
import { clearFinished, isFinished, queuedFiles, stopAdding, type QueuedFile } from './attaching.ts'
import styles from './attachments.module.css'

/** Letters everybody knows a kind by. */
const SHORT: Readonly<Record<MediaType, string>> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'application/pdf': 'PDF',
}

/** Files on their way in, and what came of each; the lines stay until they are put away. */
export function AttachingList({ childId }: { readonly childId: string }) {
  const { t } = useTranslation()
  const files = useSyncExternalStore(queuedFiles.subscribe, queuedFiles.get).filter((file) => file.childId === childId)
  if (files.length === 0) return null
  return (
    <Card
      title={t('attachments.adding.label')}
      flush
      aside={
        files.some(isFinished) && (
          <Button size="xs" variant="subtle" onClick={() => clearFinished(childId)}>
            {t('attachments.adding.clear')}
          </Button>
        )
      }
    >
      <div role="status" aria-label={t('attachments.adding.label')}>
        <ul className={styles['queue']}>
          {files.map((file) => (
            <Line key={file.key} file={file} />
          ))}
        </ul>
      </div>
    </Card>
  )
}

function Line({ file }: { readonly file: QueuedFile }) {
  const { t } = useTranslation()
  const failureWords = useAttachFailureWords()
  const { key, name, state, share, attached, failure } = file
  return (
    <li className={state === 'failed' ? styles['failed'] : undefined}>
      <b className={styles['name']}>{name}</b>
      {state === 'working' && (
        <Progress.Root size={8} radius={2} className={styles['bar'] ?? ''}>
          <Progress.Section value={share * 100} aria-label={t('attachments.adding.progress', { name })} />
        </Progress.Root>
      )}
      <span>
        {(state === 'waiting' || state === 'working') && t(`attachments.adding.${state}`)}
        {attached !== null &&
          (attached.saidToBe === null
            ? t('attachments.adding.done')
            : t('attachments.adding.said', { said: SHORT[attached.saidToBe], real: SHORT[attached.mediaType] }))}
        {failure !== null && failureWords(failure)}
      </span>
      {!isFinished(file) && (
        <Button size="xs" variant="subtle" onClick={() => stopAdding(key)}>
          {t('attachments.adding.stop')}
        </Button>
      )}
    </li>
  )
}

function useAttachFailureWords(): (failure: AttachFailure) => string {
  const { t } = useTranslation()
  const verbSentence = useFailureSentence()
  return (failure) => {
    switch (failure.kind) {
      case 'tooLarge':
        return t('attachments.adding.failed.tooLarge', { size: sizeInWords(failure.bytes) })
      case 'outside':
        return outsideFailureSentence(t, failure.failure)
      case 'verb':
        return verbSentence(failure.failure)
      default:
        return t(`attachments.adding.failed.${failure.kind}`)
    }
  }
}
