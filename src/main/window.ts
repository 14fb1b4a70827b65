import { BrowserWindow } from 'electron'
import { MAIN_PAGE } from './security/origin.ts'

export interface StationWindowOptions {
  readonly preload: string
  readonly title: string
  /** False when a task runs without a person. */
  readonly visible: boolean
  readonly devTools: boolean
}

/** The app's one window. Its page has no Node, lives in Chromium's sandbox and sees the preload's bridge only. */
export function openStationWindow({ preload, title, visible, devTools }: StationWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 680,
    useContentSize: true,
    show: false,
    title,
    backgroundColor: '#F5F2EB',
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools,
      // A task works in a window nobody sees; Chromium would slow its timers down.
      backgroundThrottling: visible,
    },
  })
  if (visible)
    window.once('ready-to-show', () => {
      window.show()
    })
  reloadAfterCrash(window)
  void window.loadURL(MAIN_PAGE)
  return window
}

/** Windows whose page is being ended on purpose: that is no crash, however often somebody locks. */
const endedByUs = new WeakSet<BrowserWindow>()

/** Ends the page's process hard, so that nothing of its memory is left, and loads the page anew. */
export function reloadWithEmptyMemory(window: BrowserWindow): void {
  endedByUs.add(window)
  window.webContents.forcefullyCrashRenderer()
  window.webContents.reload()
}

const CRASH_LIMIT = 3
const CRASH_WINDOW_MS = 60_000

/** A page that died by itself comes back locked; one that keeps dying stays down instead of flickering for ever. */
function reloadAfterCrash(window: BrowserWindow): void {
  let recent: number[] = []
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    // `forcefullyCrashRenderer` ends here too. A page that hung did not hear the reload; a second one does no harm.
    if (!endedByUs.delete(window)) {
      console.error(`page ended: ${reason}`)
      const now = Date.now()
      recent = [...recent.filter((at) => now - at < CRASH_WINDOW_MS), now]
      if (recent.length > CRASH_LIMIT) return
    }
    setImmediate(() => {
      if (!window.isDestroyed() && window.webContents.isCrashed()) window.webContents.reload()
    })
  })
}
