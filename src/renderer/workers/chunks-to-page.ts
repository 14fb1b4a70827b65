import { overOwnBuffer, type Bytes } from '../../vault/bytes.ts'
import { CHUNK_BYTES, sealChunk, type ChunkKeys } from '../../vault/sealed-chunks.ts'
import type { Ask } from './backup-protocol.ts'
import { OnItsWay } from './on-its-way.ts'

/** Sealed chunks that are on their way to the disk. */
const CHUNKS_AHEAD = 4

/** Seals the attachments of a backup in the chunks of this PC, and hands them to the page. */
export class ChunksToPage {
  readonly #ask: Ask
  readonly #asked = new OnItsWay(CHUNKS_AHEAD)
  #keys: ChunkKeys | null = null
  /** Of the file that is being sealed. */
  #next = 0
  /** What of a chunk came in pieces that are none. */
  #chunk: Bytes | null = null
  #used = 0

  constructor(ask: Ask) {
    this.#ask = ask
  }

  sealWith(keys: ChunkKeys): void {
    this.#keys = keys
  }

  readonly take = async (attachment: string, piece: Uint8Array, last: boolean): Promise<void> => {
    for (let at = 0; at < piece.length;) {
      const part = piece.subarray(at, at + CHUNK_BYTES - this.#used)
      at += part.length
      const ends = last && at === piece.length
      if (this.#used === 0 && (part.length === CHUNK_BYTES || ends)) await this.#seal(attachment, part, ends)
      else {
        this.#chunk ??= new Uint8Array(CHUNK_BYTES)
        this.#chunk.set(part, this.#used)
        this.#used += part.length
        if (this.#used < CHUNK_BYTES && !ends) continue
        await this.#seal(attachment, this.#chunk.subarray(0, this.#used), ends)
        this.#used = 0
      }
    }
  }

  done(): Promise<void> {
    return this.#asked.done()
  }

  async #seal(attachmentId: string, plain: Uint8Array, last: boolean): Promise<void> {
    if (this.#keys === null) throw new Error('no keys to seal with')
    const place = { attachmentId, number: this.#next, last }
    this.#next = last ? 0 : this.#next + 1
    const sealed = await sealChunk(this.#keys, place, overOwnBuffer(plain))
    await this.#asked.begin(() =>
      this.#ask({ ask: 'attachment', attachment: attachmentId, sealed, last }, [sealed.buffer]),
    )
  }
}
