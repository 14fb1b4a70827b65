import { useCallback, useEffect, useState } from 'react'
import type { Desk } from '../../verbs/desk.ts'
import { flushAll } from './before-lock.ts'

let onRequest: (() => void) | null = null

/** Called once at start: the bridge has no way to take a listener back. */
export function listenForLockRequests(): void {
  window.station.onLockRequest(() => onRequest?.())
}

export interface Locking {
  readonly state: 'open' | 'storing' | 'notStored'
  /** Stores what is typed, then throws the page away; stops at `notStored` when something could not be stored. */
  readonly lock: () => void
  /** Throws the page away although something is not stored. */
  readonly lockAnyway: () => void
  readonly stay: () => void
}

/**
 * Locking throws the page away as a whole: main ends the renderer hard and loads it anew, so that no key and no name
 * stays in its memory. The address keeps its hash (random ids only), so unlocking comes back to the same page.
 */
export function useLocking(desk: Desk): Locking {
  const [state, setState] = useState<Locking['state']>('open')
  const lock = useCallback(() => {
    setState('storing')
    void flushAll().then((stored) => {
      if (stored) throwAwayPage(desk)
      else setState('notStored')
    })
  }, [desk])
  useEffect(() => {
    onRequest = lock
    return () => {
      onRequest = null
    }
  }, [lock])
  return {
    state,
    lock,
    lockAnyway: useCallback(() => throwAwayPage(desk), [desk]),
    stay: useCallback(() => setState('open'), []),
  }
}

/** A disk that does not answer must not keep the station open. */
const NOTED_WITHIN_MS = 1500

function throwAwayPage(desk: Desk): void {
  void noteLocked(desk, 'locked').finally(() => window.station.call['app.reload'](undefined))
}

/** The last line of a desk in the trail, for as long as that may take. */
export async function noteLocked(desk: Desk, why: 'locked' | 'closed'): Promise<void> {
  const late = new Promise((resolve) => window.setTimeout(resolve, NOTED_WITHIN_MS))
  await Promise.race([desk.note({ act: 'locked', detail: { why } }), late])
}
