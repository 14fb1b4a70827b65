/** Bytes as WebCrypto wants them: never over shared memory. */
export type Bytes = Uint8Array<ArrayBuffer>

const utf8 = new TextEncoder()

/** The same bytes without a copy, unless they lie in shared memory. */
export function overOwnBuffer(bytes: Uint8Array): Bytes {
  const { buffer, byteOffset, byteLength } = bytes
  return buffer instanceof ArrayBuffer ? new Uint8Array(buffer, byteOffset, byteLength) : new Uint8Array(bytes)
}

export function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length))
}

/** So few that it is not worth it to let go of them, in bytes. */
const FEW = 16 * 1024
/** Nobody is at the other end: what is sent there is freed. */
const nowhere = new MessageChannel()
nowhere.port2.close()

/**
 * Gives the memory of bytes nobody needs any more back at once, and empties whatever looks at it. Left to the garbage
 * collector it comes back late and cold: the system then has to clear a page for every page that is written, which takes
 * several times as long as copying. Does nothing to bytes that are a part of something larger. (`ArrayBuffer.transfer`
 * will not do: Chromium holds on to the memory of a buffer that WebCrypto or a message has given.)
 */
export function letGo(...pieces: readonly Uint8Array[]): void {
  const whole = pieces.filter(({ byteLength, buffer }) => byteLength >= FEW && byteLength === buffer.byteLength)
  const buffers = whole.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []))
  if (buffers.length > 0) nowhere.port1.postMessage(null, buffers)
}

/** Lower-case hexadecimal, two digits a byte. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The reverse of `toHex`. The text was checked by a schema; anything else is a mistake in the program. */
export function fromHex(text: string): Bytes {
  if (!/^([0-9a-f]{2})*$/.test(text)) throw new RangeError('not hexadecimal')
  const bytes = new Uint8Array(text.length / 2)
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Number.parseInt(text.slice(at * 2, at * 2 + 2), 16)
  return bytes
}

/**
 * Associated data of every sealed thing: each part as its length in UTF-8 bytes (4 bytes, big endian) and those bytes.
 * So no two lists of parts encode alike: `['ab', 'c']` and `['a', 'bc']` differ. Numbers go in as decimal digits.
 */
export function encodeParts(parts: readonly (string | number)[]): Bytes {
  const texts = parts.map(String)
  // A UTF-16 unit is at most three bytes of UTF-8. One buffer for all: this runs once for each row of the station.
  const all = new Uint8Array(texts.reduce((sum, text) => sum + 4 + text.length * 3, 0))
  const view = new DataView(all.buffer)
  let at = 0
  for (const text of texts) {
    const { written } = utf8.encodeInto(text, all.subarray(at + 4))
    view.setUint32(at, written)
    at += 4 + written
  }
  return all.slice(0, at)
}
