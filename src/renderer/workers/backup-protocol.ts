import type { ArchiveHead } from '../../backup/archive.ts'
import type { BackupFailure } from '../../backup/failures.ts'
import type { AttachmentsSummary, Manifest } from '../../backup/manifest.ts'
import type { VerifiedBackup } from '../../backup/read-backup.ts'
import type { Result } from '../../domain/result.ts'
import type { Bytes } from '../../vault/bytes.ts'
import type { VaultFile } from '../../vault/vault-file.ts'

/** The page tells the worker what to do, once; then it only answers questions. */
export type ToBackupWork =
  | {
      readonly kind: 'write'
      readonly head: ArchiveHead
      readonly vault: VaultFile
      readonly tables: readonly string[]
      readonly recipients: readonly string[]
      readonly attachments: AttachmentsSummary
    }
  | {
      readonly kind: 'scan'
      readonly identity: string
      readonly schemaVersion: number
      /** Whether the page wants the records (restoring) or only their number (verifying). */
      readonly records: boolean
      /** Whether it wants the vault file and the bytes of the attachments as well. */
      readonly attachments: boolean
      /** To the worker that makes digests; without it they are made where the rest is done. */
      readonly digests?: MessagePort
    }
  | { readonly kind: 'answer'; readonly question: number; readonly answer: Answer }

export type Answer = LinesAnswer | BytesAnswer | null
/** Records as JSON texts; `next` is where to go on, or `null` after the last. */
export interface LinesAnswer {
  readonly lines: readonly string[]
  readonly next: number | null
}
/** Ciphertext of the file, fewer than asked for at its end; a chunk of an attachment; or a buffer to be used again. */
export interface BytesAnswer {
  readonly bytes: Bytes
}

/**
 * What the worker asks. Pieces of the file and of attachments it asks for, or hands over, a few ahead (`backup-work.ts`);
 * the page answers in their order. Neither runs further ahead of the other or of the medium.
 */
export type Question =
  | { readonly ask: 'lines'; readonly table: string; readonly from: number }
  /** The plain bytes of a chunk of an attachment, as it lies on the disk: only the page knows how long chunks are. */
  | { readonly ask: 'chunk'; readonly attachment: string; readonly number: number }
  /** The length of the file to come is known; the answer means: it is created, write. */
  | { readonly ask: 'create'; readonly bytes: number; readonly manifest: Manifest }
  | { readonly ask: 'write'; readonly bytes: Bytes }
  | { readonly ask: 'read'; readonly offset: number; readonly length: number }
  | { readonly ask: 'opened'; readonly manifest: Manifest }
  | { readonly ask: 'vault'; readonly vault: VaultFile }
  /** The next chunk of an attachment out of the backup: the first `used` of the bytes. The answer gives the buffer back. */
  | {
      readonly ask: 'attachment'
      readonly attachment: string
      readonly bytes: Bytes
      readonly used: number
      readonly last: boolean
    }
  | {
      readonly ask: 'counted'
      readonly table: string
      /** So many more records of it. */
      readonly records: number
      /** Their JSON texts, when they were wanted. */
      readonly lines: readonly string[]
    }

export type FromBackupWork =
  | { readonly kind: 'question'; readonly question: number; readonly asked: Question }
  | { readonly kind: 'written'; readonly bytes: number }
  | { readonly kind: 'scanned'; readonly result: Result<VerifiedBackup, BackupFailure> }
  | { readonly kind: 'crashed'; readonly message: string }
