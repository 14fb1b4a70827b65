import { succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import type { Verb } from '../verb.ts'

const input = z.strictObject({})

/** Notes that somebody now has a password nobody else has given. */
export const noteOwnPassword: Verb<z.infer<typeof input>, null> = {
  name: 'noteOwnPassword',
  input,
  roles: ['head', 'worker', 'supervisor', 'clerk'],
  apply: ({ actor }) =>
    succeed({
      changes: actor.mustChangePassword
        ? [{ table: 'staff', id: actor.id, value: { ...actor, mustChangePassword: false } }]
        : [],
      output: null,
    }),
}
