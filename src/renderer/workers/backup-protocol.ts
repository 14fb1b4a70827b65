import type { ArchiveHead } from '../../backup/archive.ts'
import type { BackupFailure } from '../../backup/failures.ts'
import type { AttachmentsSummary, Manifest } from '../../backup/manifest.ts'
import type { VerifiedBackup } from '../../backup/read-backup.ts'
import type { Result } from '../../domain/result.ts'
import type { Bytes } from '../../vault/bytes.ts'
import type { ChunkKeys } from '../../vault/sealed-chunks.ts'
import type { VaultFile } from '../../vault/vault-file.ts'
import type { SealedFile } from '../attachments/sealed-file.ts'

/** The page tells the worker what to do, once; then it only answers questions. */
export type ToBackupWork =
  | {
      readonly kind: 'write'
      readonly head: ArchiveHead
      readonly vault: VaultFile
      readonly tables: readonly string[]
      readonly recipients: readonly string[]
      readonly attachments: AttachmentsSummary
      /** The files of them, in the same order. */
      readonly sealed: readonly SealedFile[]
      /** They open with it; a worker is given no other key. */
      readonly keys: ChunkKeys
    }
  | {
      readonly kind: 'scan'
      readonly identity: string
      readonly schemaVersion: number
      /** Whether the page wants the records (restoring) or only their number (verifying). */
      readonly records: boolean
      /** Whether it wants the vault file, and the attachments sealed as they are on this PC. */
      readonly attachments: boolean
      /** To the worker that digests and seals attachments; without it that is done where the rest is. */
      readonly beside?: MessagePort
    }
  | { readonly kind: 'answer'; readonly question: number; readonly answer: Answer }

export type Answer = LinesAnswer | BytesAnswer | KeysAnswer | null
/** Records as JSON texts; `next` is where to go on, or `null` after the last. */
export interface LinesAnswer {
  readonly lines: readonly string[]
  readonly next: number | null
}
/** Ciphertext of the file, fewer than asked for at its end; or a chunk of an attachment. */
export interface BytesAnswer {
  readonly bytes: Bytes
}
/** What attachments are sealed with: a worker is given no other key. */
export interface KeysAnswer {
  readonly keys: ChunkKeys
}

/**
 * What the worker asks. Pieces of the file and of attachments it asks for, or hands over, a few ahead (`backup-work.ts`);
 * the page answers in their order. Neither runs further ahead of the other or of the medium.
 */
export type Question =
  | { readonly ask: 'lines'; readonly table: string; readonly from: number }
  /** A piece of an attachment's file, as it lies on the disk. */
  | { readonly ask: 'sealed'; readonly attachment: string; readonly offset: number; readonly length: number }
  /** The length of the file to come is known; the answer means: it is created, write. */
  | { readonly ask: 'create'; readonly bytes: number; readonly manifest: Manifest }
  | { readonly ask: 'write'; readonly bytes: Bytes }
  | { readonly ask: 'read'; readonly offset: number; readonly length: number }
  | { readonly ask: 'opened'; readonly manifest: Manifest }
  /** The answer: with which keys to seal its attachments. */
  | { readonly ask: 'vault'; readonly vault: VaultFile }
  /** The next chunk of an attachment out of the backup, sealed. */
  | { readonly ask: 'attachment'; readonly attachment: string; readonly sealed: Bytes; readonly last: boolean }
  | {
      readonly ask: 'counted'
      readonly table: string
      /** So many more records of it. */
      readonly records: number
      /** Their JSON texts, when they were wanted. */
      readonly lines: readonly string[]
    }

/** How the worker asks: what is transferred is gone here. */
export type Ask = (question: Question, transfer?: Transferable[]) => Promise<Answer>

export type FromBackupWork =
  | { readonly kind: 'question'; readonly question: number; readonly asked: Question }
  | { readonly kind: 'written'; readonly bytes: number }
  /** A chunk of it does not open, or is shorter than it should be. */
  | { readonly kind: 'damaged'; readonly attachment: string }
  | { readonly kind: 'scanned'; readonly result: Result<VerifiedBackup, BackupFailure> }
  | { readonly kind: 'crashed'; readonly message: string }
