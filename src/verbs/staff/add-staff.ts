import type { z } from '../../domain/zod.ts'
import { fail, succeed } from '../../domain/result.ts'
import type { Verb } from '../verb.ts'
import { newStaffSchema } from './staff-input.ts'

/**
 * Enters a staff member. A password opens nothing before it has a slot (../staff-slots.ts), and the one the head gives is
 * changed at the first unlocking. Login names of former staff are not given again: the trail names people by them.
 */
export const addStaff: Verb<z.infer<typeof newStaffSchema>, { readonly staffId: string }> = {
  name: 'addStaff',
  input: newStaffSchema,
  roles: ['head'],
  apply: ({ state, newId }, { account, name, role, phone }) => {
    if ([...state.staff.values()].some((one) => one.account === account)) return fail({ kind: 'accountTaken' })
    const id = newId()
    const staff = { id, account, name, role, phone, active: true, mustChangePassword: true }
    return succeed({ changes: [{ table: 'staff', id, value: staff }], output: { staffId: id } })
  },
}
