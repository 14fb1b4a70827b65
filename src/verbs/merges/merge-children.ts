import { factKeySchema } from '../../domain/facts.ts'
import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { idSchema, neededLineSchema } from '../input.ts'
import { caseRight } from '../rights.ts'
import type { Verb } from '../verb.ts'
import { mergedRecords, REGISTER_FIELDS } from './merged-records.ts'

const input = z.object({
  keptChildId: idSchema,
  goneChildId: idSchema,
  /** Fields in which the file that goes is right; all others stay as the kept file has them. */
  take: z.array(z.union([factKeySchema, z.enum(REGISTER_FIELDS)])),
  reason: neededLineSchema,
})

/** 两份档案合成一份: everything of the second moves to the first, and what was before is kept for taking it apart. */
export const mergeChildren: Verb<z.infer<typeof input>, { readonly mergeId: string }> = {
  name: 'mergeChildren',
  input,
  roles: ['head', 'worker'],
  concerns: (_, { keptChildId }) => ({ childId: keptChildId }),
  tells: ({ reason }) => ({ detail: { reason } }),
  apply: ({ state, actor, now, newId }, { keptChildId, goneChildId, take, reason }) => {
    const right = caseRight(actor, state, { childId: goneChildId })
    if (!right.ok) return right
    const changes = mergedRecords(state, { keptChildId, goneChildId, take })
    if (changes === null) return fail({ kind: 'notFound', what: 'child' })
    const id = newId()
    const merge = {
      id,
      keptChildId,
      goneChildId,
      reason,
      take,
      before: changes.map(({ table, id: of }) => ({ table, id: of, value: z.json().parse(state[table].get(of)) })),
      byStaffId: actor.id,
      at: now,
      undone: null,
    }
    return succeed({ changes: [...changes, { table: 'merges', id, value: merge }], output: { mergeId: id } })
  },
}
