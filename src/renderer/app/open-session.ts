import { succeed, type Result } from '../../domain/result.ts'
import type { Store } from '../../storage/store.ts'
import type { StationKeys } from '../../vault/station-keys.ts'
import { openDesk, type Desk } from '../../verbs/desk.ts'
import type { VerbFailure } from '../../verbs/verb.ts'
import type { Session } from './desk-context.tsx'

/** Remembers, while the window is open, whose desk it was: a random id, nothing personal. */
const LAST_STAFF = 'last-staff'

/** Who had the desk before it was locked, or `null`. */
export function lastStaffId(): string | null {
  return sessionStorage.getItem(LAST_STAFF)
}

/**
 * Opens the desk with the keys a person has unlocked. The address still says where the desk was locked: the same person
 * goes back there, another begins at the list.
 * @param staffId `null` for the recovery sheet, which stands for the head
 */
export async function openSession(
  store: Store,
  keys: StationKeys,
  staffId: string | null,
): Promise<Result<Session, VerbFailure>> {
  const desk = await openDesk({ store, keys, staffId })
  if (!desk.ok) return desk
  return succeed(adoptSession(store, keys, desk.value))
}

/** A desk that is open already: of a station just founded. */
export function adoptSession(store: Store, keys: StationKeys, desk: Desk): Session {
  if (lastStaffId() !== desk.actor.id) window.location.hash = '#/children'
  sessionStorage.setItem(LAST_STAFF, desk.actor.id)
  return { desk, store, keys }
}
