import { RouterProvider } from '@tanstack/react-router'
import { Activity } from 'react'
import { createRoot } from 'react-dom/client'
import type { Store } from '../../storage/store.ts'
import { noteSizesIn, UnmeasuredListSize } from '../ui/list-size.ts'
import { SessionProvider } from './desk-context.tsx'
import { nobodysDesk } from './nobodys-desk.ts'
import { router, routerStandingAt } from './router.tsx'
import styles from './rehearse-desk.module.css'
import { Surroundings } from './surroundings.tsx'

/** The first time compiles the code, the next ones let the browser see how it is used. */
const TIMES = 3
/** The rehearsal is over when all is drawn, or after so long. */
const AT_MOST_MS = 5000

/**
 * Draws the page somebody will come to for nobody, while the password is typed: the first time takes three times as long
 * as later ones, because its code has never run. It is drawn outside the document and hidden, so nothing of it can be
 * seen, found or pressed and none of its effects run (React's Activity), and it is thrown away at once. At the end it is
 * laid out, so that its lists are known by their size when they are drawn in earnest.
 * @returns how to stop
 */
export function rehearseDesk(store: Store, stationId: string): () => void {
  const stage = document.createElement('div')
  const root = createRoot(stage)
  const began = performance.now()
  const size = { height: window.innerHeight, lineWidth: window.innerWidth }
  let over = false
  let handle = 0
  const end = () => {
    if (over) return
    over = true
    cancelIdleCallback(handle)
    root.unmount()
  }
  const standing = routerStandingAt(router.latestLocation.href)
  // The page's own router is ready as well, for whoever was here before.
  const loaded = Promise.all([nobodysDesk(store, stationId), standing.load(), router.load()])
  void loaded.then(([session]) => {
    const draw = (time: number) => {
      root.render(
        <Activity key={time} mode="hidden">
          <div data-time={time}>
            <Surroundings>
              <UnmeasuredListSize value={size}>
                <SessionProvider session={session}>
                  <RouterProvider router={standing} />
                </SessionProvider>
              </UnmeasuredListSize>
            </Surroundings>
          </div>
        </Activity>,
      )
      look(time)
    }
    const look = (time: number) => {
      const drawn = stage.querySelector(`[data-time="${String(time)}"] main`) !== null
      if (drawn && time === TIMES) layOut(stage)
      if (performance.now() - began > AT_MOST_MS || (drawn && time === TIMES)) end()
      else if (drawn) draw(time + 1)
      else handle = requestIdleCallback(() => look(time))
    }
    if (!over) draw(1)
  })
  return end
}

/** Lays out what was drawn as if it were the page, and takes it away before anything can be painted. */
function layOut(stage: HTMLElement): void {
  const hidden = stage.querySelector<HTMLElement>('[data-time]')
  if (hidden === null) return
  stage.inert = true
  stage.className = styles['unseen'] ?? ''
  hidden.style.setProperty('display', 'contents', 'important')
  document.body.append(stage)
  noteSizesIn(stage)
  stage.remove()
}
