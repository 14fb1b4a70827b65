import { succeed } from '../../domain/result.ts'
import { rehearsalSchema } from '../../domain/records.ts'
import type { z } from '../../domain/zod.ts'
import type { Verb } from '../verb.ts'

const input = rehearsalSchema.pick({ fileName: true, madeAt: true, outcome: true, details: true, sentence: true })

/** Enters what a rehearsal of the restore came to, also when the backup could not be read. */
export const recordRehearsal: Verb<z.infer<typeof input>, { readonly rehearsalId: string }> = {
  name: 'recordRehearsal',
  input,
  roles: ['head', 'worker', 'clerk'],
  tells: ({ fileName, outcome }) => ({ act: 'rehearsed', detail: { fileName, outcome } }),
  apply: ({ actor, now, newId }, rehearsal) => {
    const id = newId()
    return succeed({
      changes: [{ table: 'rehearsals', id, value: { id, at: now, byStaffId: actor.id, ...rehearsal } }],
      output: { rehearsalId: id },
    })
  },
}
