import type { Child } from '../../domain/records.ts'
import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import type { Change } from '../../storage/tables.ts'
import { idSchema } from '../input.ts'
import { caseRight } from '../rights.ts'
import type { Verb } from '../verb.ts'

const input = z.object({
  childId: idSchema,
  otherId: idSchema,
  /** `false`: they may be the same after all. */
  apart: z.boolean(),
})

/** 不是同一个孩子: two files were compared and are of two children; nobody is asked again whether they are one. */
export const setApart: Verb<z.infer<typeof input>, null> = {
  name: 'setApart',
  input,
  roles: ['head', 'worker'],
  concerns: (_, { childId }) => ({ childId }),
  apply: ({ state, actor }, { childId, otherId, apart }) => {
    const right = caseRight(actor, state, { childId: otherId })
    if (!right.ok) return right
    const [one, other] = [state.children.get(childId), state.children.get(otherId)]
    if (one === undefined || other === undefined || one === other) return fail({ kind: 'notFound', what: 'child' })
    return succeed({ changes: [marked(one, otherId, apart), marked(other, childId, apart)], output: null })
  },
}

function marked(child: Child, otherId: string, apart: boolean): Change {
  const others = (child.notSameAs ?? []).filter((id) => id !== otherId)
  const notSameAs = apart ? [...others, otherId] : others
  return { table: 'children', id: child.id, value: { ...child, notSameAs } }
}
