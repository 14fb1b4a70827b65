import type { IpcInput, IpcOutput, IpcVerbName } from './ipc.ts'

/** What the preload gives the page: named verbs only, no channel, no Node. */
export interface StationBridge {
  readonly call: { readonly [V in IpcVerbName]: (input: IpcInput<V>) => Promise<IpcOutput<V>> }
  /**
   * Asks for a port to the print process. A port cannot cross the context bridge: it arrives at the window as a message
   * with data `print:port`.
   */
  readonly requestPrintPort: () => void
  /** The menu, the system's lock screen or suspend ask the page to lock (Ctrl+L is the page's own). */
  readonly onLockRequest: (listener: () => void) => void
}

declare global {
  interface Window {
    readonly station: StationBridge
  }
}
