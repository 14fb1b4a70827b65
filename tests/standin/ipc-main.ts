import { EventEmitter } from 'node:events'

export type InvokeHandler = (event: unknown, ...args: readonly unknown[]) => unknown

/** Electron's `ipcMain`: handlers of the page's calls, and its plain messages as events. */
class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, InvokeHandler>()

  handle(channel: string, handler: InvokeHandler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.#handlers.set(channel, handler)
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }

  /** @returns what the handler returns, a promise as a rule */
  invoke(channel: string, event: unknown, args: readonly unknown[]): unknown {
    const handler = this.#handlers.get(channel)
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
    return handler(event, ...args)
  }
}

export const ipcMain = new IpcMain()
