import { fail, succeed } from '../../domain/result.ts'
import { fileFailure } from '../files/failures.ts'
import { WrongTries } from '../wrong-tries.ts'
import type { VerbHandlers } from './handle.ts'

/** Verbs about wrong passwords at the door. */
export function triesVerbs(profile: string): Pick<VerbHandlers, 'tries.look' | 'tries.wrong' | 'tries.clear'> {
  const tries = new WrongTries(profile)
  return {
    'tries.look': async () => succeed({ tries: await tries.all() }),

    'tries.wrong': async ({ slotId }) => {
      try {
        return succeed(await tries.wrong(slotId, new Date().toISOString()))
      } catch (error) {
        return fail(fileFailure(error))
      }
    },

    'tries.clear': async ({ slotId }) => {
      try {
        return succeed({ before: await tries.clear(slotId) })
      } catch (error) {
        return fail(fileFailure(error))
      }
    },
  }
}
