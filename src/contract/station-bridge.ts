import type { IpcInput, IpcOutput, IpcVerbName } from './ipc.ts'

/** What the preload gives the page: named verbs only, no channel, no Node. */
export interface StationBridge {
  readonly call: { readonly [V in IpcVerbName]: (input: IpcInput<V>) => Promise<IpcOutput<V>> }
  /**
   * Asks for a port to the print process. A port cannot cross the context bridge: it arrives at the window as a message
   * with data `print:port`. When the print process had to be started again, another such message follows by itself:
   * the earlier port is dead then, and what was asked through it has to be asked again.
   */
  readonly requestPrintPort: () => void
  /** The menu, an idle machine, the system's lock screen or suspend ask the page to lock (Ctrl+L is the page's own). */
  readonly onLockRequest: (listener: (why: LockReason) => void) => void
  /** True: the desk locks within a minute unless somebody moves. False: somebody did. */
  readonly onLockSoon: (listener: (soon: boolean) => void) => void
  /** The window is about to be closed; the page answers with `app.closing`, or is closed without an answer. */
  readonly onCloseRequest: (listener: () => void) => void
}

/** `wanted`: a person asks for it. `left`: nobody is in front of the screen, so it must be covered at once. */
export type LockReason = 'wanted' | 'left'

/** The messages that are not verbs; both sides of the border take their names from here. */
export interface BridgeChannels {
  /** Page → main without data; main → page with a port. */
  readonly printPort: 'print:port'
  /** Main → page with a `LockReason`: please lock. */
  readonly lock: 'lock:requested'
  /** Main → page with true or false: the desk is about to lock. */
  readonly lockSoon: 'lock:soon'
  /** Main → page: may the window be closed? */
  readonly close: 'close:requested'
}

declare global {
  interface Window {
    readonly station: StationBridge
  }
}
