import { formValuesSchema } from '../../domain/records.ts'
import { succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { idSchema } from '../input.ts'
import type { Verb } from '../verb.ts'
import { documentConcern } from './document-concern.ts'
import { findDraft, readDraftValues } from './find-draft.ts'

const input = z.object({ documentId: idSchema, values: formValuesSchema })

/** Keeps what is written so far, whatever is still wrong with it. The screen calls it within a second of a key stroke. */
export const saveDraft: Verb<z.infer<typeof input>, { readonly savedAt: string }> = {
  name: 'saveDraft',
  input,
  trail: 'once',
  roles: ['head', 'worker', 'clerk'],
  concerns: documentConcern,
  apply: ({ state, now }, { documentId, values }) => {
    const draft = findDraft(state, documentId)
    if (!draft.ok) return draft
    const read = readDraftValues(draft.value.definition, values)
    if (!read.ok) return read
    const document = { ...draft.value.document, values: read.value, updatedAt: now }
    return succeed({ changes: [{ table: 'documents', id: documentId, value: document }], output: { savedAt: now } })
  },
}
