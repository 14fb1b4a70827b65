import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { idSchema } from '../input.ts'
import type { Verb } from '../verb.ts'
import { findChild } from './find-child.ts'
import { mayLeadCases } from './lead-cases.ts'

const input = z.object({ childId: idSchema, workerId: idSchema })

/** Gives a case to another 主责社工. */
export const assignWorker: Verb<z.infer<typeof input>, null> = {
  name: 'assignWorker',
  input,
  roles: ['head'],
  concerns: (_, { childId }) => ({ childId }),
  tells: ({ workerId }) => ({ detail: { workerId } }),
  apply: ({ state }, { childId, workerId }) => {
    const found = findChild(state, childId)
    if (!found.ok) return found
    const worker = state.staff.get(workerId)
    if (worker === undefined || !mayLeadCases(worker)) return fail({ kind: 'notFound', what: 'staff' })
    const { child } = found.value
    return succeed({ changes: [{ table: 'children', id: child.id, value: { ...child, workerId } }], output: null })
  },
}
