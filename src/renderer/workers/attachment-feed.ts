import type { AttachmentsSummary } from '../../backup/manifest.ts'
import { attachmentSchema, trashedSchema } from '../../domain/records.ts'
import { fail, type Result } from '../../domain/result.ts'
import type { Bytes } from '../../vault/bytes.ts'
import { chunkBytesOf, chunkCount } from '../../vault/sealed-chunks.ts'
import type { ChunkWork } from '../attachments/chunk-work.ts'
import { readChunk, type AttachmentCalls, type SealedFile, type SealedFileFailure } from '../attachments/sealed-file.ts'

/** An attachment on record, in the file or in the recycle bin. */
export interface RecordedAttachment {
  readonly id: string
  readonly title: string
  readonly bytes: number
  readonly sha256: string
}

/** Every attachment these records name; what is in the recycle bin can be put back and is backed up as well. */
export function attachmentsOnRecord(
  tables: Readonly<Record<string, readonly unknown[]>>,
): readonly RecordedAttachment[] {
  const trashed = (tables['trash'] ?? []).flatMap((record) => {
    const read = trashedSchema.safeParse(record)
    return read.success && read.data.table === 'attachments' ? [read.data.record] : []
  })
  const read = [...(tables['attachments'] ?? []), ...trashed].flatMap((record) => {
    const attachment = attachmentSchema.safeParse(record)
    return attachment.success ? [attachment.data] : []
  })
  return [...new Map(read.map(({ id, title, bytes, sha256 }) => [id, { id, title, bytes, sha256 }])).values()]
}

export interface CarriedAttachments {
  readonly summary: AttachmentsSummary
  /** Those of the summary, as they lie on the disk. */
  readonly sealed: readonly SealedFile[]
}

/**
 * What a backup will carry: each attachment whose sealed file has the right length. `unreadable` are those found damaged
 * in an earlier try.
 */
export function carriedAttachments(
  recorded: readonly RecordedAttachment[],
  onDisk: readonly { readonly id: string; readonly bytes: number }[],
  unreadable: ReadonlySet<string>,
): CarriedAttachments {
  const lengths = new Map(onDisk.map(({ id, bytes }) => [id, bytes]))
  const files: AttachmentsSummary['files'][number][] = []
  const sealed: SealedFile[] = []
  const missing: string[] = []
  for (const { id, bytes, sha256 } of recorded) {
    const chunkBytes = unreadable.has(id) ? null : chunkBytesOf(bytes, lengths.get(id) ?? 0)
    if (chunkBytes === null) missing.push(id)
    else {
      files.push({ id, bytes, sha256 })
      sealed.push({ id, bytes, chunkBytes })
    }
  }
  return { summary: { carried: true, files, missing }, sealed }
}

/** Chunks that are read and decrypted before they are asked for. */
const CHUNKS_AHEAD = 6

type Chunk = Promise<Result<Bytes, SealedFileFailure>>

/** Decrypted chunks in the order of the archive, the next ones read while the last one is used. */
export class AttachmentFeed {
  readonly #chunks: ChunkWork
  readonly #calls: AttachmentCalls
  readonly #files: readonly SealedFile[]
  readonly #places: ReadonlyMap<string, number>
  /** By the place of the file and the number of the chunk. */
  #ahead: ReadonlyMap<string, Chunk> = new Map()

  constructor(chunks: ChunkWork, files: readonly SealedFile[], calls: AttachmentCalls) {
    this.#chunks = chunks
    this.#files = files
    this.#calls = calls
    this.#places = new Map(files.map(({ id }, at) => [id, at]))
  }

  async chunk(id: string, number: number): Promise<Result<Bytes, SealedFileFailure>> {
    const at = this.#places.get(id)
    if (at === undefined) return fail({ kind: 'missing' })
    const [first, ...ahead] = this.#from(at, number)
    this.#ahead = new Map(ahead)
    return first?.[1] ?? fail({ kind: 'missing' })
  }

  /** This chunk and those behind it: read already, or being read from now on. */
  *#from(at: number, number: number): Generator<[string, Chunk]> {
    let begun = 0
    for (const [place, file] of this.#files.slice(at, at + 1 + CHUNKS_AHEAD).entries()) {
      const count = chunkCount(file.bytes, file.chunkBytes)
      for (let each = place === 0 ? number : 0; each < count && begun <= CHUNKS_AHEAD; each += 1) {
        const key = `${file.id}/${String(each)}`
        const chunk = this.#ahead.get(key) ?? readChunk(this.#chunks, file, each, this.#calls)
        // Told to whoever asks for it.
        chunk.catch(() => undefined)
        yield [key, chunk]
        begun += 1
      }
    }
  }
}
