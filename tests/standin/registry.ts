import type { BrowserWindow } from './browser-window.ts'
import type { WebContents } from './web-contents.ts'

/** Every open window, oldest first. */
export const openWindows = new Set<BrowserWindow>()

export function pageOfFrame(frameId: string): WebContents | undefined {
  return [...openWindows].map((window) => window.webContents).find((page) => page.hasFrame(frameId))
}

let last = 0
/** Windows and pages share one row of numbers. */
export function nextId(): number {
  last += 1
  return last
}
