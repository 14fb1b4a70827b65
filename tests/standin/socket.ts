import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

/** Fixed by RFC 6455. */
const ACCEPT = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
const LONGEST_HEAD = 14
const [MORE, TEXT, BYTES, CLOSE] = [0, 1, 2, 8]

export interface SocketListener {
  readonly text: (text: string) => void
  readonly bytes: (bytes: Uint8Array<ArrayBuffer>) => void
}

/** Main's end of a WebSocket (RFC 6455), as far as Chromium at the other end needs it. */
export class Socket {
  readonly #stream: Duplex
  readonly #head = Buffer.alloc(LONGEST_HEAD)
  #headBytes = 0
  #payload: Buffer<ArrayBuffer> | null = null
  #payloadBytes = 0
  /** What of a message in several frames has come. */
  #parts: Buffer<ArrayBuffer>[] = []
  #opcode = 0
  #listener: SocketListener = { text: () => undefined, bytes: () => undefined }

  constructor(stream: Duplex) {
    this.#stream = stream
    // Both ends break when Chromium or its page ends; the page's world is then known to be gone.
    stream.on('error', () => undefined)
  }

  /** Nothing is read before. */
  listen(listener: SocketListener): void {
    this.#listener = listener
    this.#stream.on('data', (piece: Buffer) => this.#read(piece))
  }

  sendText(text: string): void {
    this.#send(TEXT, Buffer.from(text, 'utf8'))
  }

  sendBytes(bytes: Uint8Array): void {
    this.#send(BYTES, bytes)
  }

  close(): void {
    this.#stream.destroy()
  }

  #send(opcode: number, payload: Uint8Array): void {
    const { byteLength } = payload
    const head = Buffer.alloc(byteLength < 126 ? 2 : byteLength < 65_536 ? 4 : 10)
    head[0] = 0x80 | opcode
    if (head.length === 2) head[1] = byteLength
    else if (head.length === 4) head.writeUInt16BE(byteLength, 2)
    else head.writeBigUInt64BE(BigInt(byteLength), 2)
    if (head.length > 2) head[1] = head.length === 4 ? 126 : 127
    this.#stream.cork()
    this.#stream.write(head)
    this.#stream.write(payload)
    this.#stream.uncork()
  }

  #read(piece: Buffer): void {
    for (let at = 0; at < piece.length;) {
      if (this.#payload === null) {
        // Byte by byte: how long a head is shows in its second.
        this.#head[this.#headBytes] = piece[at] ?? 0
        this.#headBytes += 1
        at += 1
        if (this.#headBytes === this.#headLength()) this.#begin()
      } else {
        const part = piece.subarray(at, at + this.#payload.length - this.#payloadBytes)
        this.#payload.set(part, this.#payloadBytes)
        this.#payloadBytes += part.length
        at += part.length
      }
      if (this.#payload !== null && this.#payloadBytes === this.#payload.length) this.#end(this.#payload)
    }
  }

  #headLength(): number {
    if (this.#headBytes < 2) return 2
    const short = (this.#head[1] ?? 0) & 0x7f
    // Everything from a browser is masked: four bytes of key.
    return 2 + (short === 126 ? 2 : short === 127 ? 8 : 0) + 4
  }

  #begin(): void {
    const short = (this.#head[1] ?? 0) & 0x7f
    const length =
      short === 126 ? this.#head.readUInt16BE(2) : short === 127 ? Number(this.#head.readBigUInt64BE(2)) : short
    this.#payload = Buffer.allocUnsafeSlow(length)
    this.#payloadBytes = 0
  }

  #end(payload: Buffer<ArrayBuffer>): void {
    unmask(payload, this.#head.subarray(this.#headBytes - 4, this.#headBytes))
    const first = this.#head[0] ?? 0
    this.#headBytes = 0
    this.#payload = null
    const opcode = first & 0x0f
    if (opcode === CLOSE) this.#stream.end()
    if (opcode > BYTES) return
    if (opcode !== MORE) this.#opcode = opcode
    this.#parts.push(payload)
    if ((first & 0x80) === 0) return
    const [only] = this.#parts
    const whole = this.#parts.length === 1 && only !== undefined ? only : joined(this.#parts)
    this.#parts = []
    if (this.#opcode === TEXT) this.#listener.text(whole.toString('utf8'))
    else this.#listener.bytes(new Uint8Array(whole.buffer))
  }
}

function joined(parts: readonly Buffer<ArrayBuffer>[]): Buffer<ArrayBuffer> {
  const all = Buffer.allocUnsafeSlow(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** @param payload over a buffer of its own */
function unmask(payload: Buffer<ArrayBuffer>, key: Buffer): void {
  const words = new Int32Array(payload.buffer, 0, payload.length >> 2)
  // The four bytes of the key as they lie in memory.
  const [word = 0] = new Int32Array(new Uint8Array(key).buffer)
  for (let at = 0; at < words.length; at += 1) words[at] = (words[at] ?? 0) ^ word
  for (let at = words.length * 4; at < payload.length; at += 1) payload[at] = (payload[at] ?? 0) ^ (key[at & 3] ?? 0)
}

/**
 * Waits on this PC for WebSockets.
 * @param arrived is told the path that was asked for, without its slash
 * @returns `ws://127.0.0.1:<port>`
 */
export async function listenForSockets(arrived: (name: string, socket: Socket) => void): Promise<string> {
  const server = createServer()
  server.on('upgrade', ({ url = '', headers }: IncomingMessage, stream: Duplex) => {
    const accept = createHash('sha1')
      .update(`${headers['sec-websocket-key'] ?? ''}${ACCEPT}`)
      .digest('base64')
    stream.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    )
    arrived(url.slice(1), new Socket(stream))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening).unref())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('stand-in: no port')
  return `ws://127.0.0.1:${String(address.port)}`
}
