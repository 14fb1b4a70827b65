import type { makeBridgeHalf } from './bridge.ts'
import type { QuickAddresses } from './bytes-worker.ts'
import type { Codec } from './codec.ts'
import type { makeWay } from './way.ts'

/** Preload's world → main. Values are in the codec's text, their many bytes beside it. */
export type FromPage =
  /** The name its socket comes by. */
  | { readonly is: 'connect'; readonly name: string }
  | { readonly is: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly is: 'send'; readonly channel: string; readonly args: string }
  | { readonly is: 'port'; readonly id: string; readonly message: string }
  | { readonly is: 'open'; readonly url: string }
  | { readonly is: 'preloadFailed'; readonly message: string }

/** Main → preload's world. */
export type ToPage =
  | { readonly is: 'reply'; readonly id: number; readonly ok: true; readonly value: string }
  | { readonly is: 'reply'; readonly id: number; readonly ok: false; readonly message: string }
  | { readonly is: 'send'; readonly channel: string; readonly args: string; readonly ports: readonly string[] }
  | { readonly is: 'port'; readonly id: string; readonly message: string }

/** The names main and this world know each other by. */
export interface IsolatedGlobals {
  standinPost?: (text: string) => void
  standinReceive?: (text: string) => void
}

type Listener = (event: { readonly ports: readonly MessagePort[] }, ...args: readonly unknown[]) => void
export type Preload = (require: (name: string) => unknown, module: { exports: unknown }, exports: unknown) => void

/**
 * Runs in a world of its own, as Electron's sandboxed preload does: `electron` with contextBridge and ipcRenderer, then
 * the app's preload script. Sent by its source text, so it may refer to nothing outside itself.
 */
export function isolatedWorld(
  secret: string,
  addresses: QuickAddresses,
  makeCodec: () => Codec,
  makeWayTo: typeof makeWay,
  makeHalf: typeof makeBridgeHalf,
  preload: Preload,
): void {
  if (window !== window.top || /^(about|data):/.test(location.href)) return
  const globals: typeof globalThis & IsolatedGlobals = globalThis
  const binding = globals.standinPost
  delete globals.standinPost
  const { encode: encodeWith, decode } = makeCodec()

  const way = makeWayTo<FromPage>(
    (text) => binding?.(text),
    (message, bytes) => {
      deliver(message as ToPage, bytes)
      if (bytes.length > 0) setTimeout(letGo, 0, bytes)
    },
  )
  globals.standinReceive = way.text
  const post = (message: FromPage, bytes: readonly Uint8Array[] = []): void => way.send(message, bytes)
  const name = crypto.randomUUID()
  post({ is: 'connect', name })
  const { port } = new SharedWorker(new URL(addresses.worker, location.href))
  port.onmessage = ({ data }: MessageEvent<string | ArrayBuffer | null>) => {
    if (data === null) way.open({ text: (text) => port.postMessage(text), bytes: giveAway })
    else if (typeof data === 'string') way.text(data)
    else way.bytes(new Uint8Array(data))
  }
  port.postMessage(`${addresses.sockets}/${name}`)
  /** What the bridge has given this world is its own, and it only hands it on. */
  const giveAway = ({ buffer, byteOffset, byteLength }: Uint8Array): void => {
    const isWhole = buffer instanceof ArrayBuffer && byteLength === buffer.byteLength
    const bytes = isWhole ? buffer : new Uint8Array(buffer, byteOffset, byteLength).slice().buffer
    port.postMessage(bytes, [bytes])
  }
  const nowhere = new MessageChannel()
  nowhere.port2.close()
  /**
   * By the next task the bridge has cloned them for the page, and a preload has only handed them on. Left to the garbage
   * collector, this copy, which is the stand-in's, would be counted as the page's memory.
   */
  const letGo = (bytes: readonly Uint8Array<ArrayBuffer>[]): void => {
    nowhere.port1.postMessage(
      null,
      bytes.map(({ buffer }) => buffer),
    )
  }
  /** A message whose values are made text by `encode`, with their bytes. */
  const postWith = (message: (encode: (value: unknown) => string) => FromPage): void => {
    const bytes: Uint8Array[] = []
    post(
      message((value) => encodeWith(value, bytes)),
      bytes,
    )
  }

  const { send, pack } = makeHalf(`preload${secret}`, `page${secret}`, (message) => {
    if (message.op === 'open') post({ is: 'open', url: message.url })
  })

  let last = 0
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  const listeners = new Map<string, Listener[]>()
  const ports = new Map<string, MessagePort>()
  const ipcRenderer = {
    invoke: (channel: string, ...args: readonly unknown[]) =>
      new Promise((resolve, reject) => {
        last += 1
        waiting.set(last, { resolve, reject })
        postWith((encode) => ({ is: 'invoke', id: last, channel, args: encode(args) }))
      }),
    send: (channel: string, ...args: readonly unknown[]) => {
      postWith((encode) => ({ is: 'send', channel, args: encode(args) }))
    },
    on: (channel: string, listener: Listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
    },
  }

  /** A port main handed over: this world keeps one end and gives the other to the page. */
  const receivePort = (id: string): MessagePort => {
    const { port1, port2 } = new MessageChannel()
    ports.set(id, port1)
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      postWith((encode) => ({ is: 'port', id, message: encode(data) }))
    }
    return port2
  }
  const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])

  const deliver = (message: ToPage, bytes: readonly Uint8Array[]): void => {
    const value = (text: string) => decode(text, bytes)
    if (message.is === 'reply') {
      const asked = waiting.get(message.id)
      waiting.delete(message.id)
      if (message.ok) asked?.resolve(value(message.value))
      else asked?.reject(new Error(message.message))
    } else if (message.is === 'send') {
      const event = { ports: message.ports.map(receivePort) }
      for (const listener of listeners.get(message.channel) ?? []) listener(event, ...list(value(message.args)))
    } else ports.get(message.id)?.postMessage(value(message.message))
  }

  const contextBridge = {
    exposeInMainWorld: (key: string, api: unknown) => {
      send({ op: 'expose', key, api: pack(api) })
    },
  }
  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer') return { contextBridge, ipcRenderer }
    throw new Error(`module not found: ${name}`)
  }
  try {
    const module = { exports: {} }
    preload(require, module, module.exports)
  } catch (error) {
    post({ is: 'preloadFailed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}
