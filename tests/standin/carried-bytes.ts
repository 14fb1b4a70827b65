import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Apart } from './codec.ts'

// The many bytes of a message do not travel within its text, which is JSON in JSON: to the page they go as the answer to
// a request of its own, from the page as one string before the message.

/** Where the preload's world fetches bytes, beside the app's own addresses. The app never hears of these requests. */
export const BYTES_ADDRESS = '/standin-bytes/'

const toPage = new Map<string, Uint8Array>()

/** Puts the bytes of one message where the page fetches them, each once; `names` grows by each. */
export function apartFor(names: string[]): Apart {
  return {
    put: (bytes) => {
      const name = randomUUID()
      toPage.set(name, bytes)
      names.push(name)
      return name
    },
    take: () => undefined,
  }
}

const fromPage = new Map<string, Uint8Array>()

export function keepAhead(name: string, base64: string): void {
  fromPage.set(name, new Uint8Array(Buffer.from(base64, 'base64')))
}

/** Finds the bytes that came before the message with their name. */
export const aheadOfMessage: Apart = {
  put: () => '',
  take: (name) => {
    const bytes = fromPage.get(name)
    fromPage.delete(name)
    return bytes
  },
}

let server: Promise<Server> | undefined

/** Where a request for these bytes goes in truth; `undefined` for any other address. */
export async function bytesAddress(url: string): Promise<string | undefined> {
  const { pathname } = new URL(url)
  if (!pathname.startsWith(BYTES_ADDRESS)) return undefined
  server ??= new Promise((done) => {
    const one = createServer(answer)
    one.listen(0, '127.0.0.1', () => done(one)).unref()
  })
  const address = (await server).address()
  if (address === null || typeof address === 'string') throw new Error('stand-in: no port')
  return `http://127.0.0.1:${String(address.port)}${pathname}`
}

function answer({ url = '' }: IncomingMessage, response: ServerResponse): void {
  const name = url.slice(BYTES_ADDRESS.length)
  const bytes = toPage.get(name)
  toPage.delete(name)
  const headers = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' }
  response.writeHead(bytes === undefined ? 404 : 200, headers).end(bytes)
}
