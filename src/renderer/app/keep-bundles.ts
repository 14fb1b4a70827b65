import { makeBundles } from '../../storage/make-bundles.ts'
import type { Session } from './desk-context.tsx'

/** After unlocking, when the first work is under way. */
const FIRST_LOOK_MS = 15_000
const NEXT_LOOK_MS = 30 * 60_000

/** Makes the next unlocking quick (src/storage/bundles.ts) whenever the page has nothing else to do. Returns how to stop. */
export function keepBundles({ desk, store, keys }: Session): () => void {
  let timer = 0
  let stopped = false
  const idle = () =>
    new Promise<void>((done) => {
      if (!stopped) requestIdleCallback(() => done())
    })
  const look = () => {
    makeBundles(store, keys, desk.workspace, idle)
      .catch((error: unknown) => {
        console.warn('no bundles were made:', error instanceof Error ? error.name : 'unknown')
      })
      .finally(() => {
        timer = window.setTimeout(look, NEXT_LOOK_MS)
      })
  }
  timer = window.setTimeout(look, FIRST_LOOK_MS)
  return () => {
    stopped = true
    window.clearTimeout(timer)
  }
}
