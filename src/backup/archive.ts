import { createSHA256 } from 'hash-wasm'
import { createTarPacker, type TarPackController } from 'modern-tar'
import type { Bytes } from '../vault/bytes.ts'
import type { VaultFile } from '../vault/vault-file.ts'
import { padTo } from './byte-streams.ts'
import {
  attachmentFile,
  BACKUP_FORMAT_VERSION,
  MANIFEST_FILE,
  tableFile,
  VAULT_FILE,
  type AttachmentsSummary,
  type Manifest,
  type TableSummary,
} from './manifest.ts'

/** A table to back up. */
export interface TableSource {
  /** Name as in storage/tables.ts. */
  readonly name: string
  /**
   * Its records in batches, each a JSON text without a newline. Called twice, to measure and to write (a tar entry
   * starts with its length): both times it must give the same.
   */
  readonly lines: () => AsyncIterable<readonly string[]>
}

/** The files of attachments to back up. Length and SHA-256 are known from their records; each is gone through once. */
export interface AttachmentsSource extends AttachmentsSummary {
  /** The plain bytes of one of `files`. Whoever reads the archive takes the pieces: used up, they are empty. */
  readonly pieces: (id: string) => AsyncIterable<Bytes>
}

/** For an archive without any. */
export const NO_ATTACHMENTS: AttachmentsSource = { carried: false, files: [], missing: [], pieces: nothing }

/** What the manifest says besides what is counted. */
export type ArchiveHead = Pick<
  Manifest,
  'appVersion' | 'schemaVersion' | 'stationId' | 'stationName' | 'madeAt' | 'journal'
>

export interface PreparedArchive {
  readonly manifest: Manifest
  /** Length of the archive in bytes, before encryption. */
  readonly bytes: number
  /** The archive itself; call it once. It fails when a table is not what was measured. */
  readonly stream: () => ReadableStream<Bytes>
}

/** The classic length of a tar record: archives are filled up to a multiple of it. */
export const TAR_RECORD_BYTES = 10_240
const BLOCK = 512

const utf8 = new TextEncoder()

/** Counts and hashes the tables (first pass), which makes the manifest; it goes first into the archive. */
export async function prepareArchive(
  head: ArchiveHead,
  vault: VaultFile,
  sources: readonly TableSource[],
  attachments: AttachmentsSource = NO_ATTACHMENTS,
): Promise<PreparedArchive> {
  const vaultText = utf8.encode(`${JSON.stringify(vault, null, 2)}\n`)
  const tables: TableSummary[] = []
  for (const source of sources) tables.push(await measure(source))
  const manifest: Manifest = {
    format: 'xingchen-backup',
    formatVersion: BACKUP_FORMAT_VERSION,
    ...head,
    vault: { bytes: vaultText.length, sha256: await sha256Of(vaultText) },
    tables,
    attachments: { carried: attachments.carried, files: attachments.files, missing: attachments.missing },
  }
  const manifestText = utf8.encode(`${JSON.stringify(manifest, null, 2)}\n`)
  return {
    manifest,
    bytes: archiveBytes(manifestText.length, manifest),
    stream: () => pack(manifest, manifestText, vaultText, sources, attachments),
  }
}

/** Length of the archive with a manifest of `manifestBytes`: the reader finds by it whether the end is missing. */
export function archiveBytes(manifestBytes: number, manifest: Manifest): number {
  const files = [
    manifestBytes,
    manifest.vault.bytes,
    ...[...manifest.tables, ...manifest.attachments.files].map(({ bytes }) => bytes),
  ]
  const blocks = files.reduce((sum, bytes) => sum + 1 + Math.ceil(bytes / BLOCK), 2)
  return Math.ceil((blocks * BLOCK) / TAR_RECORD_BYTES) * TAR_RECORD_BYTES
}

async function measure(source: TableSource): Promise<TableSummary> {
  const hash = await createSHA256()
  let records = 0
  let bytes = 0
  for await (const batch of source.lines()) {
    const text = toNdjson(batch)
    hash.update(text)
    records += batch.length
    bytes += text.length
  }
  return { name: source.name, records, bytes, sha256: hash.digest() }
}

function pack(
  manifest: Manifest,
  manifestText: Bytes,
  vaultText: Bytes,
  sources: readonly TableSource[],
  attachments: AttachmentsSource,
): ReadableStream<Bytes> {
  const { readable, controller } = createTarPacker()
  const fill = async () => {
    const mtime = new Date(manifest.madeAt)
    await addFile(controller, MANIFEST_FILE, manifestText.length, mtime, [manifestText])
    await addFile(controller, VAULT_FILE, vaultText.length, mtime, [vaultText])
    for (const [at, source] of sources.entries()) {
      const size = manifest.tables[at]?.bytes ?? 0
      await addFile(controller, tableFile(source.name), size, mtime, ndjsonPieces(source))
    }
    for (const { id, bytes } of attachments.files) {
      await addFile(controller, attachmentFile(id), bytes, mtime, attachments.pieces(id))
    }
    controller.finalize()
  }
  fill().catch((error: unknown) => controller.error(error))
  return readable.pipeThrough(padTo(TAR_RECORD_BYTES))
}

async function addFile(
  controller: TarPackController,
  name: string,
  size: number,
  mtime: Date,
  pieces: Iterable<Bytes> | AsyncIterable<Bytes>,
): Promise<void> {
  const writer = controller.add({ name, size, mtime, type: 'file', mode: 0o600 }).getWriter()
  for await (const piece of pieces) await writer.write(piece)
  await writer.close()
}

async function* ndjsonPieces(source: TableSource): AsyncGenerator<Bytes> {
  for await (const batch of source.lines()) if (batch.length > 0) yield toNdjson(batch)
}

function toNdjson(batch: readonly string[]): Bytes {
  return utf8.encode(batch.map((line) => `${line}\n`).join(''))
}

async function* nothing(): AsyncGenerator<Bytes> {
  // An archive without attachments asks for none.
}

async function sha256Of(bytes: Bytes): Promise<string> {
  return (await createSHA256()).update(bytes).digest()
}
