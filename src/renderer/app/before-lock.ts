/** Stores what is typed and not stored yet. `false`: it could not, and the words are still in memory. */
type Flush = () => Promise<boolean>

const flushers = new Set<Flush>()

/** An open form says how to store its draft; the desk calls it before it locks. Returns how to take it back. */
export function beforeLock(flush: Flush): () => void {
  flushers.add(flush)
  return () => flushers.delete(flush)
}

/** Whether everything typed is stored. A flusher that throws counts as not stored. */
export async function flushAll(): Promise<boolean> {
  const stored = await Promise.allSettled([...flushers].map((flush) => flush()))
  return stored.every((result) => result.status === 'fulfilled' && result.value)
}
