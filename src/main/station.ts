import { app, ipcMain, powerMonitor, protocol, session, type BrowserWindow } from 'electron'
import printEntry from '../print-process/index?modulePath'
import type { BridgeChannels } from '../contract/station-bridge.ts'
import type { Task } from '../contract/task.ts'
import { appVerbs } from './ipc/app-verbs.ts'
import { attachmentVerbs } from './ipc/attachment-verbs.ts'
import { backupVerbs } from './ipc/backup-verbs.ts'
import { handleVerbs, isOurPage } from './ipc/handle.ts'
import { printVerbs } from './ipc/print-verbs.ts'
import { renewalVerbs } from './ipc/renewal-verbs.ts'
import { restoreVerbs } from './ipc/restore-verbs.ts'
import { stationFolderVerbs } from './ipc/station-folder-verbs.ts'
import { taskVerbs } from './ipc/task-verbs.ts'
import { triesVerbs } from './ipc/tries-verbs.ts'
import { fileFailure } from './files/failures.ts'
import { Closing } from './closing.ts'
import { SHELL_WORDS, systemLanguage } from './language.ts'
import { Locking } from './locking/locking.ts'
import { installMenu } from './menu.ts'
import { places } from './places.ts'
import { PrintProcess } from './printing/print-process.ts'
import { systemPrinter } from './printing/system-printer.ts'
import { appProtocol } from './security/app-protocol.ts'
import { settleRenewal } from './renewal/settle-renewal.ts'
import { APP_SCHEME } from './security/origin.ts'
import { closeSession } from './security/session-rules.ts'
import { openStationWindow, reloadWithEmptyMemory } from './window.ts'

const PRINT_PORT: BridgeChannels['printPort'] = 'print:port'
const LOCK: BridgeChannels['lock'] = 'lock:requested'
const LOCK_SOON: BridgeChannels['lockSoon'] = 'lock:soon'
const CLOSE: BridgeChannels['close'] = 'close:requested'

/** Puts the house together once Electron is ready: rules first, then the verbs, then the one window. */
export function openStation(task: Task | null): void {
  const devServer = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
  const { renderer, preload, fonts, resources } = places(app)
  const language = systemLanguage(app)
  const words = SHELL_WORDS[language]
  const papers = new Map<string, Uint8Array<ArrayBuffer>>()

  closeSession(session.defaultSession, devServer)
  protocol.handle(APP_SCHEME, appProtocol({ root: renderer, devServer, inMemory: (path) => papers.get(path) }))

  const printing = new PrintProcess({ entry: printEntry, args: [fonts, resources] })
  printing.start()

  const window = openStationWindow({ preload, title: words.app, visible: task === null, devTools: !app.isPackaged })
  const page = () => (window.isDestroyed() ? undefined : window.webContents)
  const theWindow = () => window

  const profile = app.getPath('userData')
  settleEarly(profile)
  const folder = stationFolderVerbs(profile)
  const backup = backupVerbs({ window: theWindow, words, profile })
  const attachments = attachmentVerbs({ window: theWindow, words, profile })
  const restore = restoreVerbs({ window: theWindow, words, profile, backupFolder: backup.folderOf })
  const renewal = renewalVerbs({
    profile,
    // Windows moves no folder in which a file is open.
    release: async () => {
      await Promise.all([folder.close(), backup.discardAll(), restore.closeAll(), attachments.discardAll()])
    },
  })
  const closing = new Closing(
    window,
    () => page()?.send(CLOSE),
    () => {
      app.quit()
    },
  )
  const throwAway = () => {
    if (window.isDestroyed()) return
    // A paper's words are in the memory of the process that makes papers, too.
    printing.renew()
    reloadWithEmptyMemory(window)
  }
  const locking = new Locking({
    systemIdleSeconds: () => powerMonitor.getSystemIdleTime(),
    now: () => performance.now(),
    ask: (why) => page()?.send(LOCK, why),
    saySoon: (soon) => page()?.send(LOCK_SOON, soon),
    throwAway,
    hideFromCapture: (hide) => {
      window.setContentProtection(hide)
    },
  })
  handleVerbs(
    {
      ...appVerbs({ language, task, locking, throwAway, onClosing: closing.heard }),
      ...taskVerbs(task),
      ...printVerbs({ window: theWindow, words, printer: systemPrinter({ papers }) }),
      ...triesVerbs(profile),
      ...folder.verbs,
      ...backup.verbs,
      ...restore.verbs,
      ...attachments.verbs,
      ...renewal.verbs,
    },
    page,
  )
  ipcMain.on(PRINT_PORT, (event) => {
    if (isOurPage(event, page())) printing.connect(event.sender)
  })

  installMenu(words, locking.wanted)
  powerMonitor.on('suspend', locking.left)
  powerMonitor.on('lock-screen', locking.left)
  window.webContents.on('input-event', locking.touched)
  setInterval(locking.look, 1000).unref()

  // A page that starts anew has forgotten its handles: what it left open is closed, half a backup is removed.
  window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) {
      closing.forget()
      locking.forget()
      void Promise.all([backup.discardAll(), restore.closeAll(), attachments.discardAll(), renewal.discardAll()])
    }
  })
  app.on('second-instance', () => {
    comeToFront(window)
  })
  app.on('window-all-closed', () => {
    app.quit()
  })
  app.on('will-quit', () => {
    printing.end()
  })
}

/** Before anything looks at the station's folder. What stands in the way now is said when the page asks for the folder. */
function settleEarly(profile: string): void {
  try {
    settleRenewal(profile)
  } catch (error) {
    console.warn('renewed station not in place:', fileFailure(error).kind)
  }
}

function comeToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.focus()
}
