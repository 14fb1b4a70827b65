import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { idSchema } from '../input.ts'
import type { Verb } from '../verb.ts'

const input = z.object({ staffId: idSchema })

/** Notes that somebody is about to be given a password by the head, to be changed at once; the slot follows (../staff-slots.ts). */
export const resetStaffPassword: Verb<z.infer<typeof input>, null> = {
  name: 'resetStaffPassword',
  input,
  roles: ['head'],
  apply: ({ state, actor }, { staffId }) => {
    const staff = state.staff.get(staffId)
    if (!staff?.active) return fail({ kind: 'notFound', what: 'staff' })
    // One's own is changed by knowing it: whoever finds the desk open must not be able to take it over.
    if (staffId === actor.id) return fail({ kind: 'oneself' })
    return succeed({
      changes: [{ table: 'staff', id: staffId, value: { ...staff, mustChangePassword: true } }],
      output: null,
    })
  },
}
