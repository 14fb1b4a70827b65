import { useCallback } from 'react'
import type { FormValues } from '../../../domain/records.ts'
import { saveDraft } from '../../../verbs/documents/save-draft.ts'
import { useDesk } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { SaverShelf } from './saver-shelf.ts'
import { useAutosave } from './use-autosave.ts'

const drafts = new SaverShelf<FormValues>()

/** Stores the draft of a paper while it is written, by the verb `saveDraft`. */
export function useDraftAutosave(documentId: string) {
  const desk = useDesk()
  const sentenceOf = useFailureSentence()
  const save = useCallback(
    async (values: FormValues) => {
      const saved = await desk.perform(saveDraft, { documentId, values })
      if (saved.ok) return saved
      const { kind } = saved.failure
      return {
        ok: false as const,
        reason: sentenceOf(saved.failure),
        final: kind === 'notFound' || kind === 'wrongState',
      }
    },
    [desk, documentId, sentenceOf],
  )
  return useAutosave(drafts, documentId, save)
}
