import { useLayoutEffect, useSyncExternalStore } from 'react'

/** 遮名, kept as long as the window stands, through locking too. */
const KEY = 'names-hidden'

let hidden = sessionStorage.getItem(KEY) === '1'
/** Names a page shows that no record holds now: of an earlier day, or inside a backup. One set for each page that says so. */
const more = new Set<readonly string[]>()
let version = 0
const listeners = new Set<() => void>()

function tell(): void {
  version += 1
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** F8 and the button of the top bar. */
export function toggleNames(): void {
  hidden = !hidden
  sessionStorage.setItem(KEY, hidden ? '1' : '0')
  tell()
}

/** Whether names are hidden from whoever looks over the worker's shoulder. */
export function useNamesHidden(): boolean {
  return useSyncExternalStore(subscribe, () => hidden)
}

/** Names that stand on this page and in no record: they are hidden as well, as long as the page is on screen. */
export function useAlsoHidden(names: readonly string[]): void {
  const key = JSON.stringify(names)
  // Before the page is painted.
  useLayoutEffect(() => {
    more.add(names)
    tell()
    return () => {
      more.delete(names)
      tell()
    }
    // The names' words tell whether they changed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key])
}

/** What the pages added; changes with `useMoreVersion`. */
export function moreNames(): readonly string[] {
  return [...more].flat()
}

export function useMoreVersion(): number {
  return useSyncExternalStore(subscribe, () => version)
}
