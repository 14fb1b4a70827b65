import { useCallback, useEffect, useState } from 'react'
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
export function useLocking(): Locking {
  const [state, setState] = useState<Locking['state']>('open')
  const lock = useCallback(() => {
    setState('storing')
    void flushAll().then((stored) => {
      if (stored) throwAwayPage()
      else setState('notStored')
    })
  }, [])
  useEffect(() => {
    onRequest = lock
    return () => {
      onRequest = null
    }
  }, [lock])
  return { state, lock, lockAnyway: throwAwayPage, stay: useCallback(() => setState('open'), []) }
}

function throwAwayPage(): void {
  void window.station.call['app.reload'](undefined)
}
