import { app, protocol } from 'electron'
import { profileFolder } from './places.ts'
import { closeNetwork, isOpenToDebugging } from './security/command-line.ts'
import { refuseToLeave } from './security/navigation.ts'
import { APP_SCHEME } from './security/origin.ts'
import { openStation } from './station.ts'
import { readTask } from './task-file.ts'

// Before anything else touches the disk: the profile folder decides which station this is.
app.setPath('userData', profileFolder(app))
app.enableSandbox()
// On Linux Chromium asks the desktop's keyring for a key of its own at start, and a worker would be asked for a password
// nobody gave out. The app keeps no secret in Chromium's stores, so the keyring stays shut.
app.commandLine.appendSwitch('password-store', 'basic')
// Opening a station makes some 20 MB of records at once, and all of them stay: with V8's usual space for what is young
// they would be copied twice while somebody waits.
app.commandLine.appendSwitch('js-flags', '--min-semi-space-size=32 --max-semi-space-size=32')
closeNetwork(app, app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL)
refuseToLeave(app)
protocol.registerSchemesAsPrivileged([
  { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
])

const task = readTask(process.argv, process.env)
if (isOpenToDebugging(app)) {
  process.stderr.write('This station does not open for another program to look into it.\n')
  app.exit(2)
} else if (!task.ok) {
  process.stderr.write(`${task.failure}\n`)
  app.exit(2)
} else if (!app.requestSingleInstanceLock()) {
  // The first instance comes to the front by itself (station.ts).
  process.stderr.write('This station is already open.\n')
  app.exit(task.value === null ? 0 : 1)
} else {
  void app.whenReady().then(() => {
    openStation(task.value)
  })
}
