import { randomUUID } from 'node:crypto'
import { listenForSockets, type Socket } from './socket.ts'

// Where the quick way of messages (`way.ts`) goes: a shared worker of the stand-in's own holds a socket to a port of this
// PC for each preload's world. The page itself cannot reach the port, for its policy stays the app's; the worker obeys
// the policy its script comes with. And whoever looks at the page through DevTools, as Playwright does, does not look
// into shared workers: of a request or a socket of the page he would be told every byte, and Chromium would keep the
// last 100 MB for him.

/** The path of the worker's script, beside the app's own. Nobody but the preload's world knows it. */
const WORKER_PATH = `/standin-${randomUUID()}.js`

export interface QuickAddresses {
  readonly worker: string
  /** Without the name of who comes. */
  readonly sockets: string
}

const arrivals = new Map<string, Promise<Socket>>()
const arriving = new Map<string, (socket: Socket) => void>()

/** The socket of the world that comes by this name. */
export function socketOf(name: string): Promise<Socket> {
  const known = arrivals.get(name) ?? new Promise<Socket>((arrived) => arriving.set(name, arrived))
  arrivals.set(name, known)
  return known
}

/** It is gone, or has got what it came for. */
export function forgetSocketOf(name: string): void {
  arrivals.delete(name)
  arriving.delete(name)
}

let sockets: Promise<string> | undefined

export async function quickAddresses(): Promise<QuickAddresses> {
  sockets ??= listenForSockets((name, socket) => {
    void socketOf(name)
    arriving.get(name)?.(socket)
  })
  return { worker: WORKER_PATH, sockets: await sockets }
}

/** The worker's script and its policy; `null` for any other path. */
export async function bytesWorker(path: string): Promise<{ readonly script: string; readonly policy: string } | null> {
  if (path !== WORKER_PATH) return null
  const { sockets } = await quickAddresses()
  return {
    script: `(${Function.prototype.toString.call(workerScript)})()`,
    policy: `default-src 'none'; connect-src ${sockets}`,
  }
}

/** Sent by its source text, so it may refer to nothing outside itself. */
function workerScript(): void {
  const nowhere = new MessageChannel()
  nowhere.port2.close()
  addEventListener('connect', (event) => {
    const [port] = (event as MessageEvent).ports
    if (port === undefined) return
    let socket: WebSocket | null = null
    port.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      if (socket !== null) {
        socket.send(data)
        // The socket has a copy. Left to the garbage collector, this one would be counted as the page's memory.
        if (typeof data !== 'string') nowhere.port1.postMessage(null, [data])
        return
      }
      // The address comes first.
      if (typeof data !== 'string') return
      socket = new WebSocket(data)
      socket.binaryType = 'arraybuffer'
      socket.onopen = () => port.postMessage(null)
      socket.onmessage = ({ data: come }: MessageEvent<string | ArrayBuffer>) =>
        port.postMessage(come, typeof come === 'string' ? [] : [come])
    }
  })
}
