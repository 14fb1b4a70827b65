import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { idSchema, neededLineSchema } from '../input.ts'
import type { Verb } from '../verb.ts'

const input = z.object({ viewId: idSchema, name: neededLineSchema })

/** Calls an own list something else. */
export const renameView: Verb<z.infer<typeof input>, null> = {
  name: 'renameView',
  input,
  roles: ['head', 'worker', 'supervisor', 'clerk'],
  trail: 'never',
  apply: ({ state, actor }, { viewId: id, name }) => {
    const view = state.views.get(id)
    if (view?.staffId !== actor.id) return fail({ kind: 'notFound', what: 'view' })
    return succeed({ changes: [{ table: 'views', id, value: { ...view, name } }], output: null })
  },
}
