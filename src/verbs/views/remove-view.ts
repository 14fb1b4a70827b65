import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { idSchema } from '../input.ts'
import type { Verb } from '../verb.ts'

const input = z.object({ viewId: idSchema })

/** Takes an own list away; the files it listed stay. */
export const removeView: Verb<z.infer<typeof input>, null> = {
  name: 'removeView',
  input,
  roles: ['head', 'worker', 'supervisor', 'clerk'],
  trail: 'never',
  apply: ({ state, actor }, { viewId: id }) => {
    if (state.views.get(id)?.staffId !== actor.id) return fail({ kind: 'notFound', what: 'view' })
    return succeed({ changes: [{ table: 'views', id, value: null }], output: null })
  },
}
