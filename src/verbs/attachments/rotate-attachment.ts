import { attachmentSchema } from '../../domain/records.ts'
import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { idSchema } from '../input.ts'
import type { Verb } from '../verb.ts'
import { attachmentConcern } from './attachment-concern.ts'

const input = z.object({ attachmentId: idSchema, rotation: attachmentSchema.shape.rotation })

/** How it is shown and printed; the file itself is kept as it came. */
export const rotateAttachment: Verb<z.infer<typeof input>, null> = {
  name: 'rotateAttachment',
  input,
  roles: ['head', 'worker'],
  concerns: attachmentConcern,
  apply: ({ state }, { attachmentId: id, rotation }) => {
    const attachment = state.attachments.get(id)
    if (attachment === undefined) return fail({ kind: 'notFound', what: 'attachment' })
    if (attachment.rotation === rotation) return succeed({ changes: [], output: null })
    return succeed({ changes: [{ table: 'attachments', id, value: { ...attachment, rotation } }], output: null })
  },
}
