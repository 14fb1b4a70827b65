import { fail, succeed, type Result } from '../../../domain/result.ts'
import type { Staff } from '../../../domain/records.ts'
import type { Store } from '../../../storage/store.ts'
import { setPassword } from '../../../vault/change-slots.ts'
import type { StationKeys } from '../../../vault/station-keys.ts'
import { unlockWithPassword } from '../../../vault/unlock.ts'
import { argon2InWorker } from '../../workers/argon2-in-worker.ts'

interface PasswordChange {
  readonly store: Store
  readonly keys: StationKeys
  readonly actor: Staff
  readonly current: string
  readonly next: string
}

/** Wraps the station key anew for one person; rows and everybody else's slots stay as they are. */
export async function changeOwnPassword(
  input: PasswordChange,
): Promise<Result<null, 'wrong' | { readonly reason: string }>> {
  const { store, keys, actor, current, next } = input
  try {
    const meta = await store.readMeta()
    const slot = meta?.vault.staff.find((candidate) => candidate.staffId === actor.id)
    if (meta === null || slot === undefined) return fail({ reason: actor.account })
    const known = await unlockWithPassword(meta.vault, slot.account, current, argon2InWorker)
    if (!known.ok) return fail(known.failure === 'wrongPassword' ? 'wrong' : { reason: known.failure })
    const { staffId, account, initials, role } = slot
    const owner = { staffId, account, initials, role, password: next }
    const kept = await store.keepVault(await setPassword(meta.vault, keys, owner, argon2InWorker))
    return kept ? succeed(null) : fail({ reason: actor.account })
  } catch (error) {
    // The database or the worker failed; their own words are all there is to say.
    return fail({ reason: error instanceof Error ? error.message : String(error) })
  }
}
