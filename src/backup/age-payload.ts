import { letGo, overOwnBuffer, type Bytes } from '../vault/bytes.ts'

/** What age cuts the plain bytes into; each chunk grows by its tag. */
const CHUNK_BYTES = 64 * 1024
const TAG_BYTES = 16
export const NONCE_BYTES = 16
/**
 * Chunks that are worked on at once and go on in one piece: 448 KiB. That much stays in a processor's cache, and Chromium
 * keeps the memory of a buffer that was let go for the next one; one of more than 960 KB goes back to the system, which
 * clears it page by page before it gives it out again.
 */
const AT_ONCE = 7
const CIPHER = 'ChaCha20-Poly1305'

let native: Promise<boolean> | undefined

/**
 * Whether WebCrypto here has age's cipher (Chromium 147, Node 24.7). It is five to ten times as fast as the one in
 * JavaScript of `age-encryption`, which is used everywhere else.
 */
export function hasNativeCipher(): Promise<boolean> {
  native ??= crypto.subtle.generateKey({ name: CIPHER }, false, ['encrypt', 'decrypt']).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && error.name === 'NotSupportedError') return false
      throw error
    },
  )
  return native
}

/** The key of the payload, as the age v1 format derives it from the file key and the nonce behind the header. */
export async function payloadKey(fileKey: Bytes, nonce: Bytes): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', fileKey, 'HKDF', false, ['deriveKey'])
  const info = new TextEncoder().encode('payload')
  const how = { name: 'HKDF', hash: 'SHA-256', salt: nonce, info }
  return crypto.subtle.deriveKey(how, base, { name: CIPHER }, false, ['encrypt', 'decrypt'])
}

/** Plain bytes to age's STREAM of sealed chunks. The pieces of `plain` are taken: used up, they are empty. */
export function encryptPayload(key: CryptoKey, plain: ReadableStream<Uint8Array>): ReadableStream<Bytes> {
  const seal: Work = (nonce, chunk) => crypto.subtle.encrypt({ name: CIPHER, iv: nonce }, key, chunk)
  return inChunks(plain, CHUNK_BYTES, seal)
}

/** The way back; fails at the first chunk that was changed, moved or is missing behind the last. It takes pieces as well. */
export function decryptPayload(key: CryptoKey, payload: ReadableStream<Uint8Array>): ReadableStream<Bytes> {
  const open: Work = async (nonce, chunk, number) => {
    // Only an empty file has an empty chunk.
    if (number > 0 && chunk.length <= TAG_BYTES) throw new Error('final chunk is empty')
    return crypto.subtle.decrypt({ name: CIPHER, iv: nonce }, key, chunk)
  }
  return inChunks(payload, CHUNK_BYTES + TAG_BYTES, open)
}

/** Length of the sealed chunks of so many plain bytes. */
export function payloadBytes(plainBytes: number): number {
  return plainBytes + TAG_BYTES * Math.max(1, Math.ceil(plainBytes / CHUNK_BYTES))
}

/** The reverse. @throws Error when no plaintext has such a ciphertext length */
export function plainBytesOf(payload: number): number {
  const chunks = Math.ceil(payload / (CHUNK_BYTES + TAG_BYTES))
  const plain = payload - chunks * TAG_BYTES
  if (plain < 0 || payloadBytes(plain) !== payload) throw new Error('no such length')
  return plain
}

const NOTHING = new Uint8Array()

type Work = (nonce: Bytes, chunk: Bytes, number: number) => Promise<ArrayBuffer>

/**
 * Hands `work` chunks of `size` bytes, the last one shorter; what it makes of `AT_ONCE` goes on in one piece. When a chunk
 * fails, what was made of those before it goes out first: a reader learns from it what the file should be. A chunk is
 * looked at where it lies; only one that began in the piece before is put together.
 */
function inChunks(source: ReadableStream<Uint8Array>, size: number, work: Work): ReadableStream<Bytes> {
  const reader = source.getReader()
  let number = 0
  /** The piece that was read last, and how much of it was taken. */
  let piece: Uint8Array = NOTHING
  let taken = 0
  /** A chunk whose end is in a later piece. */
  const begun = new Uint8Array(size)
  let held = 0
  /** Asked for while what came before was worked on: whoever makes it works at the same time. */
  let coming: Promise<ReadableStreamReadResult<Uint8Array>> | null = null
  let ended = false
  let failure: { readonly error: unknown } | null = null

  const askAhead = () => {
    coming ??= reader.read()
    // Told to whoever takes it; nobody may come for it any more.
    coming.catch(() => undefined)
    return coming
  }
  /** The next chunk, to be used at once. The last is sealed as the last: something has to be known to follow any other. */
  const next = async (): Promise<{ readonly chunk: Uint8Array; readonly last: boolean }> => {
    for (;;) {
      if (held === 0 && piece.length - taken > size) {
        taken += size
        return { chunk: piece.subarray(taken - size, taken), last: false }
      }
      if (held === size && piece.length > taken) {
        held = 0
        return { chunk: begun, last: false }
      }
      const part = piece.subarray(taken, taken + size - held)
      begun.set(part, held)
      held += part.length
      taken += part.length
      if (taken < piece.length) continue
      letGo(piece)
      piece = NOTHING
      taken = 0
      const { done, value } = await askAhead()
      coming = null
      if (done) return { chunk: begun.subarray(0, held), last: true }
      piece = value
    }
  }
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        if (failure !== null) throw failure.error
        const made: Promise<ArrayBuffer>[] = []
        while (made.length < AT_ONCE && !ended) {
          const { chunk, last } = await next()
          ended = last
          // WebCrypto has a copy of its own as soon as it is called.
          const working = work(nonceOf(number, last), overOwnBuffer(chunk), number)
          // Told below, when all of them have ended.
          working.catch(() => undefined)
          made.push(working)
          number += 1
        }
        if (!ended) void askAhead()
        const settled = await Promise.allSettled(made)
        const good: ArrayBuffer[] = []
        for (const one of settled) {
          if (one.status === 'rejected') {
            failure = { error: one.reason }
            break
          }
          good.push(one.value)
        }
        const bytes = joined(good)
        if (bytes.length > 0) controller.enqueue(bytes)
        else if (failure !== null) throw failure.error
        if (failure === null && ended) controller.close()
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}

/** 11 bytes of counter, big endian, and one that says whether it is the last. */
function nonceOf(number: number, last: boolean): Bytes {
  const nonce = new Uint8Array(12)
  new DataView(nonce.buffer).setUint32(7, number)
  nonce[11] = last ? 1 : 0
  return nonce
}

/** All of them in one; they themselves are let go. */
function joined(parts: readonly ArrayBuffer[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0))
  const pieces = parts.map((part) => new Uint8Array(part))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  letGo(...pieces)
  return all
}
