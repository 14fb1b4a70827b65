import { createSHA256 } from 'hash-wasm'
import { createTarDecoder, type ParsedTarEntry } from 'modern-tar'
import { fail, succeed, type Result } from '../domain/result.ts'
import { z } from '../domain/zod.ts'
import { letGo } from '../vault/bytes.ts'
import { parseVaultFile, type VaultFile } from '../vault/vault-file.ts'
import { archiveBytes } from './archive.ts'
import { AttachmentDigests, type DigestWhole } from './attachment-digests.ts'
import { decryptStream } from './decrypt.ts'
import type { BackupFailure } from './failures.ts'
import { LineSplitter } from './lines.ts'
import {
  attachmentFile,
  BACKUP_FORMAT_VERSION,
  MANIFEST_FILE,
  manifestSchema,
  tableFile,
  VAULT_FILE,
  type Manifest,
  type TableSummary,
} from './manifest.ts'

export interface ReadOptions {
  /** The newest schema version this program knows (src/domain/schema-version.ts). */
  readonly schemaVersion: number
  /** Where the digests of attachments are made; on this thread when nothing else is said. */
  readonly digest?: DigestWhole
}

/**
 * Hears of what is inside while it is being read. None of it is verified yet: keep it apart, and throw it away unless
 * `scanBackup` succeeds.
 */
export interface BackupListener {
  readonly opened?: (manifest: Manifest) => void | Promise<void>
  /** The key slots inside; before the first record. */
  readonly vault?: (vault: VaultFile) => void | Promise<void>
  /** Some records of a table, each its JSON text. The stream waits for the promise. */
  readonly lines?: (table: string, lines: readonly string[]) => void | Promise<void>
  /** The next bytes of an attachment's plain file, and whether they are its last. They are there until the promise is done. */
  readonly attachment?: (id: string, piece: Uint8Array, last: boolean) => void | Promise<void>
}

export interface VerifiedBackup {
  readonly manifest: Manifest
  readonly vault: VaultFile
}

/**
 * Reads a backup from first to last byte and verifies everything: age's authentication, each table's length, number of
 * records and SHA-256 against the manifest, each attachment's too, and that nothing else is inside. Needs memory for one
 * record or two attachments, not for all. The pieces of `cipher` are taken: used up, they are empty.
 */
export async function scanBackup(
  cipher: ReadableStream<Uint8Array>,
  identities: readonly string[],
  options: ReadOptions,
  listener: BackupListener = {},
): Promise<Result<VerifiedBackup, BackupFailure>> {
  const decryption = await decryptStream(cipher, identities)
  if (!decryption.ok) return decryption
  let expectedBytes: number | null = null
  const entries = decryption.value.plain.pipeThrough(createTarDecoder({ strict: true })).getReader()
  const digests = new AttachmentDigests(options.digest)
  try {
    const { manifest, bytes } = await readManifest(await nextFile(entries, MANIFEST_FILE), options)
    expectedBytes = archiveBytes(bytes, manifest)
    await hear(() => listener.opened?.(manifest))
    const vault = await readVault(await nextFile(entries, VAULT_FILE), manifest)
    await hear(() => listener.vault?.(vault))
    for (const table of manifest.tables)
      await readTable(await nextFile(entries, tableFile(table.name)), table, listener)
    for (const file of manifest.attachments.files)
      await readAttachment(await nextFile(entries, attachmentFile(file.id)), file, digests, listener)
    const { done } = await entries.read()
    if (!done) throw new Refusal({ kind: 'inconsistent', where: 'more files than listed' })
    const wrong = await hear(() => digests.wrong())
    if (wrong !== null) throw new Refusal(inconsistent(attachmentFile(wrong)))
    return succeed({ manifest, vault })
  } catch (error) {
    // Stops reading. When the stream itself has failed this fails with the same error, which `error` tells already.
    await entries.cancel().catch(() => undefined)
    // What comes first in the archive is what is said, however long its digest took.
    const wrong = await digests.wrong()
    if (wrong !== null) return fail(inconsistent(attachmentFile(wrong)))
    if (error instanceof ListenerError) throw error.cause
    const failure = decryption.value.failure(expectedBytes)
    if (failure !== null) return fail(failure)
    if (error instanceof Refusal) return fail(error.failure)
    // Decrypted well but no tar archive.
    if (error instanceof Error) return fail(expectedBytes === null ? { kind: 'notABackup' } : inconsistent('archive'))
    throw error
  }
}

