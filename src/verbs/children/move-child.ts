import { moveProblem, OFF_REGISTER, withMove } from '../../domain/child-moves.ts'
import { childStatusSchema, populationSchema } from '../../domain/records.ts'
import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { factText } from '../../storage/selectors/facts.ts'
import { refreshDrafts } from '../documents/refresh-drafts.ts'
import { dateSchema, idSchema, neededLineSchema } from '../input.ts'
import type { Verb } from '../verb.ts'
import { changedRecords, findChild } from './find-child.ts'

const common = {
  childId: idSchema,
  /** The day it happened. */
  on: dateSchema,
  /** Why, or which paper says so. */
  basis: neededLineSchema,
}
const input = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('status'), to: childStatusSchema }),
  z.object({ ...common, kind: z.literal('population'), to: populationSchema }),
])

/**
 * 在册 · 服务中 · 结案 · 迁出 · 满18 · 死亡 · 转移, or from one of the three populations to another, on a day and for a
 * reason. Back on the register once it was off it is the head's.
 */
export const moveChild: Verb<z.infer<typeof input>, null> = {
  name: 'moveChild',
  input,
  roles: ['head', 'worker'],
  concerns: (_, { childId }) => ({ childId }),
  tells: ({ to }) => ({ detail: { to } }),
  apply: ({ state, actor, now, today }, { childId, kind, to, on, basis }) => {
    const before = findChild(state, childId)
    if (!before.ok) return before
    const { child } = before.value
    const why = moveProblem(child, { kind, to, on }, { birthDate: factText(child.facts, 'child.birthDate'), today })
    if (why !== null) return fail({ kind: 'moveRefused', why })
    const isOff = OFF_REGISTER.includes(child.status)
    if (kind === 'status' && isOff && !OFF_REGISTER.includes(to) && actor.role !== 'head') {
      return fail({ kind: 'notAllowed', roles: ['head'] })
    }
    const after = { ...before.value, child: withMove(child, { kind, to, on, basis, byStaffId: actor.id, at: now }) }
    return succeed({
      changes: [...changedRecords(before.value, after), ...refreshDrafts(state, before.value, after, null)],
      output: null,
    })
  },
}
