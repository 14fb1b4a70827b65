import { useTranslation } from 'react-i18next'
import { Note } from '../note.tsx'
import type { RefusalReason } from './paper-feed.ts'
import { useRefusalSentence } from './use-refusal-sentence.ts'

/** Why there is no new paper. It stays until the cause is gone; the pages below are the last ones that could be made. */
export function RefusalNote({
  reason,
  fieldName,
  hasEarlier,
}: {
  readonly reason: RefusalReason
  readonly fieldName: ((path: string) => string) | undefined
  /** Pages of an earlier state stand below. */
  readonly hasEarlier: boolean
}) {
  const { t } = useTranslation()
  const sentences = useRefusalSentence()(reason, fieldName)
  return (
    <Note tone="trouble" title={t(hasEarlier ? 'preview.refused.title' : 'preview.refused.titleFirst')}>
      {sentences.map((sentence) => (
        <div key={sentence}>{sentence}</div>
      ))}
    </Note>
  )
}