/** A whole verified backup in memory, for restoring: records by table name, not yet parsed by their schemas. */
export interface StagedBackup extends VerifiedBackup {
  readonly tables: ReadonlyMap<string, readonly unknown[]>
}

/** Reads and verifies a backup; nothing is returned before all of it is verified. */
export async function readBackup(
  cipher: ReadableStream<Uint8Array>,
  identities: readonly string[],
  options: ReadOptions,
): Promise<Result<StagedBackup, BackupFailure>> {
  const tables = new Map<string, unknown[]>()
  const scanned = await scanBackup(cipher, identities, options, {
    opened: (manifest) => manifest.tables.forEach((table) => tables.set(table.name, [])),
    lines: (table, lines) => {
      const records = tables.get(table)
      for (const line of lines) records?.push(JSON.parse(line))
    },
  })
  return scanned.ok ? succeed({ ...scanned.value, tables }) : scanned
}

/** A failure found in the content, on its way out of the nested readers. */
class Refusal extends Error {
  readonly failure: BackupFailure

  constructor(failure: BackupFailure) {
    super(failure.kind)
    this.failure = failure
  }
}

/** The listener failed (a full disk, a mistake), or whoever makes the digests: that says nothing about the backup. */
class ListenerError extends Error {}

async function hear<T>(tell: () => T | Promise<T>): Promise<T> {
  try {
    return await tell()
  } catch (error) {
    throw new ListenerError('the listener failed', { cause: error })
  }
}

function inconsistent(where: string): BackupFailure {
  return { kind: 'inconsistent', where }
}

const MAX_VAULT_BYTES = 2 ** 20
/** Room for the list of a hundred thousand attachments. */
const MAX_MANIFEST_BYTES = 2 ** 25

async function nextFile(entries: ReadableStreamDefaultReader<ParsedTarEntry>, name: string): Promise<ParsedTarEntry> {
  const { done, value } = await entries.read()
  if (!done && value.header.name === name && value.header.type === 'file') return value
  throw new Refusal(name === MANIFEST_FILE ? { kind: 'notABackup' } : inconsistent(name))
}

async function readManifest(
  entry: ParsedTarEntry,
  options: ReadOptions,
): Promise<{ readonly manifest: Manifest; readonly bytes: number }> {
  const text = await readSmallFile(entry, MAX_MANIFEST_BYTES)
  const json = parseJson(text)
  const versions = z.object({ format: z.literal('xingchen-backup'), formatVersion: z.int() }).safeParse(json)
  if (!versions.success) throw new Refusal({ kind: 'notABackup' })
  const known = BACKUP_FORMAT_VERSION
  const { formatVersion } = versions.data
  if (formatVersion > known) throw new Refusal({ kind: 'newerVersion', what: 'format', found: formatVersion, known })
  const manifest = manifestSchema.safeParse(json)
  if (!manifest.success) throw new Refusal(inconsistent(MANIFEST_FILE))
  const { schemaVersion } = manifest.data
  if (schemaVersion > options.schemaVersion) {
    throw new Refusal({ kind: 'newerVersion', what: 'schema', found: schemaVersion, known: options.schemaVersion })
  }
  return { manifest: manifest.data, bytes: text.length }
}

