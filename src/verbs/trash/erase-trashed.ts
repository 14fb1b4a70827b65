import { fail, succeed } from '../../domain/result.ts'
import type { Trashed } from '../../domain/records.ts'
import { z } from '../../domain/zod.ts'
import { idSchema, neededLineSchema } from '../input.ts'
import type { Verb } from '../verb.ts'

const input = z.object({ trashId: idSchema, reason: neededLineSchema })

/**
 * Erases what lies in the recycle bin, for ever. The line in the bin stays: whose it was, who erased it and why. The
 * bytes of an attachment are a file beside the store and go with it (the caller's part).
 */
export const eraseTrashed: Verb<z.infer<typeof input>, null> = {
  name: 'eraseTrashed',
  input,
  roles: ['head'],
  tells: ({ reason }) => ({ detail: { reason } }),
  apply: ({ state, actor, now }, { trashId: id, reason }) => {
    const trashed = state.trash.get(id)
    if (trashed === undefined) return fail({ kind: 'notFound', what: 'trashed' })
    if (trashed.erased !== undefined) return fail({ kind: 'wrongState', state: 'erased' })
    const { table, childId, deletedAt, byStaffId } = trashed
    const erased: Trashed = {
      id,
      table,
      childId,
      record: null,
      // Why it was deleted may say what was in it.
      reason: '',
      deletedAt,
      byStaffId,
      erased: { at: now, byStaffId: actor.id, reason },
    }
    return succeed({ changes: [{ table: 'trash', id, value: erased }], output: null })
  },
}
