import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { LockReason } from '../../contract/station-bridge.ts'
import type { Desk } from '../../verbs/desk.ts'
import { isBackingUp } from './backing-up.ts'
import { flushAll } from './before-lock.ts'
import { useWorkspace } from './desk-context.tsx'
import { noteCaret } from './place.ts'

/** Longer than any write on a slow disk; after it nobody waits for a disk that does not answer. */
const STORED_WITHIN_MS = 10_000
/** A full or missing disk may come back: what could not be stored is tried again, covered. */
const TRY_AGAIN_MS = 3_000
/** How often a covered desk looks whether its backup is through. */
const LOOK_AGAIN_MS = 500

let onRequest: ((why: LockReason) => void) | null = null
let soon = false
const soonListeners = new Set<() => void>()

/** Called once at start: the bridge has no way to take a listener back. */
export function listenForLockRequests(): void {
  window.station.onLockRequest((why) => onRequest?.(why))
  window.station.onLockSoon((next) => {
    soon = next
    for (const listener of soonListeners) listener()
  })
}

/** Whether the desk locks by itself within a minute unless somebody moves. */
export function useLockSoon(): boolean {
  return useSyncExternalStore(
    (listener) => {
      soonListeners.add(listener)
      return () => soonListeners.delete(listener)
    },
    () => soon,
  )
}

export interface Locking {
  /**
   * `storing`, `notStored`: a person locks. `covered`, `held`: nobody is in front of the screen and nothing of the desk
   * can be seen; `held` when something typed could not be stored. `backingUp`: covered until the backup is through.
   */
  readonly state: 'open' | 'storing' | 'notStored' | 'covered' | 'held' | 'backingUp'
  /** Stores what is typed, then throws the page away; stops at `notStored` when something could not be stored. */
  readonly lock: () => void
  /** Throws the page away although something is not stored. */
  readonly lockAnyway: () => void
  /** Back to the desk, with everything that stands on it. */
  readonly stay: () => void
}

/**
 * Locking throws the page away as a whole: main ends the renderer hard and loads it anew, so that no key and no name
 * stays in its memory. The address keeps its hash (random ids only), so unlocking comes back to the same page.
 *
 * When nobody is there to be asked, words that cannot be stored are not thrown away, and the desk does not stay open
 * either: it is covered, opens only to the password of whoever was at it, and locks for good once they are stored. So it is
 * while a backup is written, whoever locks: thrown away, the page would take the backup with it.
 */
export function useLocking(desk: Desk): Locking {
  const [state, setState] = useState<Locking['state']>('open')
  const again = useRef(0)
  const cover = useCallback(
    (why: WhyLocked) => {
      noteCaret()
      setState((now) => (now === 'held' || now === 'backingUp' ? now : 'covered'))
      void window.station.call['app.covered'](undefined)
      const attempt = () => {
        void storeAll().then((stored) => {
          if (again.current === 0) return
          if (stored && !isBackingUp()) {
            throwAwayPage(desk, why)
            return
          }
          setState(stored ? 'backingUp' : 'held')
          again.current = window.setTimeout(attempt, stored ? LOOK_AGAIN_MS : TRY_AGAIN_MS)
        })
      }
      window.clearTimeout(again.current)
      again.current = window.setTimeout(attempt, 0)
    },
    [desk],
  )
  const lock = useCallback(() => {
    if (isBackingUp()) {
      cover('locked')
      return
    }
    noteCaret()
    setState('storing')
    void storeAll().then((stored) => {
      if (stored) throwAwayPage(desk, 'locked')
      // The person may have left meanwhile: then the desk stays covered.
      else setState((now) => (now === 'storing' ? 'notStored' : now))
    })
  }, [desk, cover])
  const stay = useCallback(() => {
    window.clearTimeout(again.current)
    again.current = 0
    setState('open')
  }, [])
  useEffect(() => {
    onRequest = (why) => (why === 'left' ? cover('left') : lock())
    return () => {
      onRequest = null
    }
  }, [lock, cover])
  useGuard(state === 'open')
  return { state, lock, lockAnyway: useCallback(() => throwAwayPage(desk, 'locked'), [desk]), stay }
}

/** Tells main how this desk locks by itself: when it opens, when the settings change, when it is uncovered. */
function useGuard(open: boolean): void {
  const lockAfterMinutes = useWorkspace((state) => state.station.get('station')?.settings.lockAfterMinutes ?? 0)
  const hideFromCapture = useWorkspace((state) => state.station.get('station')?.settings.hideFromCapture ?? false)
  useEffect(() => {
    if (open) void window.station.call['app.guard']({ lockAfterMinutes, hideFromCapture })
  }, [open, lockAfterMinutes, hideFromCapture])
}

/** The station's own time stands in the sealed records, and those are not open yet. */
const KEYS_ALONE_MINUTES = 5

/**
 * The same while the keys are in the page and there is no desk yet: the recovery sheet has opened the station and the head
 * is asked for a new password, or a backup is open and not put in its place. There is nobody to be asked and nothing
 * typed to be kept, so the page goes at once.
 * @param held whether the keys are in the page; once they were, until the page goes
 * @param go how the page goes, when something has to be said or waited for before
 * @returns locks now
 */
export function useLockingKeys(held = true, go: () => void = throwKeysAway): () => void {
  const latest = useRef(go)
  useEffect(() => {
    latest.current = go
  })
  const lock = useCallback(() => latest.current(), [])
  useEffect(() => {
    if (!held) return
    onRequest = lock
    void window.station.call['app.guard']({ lockAfterMinutes: KEYS_ALONE_MINUTES })
    return () => {
      onRequest = null
    }
  }, [held, lock])
  return lock
}

function throwKeysAway(): void {
  void window.station.call['app.reload'](undefined)
}

function storeAll(): Promise<boolean> {
  const tooLong = new Promise<false>((done) => window.setTimeout(() => done(false), STORED_WITHIN_MS))
  return Promise.race([flushAll(), tooLong])
}

/** A disk that does not answer must not keep the station open. */
const NOTED_WITHIN_MS = 1500

/** Sleep and the lock screen often come together: the page goes once, with one line in the trail. */
let going = false

function throwAwayPage(desk: Desk, why: WhyLocked): void {
  if (going) return
  going = true
  void noteLocked(desk, why).finally(() => window.station.call['app.reload'](undefined))
}

/** `left`: nobody was in front of the screen: idle, asleep, or the system's lock screen. */
export type WhyLocked = 'locked' | 'closed' | 'left'

/** The last line of a desk in the trail, for as long as that may take. */
export async function noteLocked(desk: Desk, why: WhyLocked): Promise<void> {
  const late = new Promise((resolve) => window.setTimeout(resolve, NOTED_WITHIN_MS))
  await Promise.race([desk.note({ act: 'locked', detail: { why } }), late])
}
