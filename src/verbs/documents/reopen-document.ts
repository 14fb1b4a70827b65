import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { idSchema } from '../input.ts'
import type { Verb } from '../verb.ts'
import { documentConcern } from './document-concern.ts'

const input = z.object({ documentId: idSchema })

/** Back from 待签 to 草稿: something in the printed paper is wrong and nobody has signed it yet. */
export const reopenDocument: Verb<z.infer<typeof input>, null> = {
  name: 'reopenDocument',
  input,
  roles: ['head', 'worker', 'clerk'],
  concerns: documentConcern,
  apply: ({ state, now }, { documentId: id }) => {
    const document = state.documents.get(id)
    if (document === undefined) return fail({ kind: 'notFound', what: 'document' })
    if (document.status !== 'awaitingSignature') return fail({ kind: 'wrongState', state: document.status })
    const reopened = { ...document, status: 'draft', outcome: null, finishedAt: null, updatedAt: now } as const
    return succeed({ changes: [{ table: 'documents', id, value: reopened }], output: null })
  },
}
