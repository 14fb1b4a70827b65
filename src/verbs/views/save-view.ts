import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { idSchema, neededLineSchema } from '../input.ts'
import type { Verb } from '../verb.ts'

const input = z.object({
  /** The own list whose filters are written anew; `null`: a new one. */
  viewId: idSchema.nullable(),
  name: neededLineSchema,
  filters: z.record(z.string(), z.json()),
})

/** Keeps the filters of a list under a name, for oneself. */
export const saveView: Verb<z.infer<typeof input>, { readonly viewId: string }> = {
  name: 'saveView',
  input,
  roles: ['head', 'worker', 'supervisor', 'clerk'],
  trail: 'never',
  apply: ({ state, actor, now, newId }, { viewId, name, filters }) => {
    const known = viewId === null ? undefined : state.views.get(viewId)
    if (viewId !== null && known?.staffId !== actor.id) return fail({ kind: 'notFound', what: 'view' })
    const id = viewId ?? newId()
    const view = { id, staffId: actor.id, name, filters, createdAt: known?.createdAt ?? now }
    return succeed({ changes: [{ table: 'views', id, value: view }], output: { viewId: id } })
  },
}
