import type { AttachmentsSummary } from '../../backup/manifest.ts'
import { attachmentSchema, trashedSchema } from '../../domain/records.ts'
import { chunkBytesOf } from '../../vault/sealed-chunks.ts'
import type { SealedFile } from '../attachments/sealed-file.ts'

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
