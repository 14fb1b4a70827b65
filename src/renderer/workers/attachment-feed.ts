import type { AttachmentsSummary } from '../../backup/manifest.ts'
import { attachmentSchema, trashedSchema } from '../../domain/records.ts'
import { fail, type Result } from '../../domain/result.ts'
import type { Bytes } from '../../vault/bytes.ts'
import { chunkCount, sealedBytes } from '../../vault/sealed-chunks.ts'
import type { StationKeys } from '../../vault/station-keys.ts'
import { readChunk, type AttachmentCalls, type SealedFileFailure } from '../attachments/sealed-file.ts'

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

/**
 * What a backup will carry: each attachment whose sealed file has the right length. `unreadable` are those found damaged
 * in an earlier try.
 */
export function carriedAttachments(
  recorded: readonly RecordedAttachment[],
  onDisk: readonly { readonly id: string; readonly bytes: number }[],
  unreadable: ReadonlySet<string>,
): AttachmentsSummary {
  const lengths = new Map(onDisk.map(({ id, bytes }) => [id, bytes]))
  const isWhole = ({ id, bytes }: RecordedAttachment) => lengths.get(id) === sealedBytes(bytes) && !unreadable.has(id)
  return {
    carried: true,
    files: recorded.filter(isWhole).map(({ id, bytes, sha256 }) => ({ id, bytes, sha256 })),
    missing: recorded.filter((one) => !isWhole(one)).map(({ id }) => id),
  }
}

/** Decrypted chunks in the order of the archive, the next one read while the last one is used. Holds two at most. */
export class AttachmentFeed {
  readonly #keys: StationKeys
  readonly #calls: AttachmentCalls
  readonly #files: AttachmentsSummary['files']
  #ahead: { readonly key: string; readonly chunk: Promise<Result<Bytes, SealedFileFailure>> } | null = null

  constructor(keys: StationKeys, files: AttachmentsSummary['files'], calls: AttachmentCalls) {
    this.#keys = keys
    this.#files = files
    this.#calls = calls
  }

  async chunk(id: string, number: number): Promise<Result<Bytes, SealedFileFailure>> {
    const at = this.#files.findIndex((file) => file.id === id)
    const file = this.#files[at]
    if (file === undefined) return fail({ kind: 'missing' })
    const ahead = this.#ahead?.key === keyOf(id, number) ? this.#ahead.chunk : null
    const chunk = await (ahead ?? readChunk(this.#keys, file, number, this.#calls))
    const [nextFile, nextNumber] = number + 1 < chunkCount(file.bytes) ? [file, number + 1] : [this.#files[at + 1], 0]
    this.#ahead =
      nextFile === undefined
        ? null
        : { key: keyOf(nextFile.id, nextNumber), chunk: readChunk(this.#keys, nextFile, nextNumber, this.#calls) }
    return chunk
  }
}

function keyOf(id: string, number: number): string {
  return `${id}/${String(number)}`
}
