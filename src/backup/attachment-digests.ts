import { toHex, type Bytes } from '../vault/bytes.ts'

/** An attachment as the manifest lists it. */
export interface ListedAttachment {
  readonly id: string
  readonly bytes: number
  readonly sha256: string
}

/**
 * SHA-256 of an attachment, which is at the start of the bytes, in lower-case hexadecimal. The buffer comes back, to be
 * used again.
 */
export type DigestWhole = (
  bytes: Bytes,
  file: ListedAttachment,
) => Promise<{ readonly sha256: string; readonly bytes: Bytes }>

/** WebCrypto's on this thread: it takes a whole, and is several times as fast as one that takes pieces. */
export const digestHere: DigestWhole = async (bytes, file) => {
  const digest = await crypto.subtle.digest('SHA-256', bytes.subarray(0, file.bytes))
  return { sha256: toHex(new Uint8Array(digest)), bytes }
}

/** An attachment that is being read. */
export interface Gathering {
  readonly add: (piece: Uint8Array) => void
  /** All of it was added. */
  readonly end: () => void
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
  async begin(file: ListedAttachment): Promise<Gathering | null> {
    while (this.#free.length === 0) await this.#made.shift()
    if (this.#wrong !== null) return null
    const last = this.#free.pop() ?? new Uint8Array()
    const buffer = last.length < file.bytes ? new Uint8Array(file.bytes) : last
    let at = 0
    return {
      add: (piece) => {
        buffer.set(piece, at)
        at += piece.length
      },
      end: () => {
        const checked = this.#check(file, this.#digest(buffer, file))
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

  async #check({ id, sha256 }: ListedAttachment, digest: ReturnType<DigestWhole>): Promise<void> {
    const made = await digest
    this.#free.push(made.bytes)
    if (made.sha256 !== sha256) this.#wrong ??= id
  }
}
