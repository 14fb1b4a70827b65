import { fail, succeed } from '../../domain/result.ts'
import type { Change } from '../../storage/tables.ts'
import { z } from '../../domain/zod.ts'
import { idSchema } from '../input.ts'
import type { Verb } from '../verb.ts'
import { documentConcern } from './document-concern.ts'

const input = z.object({ documentId: idSchema })

/** Throws a draft away, with its referral when it is the letter of one. What is finished stays. */
export const discardDraft: Verb<z.infer<typeof input>, null> = {
  name: 'discardDraft',
  input,
  roles: ['head', 'worker', 'clerk'],
  concerns: documentConcern,
  apply: ({ state }, { documentId: id }) => {
    const document = state.documents.get(id)
    if (document === undefined) return fail({ kind: 'notFound', what: 'document' })
    if (document.status !== 'draft') return fail({ kind: 'wrongState', state: document.status })
    const changes: Change[] = [{ table: 'documents', id, value: null }]
    if (state.referrals.has(id)) changes.push({ table: 'referrals', id, value: null })
    return succeed({ changes, output: null })
  },
}
