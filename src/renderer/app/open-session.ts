import { succeed, type Result } from '../../domain/result.ts'
import type { Meta } from '../../storage/meta.ts'
import type { Store } from '../../storage/store.ts'
import type { StationKeys } from '../../vault/station-keys.ts'
import { openDesk, type Desk, type OpenDeskFailure } from '../../verbs/desk.ts'
import { openingTools } from '../workers/snapshots.ts'
import { appVersion } from './app-version.ts'
import type { Session } from './desk-context.tsx'
import { forgetPlace } from './place.ts'
import { router } from './router.tsx'

/** Remembers, while the window is open, whose desk it was: a random id, nothing personal. */
const LAST_STAFF = 'last-staff'

/** Who had the desk before it was locked, or `null`. */
export function lastStaffId(): string | null {
  return sessionStorage.getItem(LAST_STAFF)
}

/** A station in front of its door: what is known of it before there is a key. */
export interface LockedStation {
  readonly store: Store
  /** The clear part, from the store or, when that is gone, from the files beside it. No names in it, staff by initials. */
  readonly meta: Meta
  /** The browser's store was lost: opening builds it again from snapshot and journal. */
  readonly rebuild: boolean
}

/**
 * Opens the desk with the keys a person has unlocked. The address still says where the desk was locked: the same person
 * goes back there, another to what is on their own desk today.
 * @param staffId `null` for the recovery sheet, which stands for the head
 * @param how for the trail
 */
export async function openSession(
  { store, meta, rebuild }: LockedStation,
  keys: StationKeys,
  staffId: string | null,
  how: () => HowOpened | Promise<HowOpened> = () => ({ how: 'password' }),
): Promise<Result<Session, OpenDeskFailure>> {
  const tools = openingTools(keys, meta, appVersion())
  const [desk, opened] = await Promise.all([
    openDesk({ store, keys, staffId, clear: meta, rebuild, tools }),
    // Asked when the opening is under way.
    new Promise((resume) => setTimeout(resume)).then(how),
  ])
  if (!desk.ok) return desk
  const session = adoptSession(store, keys, desk.value, opened)
  // The page of whoever was here before was brought while the station was locked: it must not be drawn for another.
  if (router.history.location.href !== router.latestLocation.href) await router.load()
  return succeed(session)
}

/** What the trail says of an opening. */
export interface HowOpened {
  readonly how: 'password' | 'recoverySheet' | 'founded'
  /** Wrong passwords since the station was opened last. */
  readonly wrongTries?: number
}

/** A desk that is open already: of a station just founded. Its first line of the trail waits (store-first-line.ts). */
export function adoptSession(store: Store, keys: StationKeys, desk: Desk, how: HowOpened): Session {
  if (how.wrongTries !== undefined && how.wrongTries > 0) {
    desk.noteSoon({ act: 'wrongPassword', detail: { count: how.wrongTries } })
  }
  desk.noteSoon({ act: 'unlocked', detail: { how: how.how } })
  const before = lastStaffId()
  if (before !== desk.actor.id) {
    const first = before === null ? '/children' : '/today'
    if (router.history.location.pathname !== first) router.history.push(first)
    forgetPlace()
  }
  sessionStorage.setItem(LAST_STAFF, desk.actor.id)
  return { desk, store, keys }
}
