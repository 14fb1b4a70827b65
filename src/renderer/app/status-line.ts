import { useEffect, useSyncExternalStore } from 'react'

/** Key caps and what they do on this page: `{ keys: ['↑', '↓'], words: t('common.keys.move') }`. */
export interface KeyWords {
  readonly keys: readonly string[]
  readonly words: string
}

/** What the page says in the status bar. */
export interface StatusLine {
  /** What is on the screen or being done: 列出 16 名，共 63 名在册. */
  readonly doing: string
  readonly keys: readonly KeyWords[]
}

const NOTHING: StatusLine = { doing: '', keys: [] }
let line = NOTHING
const listeners = new Set<() => void>()

function set(next: StatusLine): void {
  line = next
  for (const listener of listeners) listener()
}

/** A page's words for the status bar, as long as it is on screen. */
export function useStatusLine(doing: string, keys: readonly KeyWords[] = []): void {
  // The keys are data made anew at each render; their text tells whether they changed.
  const key = JSON.stringify(keys)
  useEffect(() => {
    set({ doing, keys })
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [doing, key])
  useEffect(() => () => set(NOTHING), [])
}

export function useCurrentStatusLine(): StatusLine {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => line,
  )
}
