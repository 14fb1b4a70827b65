import { contextBridge, ipcRenderer } from 'electron'
import type { IpcInput, IpcOutput, IpcVerbName } from '../contract/ipc.ts'
import type { BridgeChannels, LockReason, StationBridge } from '../contract/station-bridge.ts'

// The page gets these functions and nothing else. The contract itself is not imported, only its types: a sandboxed
// preload has to be one small file without zod. Main checks every call.
const PRINT_PORT: BridgeChannels['printPort'] = 'print:port'
const LOCK: BridgeChannels['lock'] = 'lock:requested'
const LOCK_SOON: BridgeChannels['lockSoon'] = 'lock:soon'
const CLOSE: BridgeChannels['close'] = 'close:requested'

function verb<V extends IpcVerbName>(name: V): (input: IpcInput<V>) => Promise<IpcOutput<V>> {
  return (input) => ipcRenderer.invoke(name, input)
}

const station: StationBridge = {
  call: {
    'app.boot': verb('app.boot'),
    'app.reload': verb('app.reload'),
    'app.guard': verb('app.guard'),
    'app.covered': verb('app.covered'),
    'app.dropStore': verb('app.dropStore'),
    'tries.look': verb('tries.look'),
    'tries.wrong': verb('tries.wrong'),
    'tries.clear': verb('tries.clear'),
    'folder.look': verb('folder.look'),
    'folder.mark': verb('folder.mark'),
    'journal.begin': verb('journal.begin'),
    'journal.append': verb('journal.append'),
    'journal.rotate': verb('journal.rotate'),
    'journal.read': verb('journal.read'),
    'journal.prune': verb('journal.prune'),
    'journal.setAside': verb('journal.setAside'),
    'snapshot.folder': verb('snapshot.folder'),
    'snapshot.open': verb('snapshot.open'),
    'snapshot.remove': verb('snapshot.remove'),
    'renewal.look': verb('renewal.look'),
    'renewal.begin': verb('renewal.begin'),
    'renewal.goOn': verb('renewal.goOn'),
    'renewal.sources': verb('renewal.sources'),
    'renewal.frames': verb('renewal.frames'),
    'renewal.create': verb('renewal.create'),
    'renewal.write': verb('renewal.write'),
    'renewal.keep': verb('renewal.keep'),
    'renewal.snapshots': verb('renewal.snapshots'),
    'renewal.finish': verb('renewal.finish'),
    'renewal.drop': verb('renewal.drop'),
    'print.send': verb('print.send'),
    'print.save': verb('print.save'),
    'backup.chooseFolder': verb('backup.chooseFolder'),
    'backup.findMedia': verb('backup.findMedia'),
    'backup.useMedium': verb('backup.useMedium'),
    'backup.list': verb('backup.list'),
    'backup.removeOld': verb('backup.removeOld'),
    'backup.open': verb('backup.open'),
    'backup.create': verb('backup.create'),
    'backup.write': verb('backup.write'),
    'backup.seal': verb('backup.seal'),
    'backup.read': verb('backup.read'),
    'backup.keep': verb('backup.keep'),
    'backup.discard': verb('backup.discard'),
    'restore.chooseFile': verb('restore.chooseFile'),
    'restore.read': verb('restore.read'),
    'restore.close': verb('restore.close'),
    'attachment.chooseFile': verb('attachment.chooseFile'),
    'attachment.readChosen': verb('attachment.readChosen'),
    'attachment.closeChosen': verb('attachment.closeChosen'),
    'attachment.create': verb('attachment.create'),
    'attachment.saveCopy': verb('attachment.saveCopy'),
    'attachment.write': verb('attachment.write'),
    'attachment.keep': verb('attachment.keep'),
    'attachment.discard': verb('attachment.discard'),
    'attachment.list': verb('attachment.list'),
    'attachment.read': verb('attachment.read'),
    'attachment.erase': verb('attachment.erase'),
    'attachment.beginStaging': verb('attachment.beginStaging'),
    'attachment.placeStaged': verb('attachment.placeStaged'),
    'attachment.dropStaged': verb('attachment.dropStaged'),
    'app.closing': verb('app.closing'),
    'task.line': verb('task.line'),
    'task.end': verb('task.end'),
    'task.read': verb('task.read'),
    'task.write': verb('task.write'),
    'task.keep': verb('task.keep'),
  },
  requestPrintPort: () => {
    ipcRenderer.send(PRINT_PORT)
  },
  onLockRequest: (listener) => {
    ipcRenderer.on(LOCK, (_event, why: LockReason) => {
      listener(why)
    })
  },
  onLockSoon: (listener) => {
    ipcRenderer.on(LOCK_SOON, (_event, soon: boolean) => {
      listener(soon)
    })
  },
  onCloseRequest: (listener) => {
    ipcRenderer.on(CLOSE, () => {
      listener()
    })
  },
}

contextBridge.exposeInMainWorld('station', station)

// A port cannot cross the context bridge: it is handed to the window as a message.
ipcRenderer.on(PRINT_PORT, (event) => {
  window.postMessage(PRINT_PORT, window.location.origin, event.ports)
})
