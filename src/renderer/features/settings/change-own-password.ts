import { fail, type Result } from '../../../domain/result.ts'
import { unlockWithPassword } from '../../../vault/unlock.ts'
import { keepOwnPassword } from '../../../verbs/staff-slots.ts'
import type { VerbFailure } from '../../../verbs/verb.ts'
import type { Session } from '../../app/desk-context.tsx'
import { argon2InWorker } from '../../workers/argon2-in-worker.ts'

/** Wraps the station key anew for the person at the desk; rows and everybody else's slots stay as they are. */
export async function changeOwnPassword(
  session: Session,
  input: { readonly current: string; readonly next: string },
): Promise<Result<null, 'wrong' | VerbFailure>> {
  const { store, desk } = session
  try {
    const meta = await store.readMeta()
    const slot = meta?.vault.staff.find(({ staffId }) => staffId === desk.actor.id)
    if (meta === null || slot === undefined) return fail({ kind: 'notFound', what: 'staff' })
    const known = await unlockWithPassword(meta.vault, slot.account, input.current, argon2InWorker)
    if (!known.ok) {
      return fail(known.failure === 'wrongPassword' ? 'wrong' : { kind: 'notStored', reason: known.failure })
    }
  } catch (error) {
    // The database or the worker failed; their own words are all there is to say.
    return fail({ kind: 'notStored', reason: error instanceof Error ? error.message : String(error) })
  }
  return keepOwnPassword({ ...session, argon2: argon2InWorker }, input.next)
}
