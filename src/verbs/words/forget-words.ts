import { succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import type { Verb } from '../verb.ts'
import { placeSchema, scratchId } from './place-input.ts'

const input = z.object({ place: placeSchema })

/** The words of a place are saved where they belong, or not wanted any more. Nothing there is fine too. */
export const forgetWords: Verb<z.infer<typeof input>, null> = {
  name: 'forgetWords',
  input,
  trail: 'never',
  roles: ['head', 'worker', 'supervisor', 'clerk'],
  apply: ({ state, actor }, { place }) => {
    const id = scratchId(actor.id, place)
    return succeed({ changes: state.scratch.has(id) ? [{ table: 'scratch', id, value: null }] : [], output: null })
  },
}
