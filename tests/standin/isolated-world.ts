import type { makeBridgeHalf } from './bridge.ts'
import type { Apart, Codec } from './codec.ts'

/** Preload's world → main, as JSON. Values are in the codec's text. */
export type FromPage =
  | { readonly is: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly is: 'send'; readonly channel: string; readonly args: string }
  | { readonly is: 'port'; readonly id: string; readonly message: string }
  /** Many bytes of the message to come, by the name they have in it. */
  | { readonly is: 'bytes'; readonly name: string; readonly base64: string }
  | { readonly is: 'open'; readonly url: string }
  | { readonly is: 'preloadFailed'; readonly message: string }

/** Main → preload's world, as JSON. `apart` names the bytes that are fetched before (`carried-bytes.ts`). */
export type ToPage = { readonly apart: readonly string[] } & (
  | { readonly is: 'reply'; readonly id: number; readonly ok: true; readonly value: string }
  | { readonly is: 'reply'; readonly id: number; readonly ok: false; readonly message: string }
  | { readonly is: 'send'; readonly channel: string; readonly args: string; readonly ports: readonly string[] }
  | { readonly is: 'port'; readonly id: string; readonly message: string }
)

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
  bytesAddress: string,
  makeCodec: () => Codec,
  makeHalf: typeof makeBridgeHalf,
  preload: Preload,
): void {
  if (window !== window.top || /^(about|data):/.test(location.href)) return
  const globals: typeof globalThis & IsolatedGlobals = globalThis
  const binding = globals.standinPost
  delete globals.standinPost
  const post = (message: FromPage): void => binding?.(JSON.stringify(message))
  const { encode: encodeWith, decode, toBase64 } = makeCodec()
  const ahead: Apart = {
    put: (bytes) => {
      const name = crypto.randomUUID()
      post({ is: 'bytes', name, base64: toBase64(bytes) })
      return name
    },
    take: () => undefined,
  }
  const encode = (value: unknown): string => encodeWith(value, ahead)

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
        post({ is: 'invoke', id: last, channel, args: encode(args) })
      }),
    send: (channel: string, ...args: readonly unknown[]) => {
      post({ is: 'send', channel, args: encode(args) })
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
      post({ is: 'port', id, message: encode(data) })
    }
    return port2
  }
  const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])

  /** Settles when all messages before are delivered; `null` when none waits for its bytes. */
  let before: Promise<void> | null = null
  globals.standinReceive = (text) => {
    // Only main knows this name; it sends nothing else.
    const message = JSON.parse(text) as ToPage
    if (message.apart.length === 0 && before === null) {
      deliver(message, new Map())
      return
    }
    const mine: Promise<void> = Promise.all([fetchAll(message.apart), before])
      .then(([bytes]) => deliver(message, bytes))
      .finally(() => {
        if (before === mine) before = null
      })
    before = mine
  }
  const fetchAll = async (names: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> => {
    const fetched = names.map(async (name): Promise<[string, Uint8Array]> => {
      const response = await fetch(new URL(bytesAddress + name, location.href))
      return [name, new Uint8Array(await response.arrayBuffer())]
    })
    return new Map(await Promise.all(fetched))
  }
  const deliver = (message: ToPage, bytes: ReadonlyMap<string, Uint8Array>): void => {
    const value = (text: string) => decode(text, { put: () => '', take: (name) => bytes.get(name) })
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
