import { succeed } from '../../domain/result.ts'
import { backupEntrySchema } from '../../domain/records.ts'
import type { z } from '../../domain/zod.ts'
import type { Verb } from '../verb.ts'

const input = backupEntrySchema.pick({
  medium: true,
  mediumNumber: true,
  fileName: true,
  bytes: true,
  sha256: true,
  counts: true,
})

/** Enters a backup in the register (F25), after it was read back and counted; never before. */
export const recordBackup: Verb<z.infer<typeof input>, { readonly backupId: string }> = {
  name: 'recordBackup',
  input,
  roles: ['head', 'worker', 'clerk'],
  tells: ({ medium, mediumNumber, fileName }) => ({
    act: 'backedUp',
    detail: { fileName, medium, ...(mediumNumber === undefined ? {} : { mediumNumber }) },
  }),
  apply: ({ actor, now, newId }, backup) => {
    const id = newId()
    return succeed({
      changes: [{ table: 'backups', id, value: { id, at: now, byStaffId: actor.id, ...backup } }],
      output: { backupId: id },
    })
  },
}
