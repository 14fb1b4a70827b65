import { Decrypter, Encrypter } from 'age-encryption'
import { randomBytes, type Bytes } from '../vault/bytes.ts'
import { inPiecesOf } from './byte-streams.ts'
import {
  decryptPayload,
  encryptPayload,
  hasNativeCipher,
  NONCE_BYTES,
  payloadBytes,
  payloadKey,
  plainBytesOf,
} from './age-payload.ts'

/**
 * age v1 files. Headers are `age-encryption`'s in any case; the payload is WebCrypto's where it has the cipher, else
 * `age-encryption`'s too. Both make and read the same files, and so does the stock tool.
 */
export interface AgeStream<Piece> {
  readonly stream: ReadableStream<Piece>
  /** Bytes on the other side of the border for so many on this one. Decrypting, it throws for impossible lengths. */
  readonly size: (bytes: number) => number
}

/** Ciphertext handed on at a time where the library makes it, chunk by chunk of 64 kB. */
const PIECE_BYTES = 2 ** 20
const NO_BYTES = new Uint8Array()
const TAG_BYTES = 16

/**
 * The pieces of `plain` are taken: used up, they are empty.
 * @param recipients `age1…`
 */
export async function encryptToAge(
  plain: ReadableStream<Bytes>,
  recipients: readonly string[],
): Promise<AgeStream<Bytes>> {
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  if (!(await hasNativeCipher())) {
    const stream = await encrypter.encrypt(plain)
    return { stream: stream.pipeThrough(inPiecesOf(PIECE_BYTES)), size: (bytes) => stream.size(bytes) }
  }
  let fileKey: Bytes = NO_BYTES
  // A recipient that adds nothing to the header and learns the file key.
  encrypter.addRecipient({
    wrapFileKey: (key) => {
      fileKey = new Uint8Array(key)
      return []
    },
  })
  const empty = await encrypter.encrypt(NO_BYTES)
  const header = new Uint8Array(empty.slice(0, empty.length - NONCE_BYTES - TAG_BYTES))
  const nonce = randomBytes(NONCE_BYTES)
  const payload = encryptPayload(await payloadKey(fileKey, nonce), plain)
  return {
    stream: preceded([header, nonce], payload.getReader()),
    size: (bytes) => header.length + NONCE_BYTES + payloadBytes(bytes),
  }
}

/**
 * Plain bytes come out before the end of the file is verified. The pieces of `cipher` are taken: used up, they are empty.
 * @throws Error when there is no header, or none of the identities opens it
 */
export async function decryptAge(
  cipher: ReadableStream<Uint8Array>,
  identities: readonly string[],
): Promise<AgeStream<Uint8Array>> {
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  if (!(await hasNativeCipher())) {
    const stream = await decrypter.decrypt(cipher)
    return { stream, size: (bytes) => stream.size(bytes) }
  }
  const reader = cipher.getReader()
  try {
    const { header, nonce, rest } = await readHeader(reader)
    const fileKey = new Uint8Array(await decrypter.decryptHeader(header))
    const key = await payloadKey(fileKey, nonce)
    return {
      stream: decryptPayload(key, preceded([rest], reader)),
      size: (bytes) => plainBytesOf(bytes - header.length - NONCE_BYTES),
    }
  } catch (error) {
    await reader.cancel().catch(() => undefined)
    throw error
  }
}

/** Far more than any number of recipients takes. */
const LONGEST_HEADER = 64 * 1024

async function readHeader(reader: ReadableStreamDefaultReader<Uint8Array>) {
  let start = NO_BYTES
  for (;;) {
    const end = headerEnd(start)
    if (end !== -1 && start.length >= end + NONCE_BYTES) {
      const behind = end + NONCE_BYTES
      return { header: start.slice(0, end), nonce: start.slice(end, behind), rest: start.slice(behind) }
    }
    if (end === -1 && start.length > LONGEST_HEADER) throw new Error('no age header')
    const { done, value } = await reader.read()
    if (done) throw new Error('the age header has no end')
    const longer = new Uint8Array(start.length + value.length)
    longer.set(start)
    longer.set(value, start.length)
    start = longer
  }
}

/** Behind the line `--- <MAC>`, which ends a header; -1 when it is not there. */
function headerEnd(bytes: Uint8Array): number {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, LONGEST_HEADER))
  const last = text.indexOf('\n---')
  return last === -1 ? -1 : text.indexOf('\n', last + 1) + 1 || -1
}

/** These bytes, then what the reader gives. */
function preceded<Piece extends Uint8Array>(
  first: readonly Piece[],
  reader: ReadableStreamDefaultReader<Piece>,
): ReadableStream<Piece> {
  const waiting = first.filter(({ length }) => length > 0)
  return new ReadableStream(
    {
      async pull(controller) {
        const next = waiting.shift()
        if (next !== undefined) {
          controller.enqueue(next)
          return
        }
        const { done, value } = await reader.read()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}