async function readVault(entry: ParsedTarEntry, manifest: Manifest): Promise<VaultFile> {
  const text = await readSmallFile(entry, MAX_VAULT_BYTES)
  const sha256 = (await createSHA256()).update(text).digest()
  if (text.length !== manifest.vault.bytes || sha256 !== manifest.vault.sha256)
    throw new Refusal(inconsistent(VAULT_FILE))
  const vault = parseVaultFile(parseJson(text))
  if (!vault.ok || vault.value.stationId !== manifest.stationId) throw new Refusal(inconsistent(VAULT_FILE))
  return vault.value
}

async function readTable(entry: ParsedTarEntry, table: TableSummary, listener: BackupListener): Promise<void> {
  const hash = await createSHA256()
  const splitter = new LineSplitter()
  let records = 0
  if (entry.header.size !== table.bytes) throw new Refusal(inconsistent(table.name))
  for await (const piece of piecesOf(entry)) {
    hash.update(piece)
    const lines = splitter.push(piece)
    for (const line of lines) requireRecord(line, table.name)
    records += lines.length
    if (records > table.records) throw new Refusal(inconsistent(table.name))
    if (lines.length > 0) await hear(() => listener.lines?.(table.name, lines))
  }
  if (!splitter.isComplete || records !== table.records || hash.digest() !== table.sha256) {
    throw new Refusal(inconsistent(table.name))
  }
}

async function readAttachment(
  entry: ParsedTarEntry,
  file: Manifest['attachments']['files'][number],
  digests: AttachmentDigests,
  listener: BackupListener,
): Promise<void> {
  const { id, bytes, sha256 } = file
  const refusal = new Refusal(inconsistent(attachmentFile(id)))
  if (entry.header.size !== bytes) throw refusal
  if (bytes > GATHERED_WHOLE) {
    const hash = await createSHA256()
    await hearAttachment(entry, id, listener, (piece) => void hash.update(piece))
    if (hash.digest() !== sha256) throw refusal
    return
  }
  const gathering = await hear(() => digests.begin(file))
  if (gathering === null) throw refusal
  await hearAttachment(entry, id, listener, gathering.add)
  gathering.end()
}

/** No attachment of the app is larger (50 MB). */
const GATHERED_WHOLE = 2 ** 26

async function hearAttachment(
  entry: ParsedTarEntry,
  id: string,
  listener: BackupListener,
  add: (piece: Uint8Array) => void,
): Promise<void> {
  let read = 0
  for await (const piece of piecesOf(entry)) {
    add(piece)
    read += piece.length
    await hear(() => listener.attachment?.(id, piece, read === entry.header.size))
  }
}

/**
 * What is in a file. A piece is there until the next is asked for: the tar reader hands on parts of the decrypted pieces
 * as they come, so one whose bytes come no more was used up.
 */
async function* piecesOf({ body }: ParsedTarEntry): AsyncGenerator<Uint8Array> {
  let last: Uint8Array['buffer'] | null = null
  for await (const piece of body) {
    if (last !== null && last !== piece.buffer) letGo(new Uint8Array(last))
    last = piece.buffer
    yield piece
  }
}

function requireRecord(line: string, table: string): void {
  const record = parseJson(line)
  const isRecord = typeof record === 'object' && record !== null && 'id' in record && typeof record.id === 'string'
  if (!isRecord || isDeeperThan(record, MOST_DEPTH)) throw new Refusal(inconsistent(table))
}

/** Records nest a handful of levels. Whoever goes through one by calling himself must not run out of stack. */
const MOST_DEPTH = 100

function isDeeperThan(value: unknown, most: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return most === 0 || Object.values(value).some((inside) => isDeeperThan(inside, most - 1))
}

async function readSmallFile(entry: ParsedTarEntry, most: number): Promise<Uint8Array> {
  if (entry.header.size > most) throw new Refusal(inconsistent(entry.header.name))
  const bytes = new Uint8Array(entry.header.size)
  let at = 0
  for await (const piece of entry.body) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

/** The JSON value, or `undefined` for what is no JSON. */
function parseJson(text: string | Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(
      typeof text === 'string' ? text : new TextDecoder('utf-8', { fatal: true }).decode(text),
    )
    return value
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined
    throw error
  }
}
