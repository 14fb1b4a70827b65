import { useSyncExternalStore } from 'react'

/** A draft just moved to the recycle bin: the page it came back to offers to undo it. */
export interface Moved {
  readonly trashId: string
  readonly childId: string
  /** What it is called on the screen. */
  readonly what: string
}

let moved: Moved | null = null
const listeners = new Set<() => void>()

export function sayMoved(next: Moved | null): void {
  moved = next
  for (const listener of listeners) listener()
}

export function useMoved(): Moved | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => moved,
  )
}
