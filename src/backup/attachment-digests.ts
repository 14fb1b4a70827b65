import { toHex, type Bytes } from '../vault/bytes.ts'

/** SHA-256 of the first `length` of the bytes, in lower-case hexadecimal. The buffer comes back, to be used again. */
export type DigestWhole = (bytes: Bytes, length: number) => Promise<{ readonly sha256: string; readonly bytes: Bytes }>

/** WebCrypto's on this thread: it takes a whole, and is several times as fast as one that takes pieces. */
export const digestHere: DigestWhole = async (bytes, length) => {
  const digest = await crypto.subtle.digest('SHA-256', bytes.subarray(0, length))
  return { sha256: toHex(new Uint8Array(digest)), bytes }
}

/** An attachment that is being read. */
export interface Gathering {
  /** @returns how many of its bytes are there */
  readonly add: (piece: Uint8Array) => number
  /** Some of the bytes that are there, until `end` is called. */
  readonly part: (from: number, to: number) => Uint8Array
  /** All of it was added. */
  readonly end: () => void
}

/** An attachment as the manifest lists it. */
interface Listed {
  readonly id: string
  readonly bytes: number
  readonly sha256: string
}

/** Attachments in memory at once: one is read while the digest of the one before is made. */
const IN_MEMORY = 2

/**
 * Whether attachments are what the manifest says, each gathered whole in memory. Two at most are there, in buffers that
 * are used again for those after them.
 */
export class AttachmentDigests {
  readonly #digest: DigestWhole
  readonly #free: Bytes[] = Array.from({ length: IN_MEMORY }, () => new Uint8Array())
  /** In the order of the archive. */
  readonly #made: Promise<void>[] = []
  #wrong: string | null = null

  constructor(digest: DigestWhole = digestHere) {
    this.#digest = digest
  }

  /** Waits for room when both buffers are in use; after one that was wrong there is none any more. */
  async begin({ id, bytes, sha256 }: Listed): Promise<Gathering | null> {
    while (this.#free.length === 0) await this.#made.shift()
    if (this.#wrong !== null) return null
    const last = this.#free.pop() ?? new Uint8Array()
    const buffer = last.length < bytes ? new Uint8Array(bytes) : last
    let at = 0
    return {
      add: (piece) => {
        buffer.set(piece, at)
        at += piece.length
        return at
      },
      part: (from, to) => buffer.subarray(from, to),
      end: () => {
        const checked = this.#check(id, sha256, this.#digest(buffer, bytes))
        // Told to whoever waits for it.
        checked.catch(() => undefined)
        this.#made.push(checked)
      },
    }
  }

  /** The id of the first that is not what the manifest says, once all that was gathered is known; `null`: none. */
  async wrong(): Promise<string | null> {
    await Promise.all(this.#made)
    return this.#wrong
  }

  async #check(id: string, sha256: string, digest: ReturnType<DigestWhole>): Promise<void> {
    const made = await digest
    this.#free.push(made.bytes)
    if (made.sha256 !== sha256) this.#wrong ??= id
  }
}
