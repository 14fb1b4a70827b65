import { useEffect, useRef } from 'react'

/** Stores what is typed and not stored yet. `false`: it could not, and the words are still on screen. */
type Flush = () => Promise<boolean>

const flushers = new Set<Flush>()

/** An open form says how to store its draft; the desk calls it before it locks. Returns how to take it back. */
export function beforeLock(flush: Flush): () => void {
  flushers.add(flush)
  return () => flushers.delete(flush)
}

/** `beforeLock` for as long as a component is on screen. */
export function useBeforeLock(flush: Flush): void {
  const latest = useRef(flush)
  useEffect(() => {
    latest.current = flush
  })
  useEffect(() => beforeLock(() => latest.current()), [])
}

/** Whether everything typed is stored. A flusher that throws counts as not stored. */
export async function flushAll(): Promise<boolean> {
  const stored = await Promise.allSettled([...flushers].map((flush) => flush()))
  return stored.every((result) => result.status === 'fulfilled' && result.value)
}
