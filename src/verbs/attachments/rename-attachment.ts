import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { idSchema, neededLineSchema } from '../input.ts'
import type { Verb } from '../verb.ts'
import { attachmentConcern } from './attachment-concern.ts'

const input = z.object({ attachmentId: idSchema, title: neededLineSchema })

export const renameAttachment: Verb<z.infer<typeof input>, null> = {
  name: 'renameAttachment',
  input,
  roles: ['head', 'worker'],
  concerns: attachmentConcern,
  apply: ({ state }, { attachmentId: id, title }) => {
    const attachment = state.attachments.get(id)
    if (attachment === undefined) return fail({ kind: 'notFound', what: 'attachment' })
    if (attachment.title === title) return succeed({ changes: [], output: null })
    return succeed({ changes: [{ table: 'attachments', id, value: { ...attachment, title } }], output: null })
  },
}
