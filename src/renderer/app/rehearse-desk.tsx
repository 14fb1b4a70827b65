import { RouterProvider } from '@tanstack/react-router'
import { Activity } from 'react'
import { createRoot } from 'react-dom/client'
import type { Store } from '../../storage/store.ts'
import { SessionProvider } from './desk-context.tsx'
import { nobodysDesk } from './nobodys-desk.ts'
import { router } from './router.tsx'
import { Surroundings } from './surroundings.tsx'

/** The rehearsal is over when it has drawn the page, or after so long. */
const AT_MOST_MS = 5000

/**
 * Draws the page somebody will come to once, for nobody, while the password is typed: the first time takes three times as
 * long as the second, because its code has never run. It is drawn outside the document and hidden, so nothing of it can
 * be seen, found or pressed and none of its effects run (React's Activity), and it is thrown away at once.
 * @returns how to stop
 */
export function rehearseDesk(store: Store, stationId: string): () => void {
  const stage = document.createElement('div')
  const root = createRoot(stage)
  const began = performance.now()
  let over = false
  let handle = 0
  const end = () => {
    if (over) return
    over = true
    cancelIdleCallback(handle)
    root.unmount()
  }
  const look = () => {
    if (stage.querySelector('main') !== null || performance.now() - began > AT_MOST_MS) end()
    else handle = requestIdleCallback(look)
  }
  void Promise.all([nobodysDesk(store, stationId), router.load()]).then(([session]) => {
    if (over) return
    root.render(
      <Activity mode="hidden">
        <Surroundings>
          <SessionProvider session={session}>
            <RouterProvider router={router} />
          </SessionProvider>
        </Surroundings>
      </Activity>,
    )
    look()
  })
  return end
}
