import { withMove } from '../../domain/child-moves.ts'
import { childStatusSchema } from '../../domain/records.ts'
import { succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { idSchema } from '../input.ts'
import type { Verb } from '../verb.ts'
import { findChild } from './find-child.ts'

const input = z.object({ childId: idSchema, status: childStatusSchema })

/** A paper brought another status with it, today. What somebody decides, on a day and for a reason, is `moveChild`. */
export const changeChildStatus: Verb<z.infer<typeof input>, null> = {
  name: 'changeChildStatus',
  input,
  roles: ['head', 'worker'],
  concerns: (_, { childId }) => ({ childId }),
  apply: ({ state, actor, now, today }, { childId, status }) => {
    const found = findChild(state, childId)
    if (!found.ok) return found
    const { child } = found.value
    const moved = withMove(child, {
      kind: 'status',
      to: status,
      on: today,
      basis: '',
      byStaffId: actor.id,
      at: now,
    })
    return succeed({
      changes: moved === child ? [] : [{ table: 'children', id: child.id, value: moved }],
      output: null,
    })
  },
}
