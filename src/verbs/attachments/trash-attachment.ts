import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { idSchema, neededLineSchema } from '../input.ts'
import type { Verb } from '../verb.ts'
import { attachmentConcern } from './attachment-concern.ts'

const input = z.object({ attachmentId: idSchema, reason: neededLineSchema })

/** Into the recycle bin. The sealed file stays on the disk until the bin is emptied of it. */
export const trashAttachment: Verb<z.infer<typeof input>, null> = {
  name: 'trashAttachment',
  input,
  roles: ['head', 'worker'],
  concerns: attachmentConcern,
  apply: ({ state, actor, now }, { attachmentId: id, reason }) => {
    const record = state.attachments.get(id)
    if (record === undefined) return fail({ kind: 'notFound', what: 'attachment' })
    const { childId } = record
    const trashed = { id, table: 'attachments', childId, record, reason, deletedAt: now, byStaffId: actor.id } as const
    return succeed({
      changes: [
        { table: 'attachments', id, value: null },
        { table: 'trash', id, value: trashed },
      ],
      output: null,
    })
  },
}
