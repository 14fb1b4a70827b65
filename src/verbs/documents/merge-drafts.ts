import { formValuesSchema } from '../../domain/records.ts'
import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { idSchema, lineSchema } from '../input.ts'
import { trashDocument } from '../trash/trash-document.ts'
import type { Verb } from '../verb.ts'
import { documentConcern } from './document-concern.ts'
import { findDraft, readDraftValues } from './find-draft.ts'

/** A draft as the worker saw it: it must not have been written on since. */
const seenSchema = z.object({ documentId: idSchema, updatedAt: z.iso.datetime() })

const input = z.object({
  /** The draft that goes on. */
  kept: seenSchema,
  /** The one that goes to the recycle bin, as it stands. */
  other: seenSchema,
  /** What the kept one says from now on: chosen field by field. */
  values: formValuesSchema,
  /** Stands in the recycle bin. */
  reason: lineSchema,
})

/** Makes one draft of two of the same form and child, by the worker's choices. Refused when either changed meanwhile. */
export const mergeDrafts: Verb<z.infer<typeof input>, null> = {
  name: 'mergeDrafts',
  input,
  roles: ['head', 'worker', 'clerk'],
  concerns: (state, { kept }) => documentConcern(state, kept),
  apply: (context, { kept, other, values, reason }) => {
    const { state, now } = context
    const draft = findDraft(state, kept.documentId)
    if (!draft.ok) return draft
    const second = findDraft(state, other.documentId)
    if (!second.ok) return second
    const [going, leaving] = [draft.value.document, second.value.document]
    if (going.id === leaving.id || going.childId !== leaving.childId || going.formCode !== leaving.formCode) {
      return fail({ kind: 'badInput', problems: [{ path: 'other', message: 'is no second draft of this paper' }] })
    }
    if (going.updatedAt !== kept.updatedAt || leaving.updatedAt !== other.updatedAt) return fail({ kind: 'stale' })
    const read = readDraftValues(draft.value.definition, values)
    if (!read.ok) return read
    const document = { ...going, values: read.value, updatedAt: now }
    return succeed({
      changes: [{ table: 'documents', id: going.id, value: document }, ...trashDocument(context, leaving, reason)],
      output: null,
    })
  },
}
