import type { z } from '../../domain/zod.ts'
import { fail, succeed } from '../../domain/result.ts'
import type { Change } from '../../storage/tables.ts'
import { mayLeadCases } from '../children/lead-cases.ts'
import { idSchema } from '../input.ts'
import type { Verb } from '../verb.ts'
import { handOver, isLastHead } from './hand-over.ts'
import { handOverSchema, staffFieldsSchema } from './staff-input.ts'

const input = staffFieldsSchema.extend({ staffId: idSchema, casesTo: handOverSchema })

/** Name, role and phone of somebody at work. Who gets a role without cases hands theirs over in the same commit. */
export const updateStaff: Verb<z.infer<typeof input>, null> = {
  name: 'updateStaff',
  input,
  roles: ['head'],
  apply: ({ state }, { staffId, casesTo, name, role, phone }) => {
    const staff = state.staff.get(staffId)
    if (!staff?.active) return fail({ kind: 'notFound', what: 'staff' })
    if (role !== 'head' && isLastHead(state, staff)) return fail({ kind: 'lastHead' })
    const changed = { ...staff, name, role, phone }
    const handedOver = mayLeadCases(changed) ? succeed<readonly Change[]>([]) : handOver(state, staff, casesTo)
    if (!handedOver.ok) return handedOver
    return succeed({
      changes: [{ table: 'staff', id: staffId, value: changed }, ...handedOver.value],
      output: null,
    })
  },
}
