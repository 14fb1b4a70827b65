import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { idSchema } from '../input.ts'
import type { Verb } from '../verb.ts'
import { handOver, isLastHead } from './hand-over.ts'
import { handOverSchema } from './staff-input.ts'

const input = z.object({ staffId: idSchema, casesTo: handOverSchema })

/**
 * Somebody has left: their record stays, because papers and trail name them, but they may do nothing from now on, their
 * cases are another's, and the keys are to be renewed: a copy of the disk and their password still open the old ones.
 * The slot goes right after it (../staff-slots.ts).
 */
export const removeStaff: Verb<z.infer<typeof input>, null> = {
  name: 'removeStaff',
  input,
  roles: ['head'],
  apply: ({ state, actor, now }, { staffId, casesTo }) => {
    const staff = state.staff.get(staffId)
    const station = state.station.get('station')
    if (!staff?.active) return fail({ kind: 'notFound', what: 'staff' })
    if (station === undefined) return fail({ kind: 'notFound', what: 'station' })
    if (isLastHead(state, staff)) return fail({ kind: 'lastHead' })
    if (staffId === actor.id) return fail({ kind: 'oneself' })
    const handedOver = handOver(state, staff, casesTo)
    if (!handedOver.ok) return handedOver
    return succeed({
      changes: [
        { table: 'staff', id: staffId, value: { ...staff, active: false } },
        { table: 'station', id: 'station', value: { ...station, keysToRenewSince: now } },
        ...handedOver.value,
      ],
      output: null,
    })
  },
}
