import type { Session } from './desk-context.tsx'

/** A window that nobody sees draws no frame. */
const AT_LATEST_MS = 500

/**
 * Stores the line of the unlocking as soon as the desk is on the screen: not before, because a commit changes what the
 * desk is just being drawn from, and not later, because whoever pulls the plug then has seen the list. What is done at
 * the desk meanwhile brings the line along (src/verbs/desk.ts).
 */
export function storeFirstLine({ desk }: Session): void {
  const store = () => void desk.storeNotes()
  // The frame is made when its callbacks are done.
  requestAnimationFrame(() => setTimeout(store))
  setTimeout(store, AT_LATEST_MS)
}
