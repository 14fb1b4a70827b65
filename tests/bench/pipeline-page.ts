// The page's half of `pipeline.ts`: the app's own backup and restore with its own workers, and a third in the place of main.
import { fail, succeed } from '../../src/domain/result.ts'
import { SCHEMA_VERSION } from '../../src/domain/schema-version.ts'
import { BackupRun, type BackupCalls } from '../../src/renderer/workers/backup-run.ts'
import { RestoreRun, type RestoreCalls } from '../../src/renderer/workers/restore-run.ts'
import { perTable } from '../../src/storage/tables.ts'
import { letGo, toHex, type Bytes } from '../../src/vault/bytes.ts'
import { CHUNK_BYTES, chunkPlace, sealChunk, sealedBytes } from '../../src/vault/sealed-chunks.ts'
import type { StationKeys } from '../../src/vault/station-keys.ts'
import { unlockWithRecoveryKey } from '../../src/vault/unlock.ts'
import type { VaultFile } from '../../src/vault/vault-file.ts'
import { testStation } from '../unit/backup/sample-backup.ts'
import type { FileCall } from './pipeline-main.worker.ts'

/** A station whose attachments lie sealed in the origin's files, for another page to open. */
export interface PreparedStation {
  readonly vault: VaultFile
  readonly recoveryKey: string
  readonly attachments: readonly { readonly id: string; readonly bytes: number; readonly sha256: string }[]
}

export interface Pipeline {
  /** @param fileMegabytes of each attachment, as a scan has them */
  readonly prepare: (megabytes: number, fileMegabytes: number) => Promise<PreparedStation>
  readonly open: (prepared: PreparedStation) => Promise<void>
  /** Both in milliseconds; a restore is of the backup made last. */
  readonly backup: () => Promise<number>
  readonly restore: () => Promise<number>
  /** Milliseconds a megabyte of WebCrypto's part in each, with nothing else, on one thread. */
  readonly webCryptoAlone: () => Promise<{ readonly backup: number; readonly restore: number }>
}

declare global {
  interface Window {
    pipeline: Pipeline
  }
}

/** What crosses at once. */
const STEP = 2 ** 19
const FILE = 'xingchen-backup-2026-11-23-1742.age'
const gone = fail({ kind: 'gone', detail: '' } as const)

type Station = PreparedStation & { readonly keys: StationKeys }
let station: Station | null = null
let backupBytes = 0
let writtenBytes = 0

window.pipeline = {
  prepare: async (megabytes, fileMegabytes) => {
    const { vault, recoveryKey, keys } = await testStation()
    const attachments: PreparedStation['attachments'][number][] = []
    for (let at = 0; at < megabytes / fileMegabytes; at += 1) {
      const id = `a-${String(at)}`
      const plain = randomPlain(fileMegabytes * 2 ** 20)
      for (let from = 0; from < plain.length; from += CHUNK_BYTES) {
        const place = chunkPlace(id, plain.length, from / CHUNK_BYTES)
        const bytes = await sealChunk(keys, place, plain.subarray(from, from + CHUNK_BYTES))
        await files.write(id, bytes)
      }
      const sha256 = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', plain)))
      attachments.push({ id, bytes: plain.length, sha256 })
    }
    await files.ask({ call: 'close' })
    return { vault, recoveryKey, attachments }
  },

  open: async (prepared) => {
    const keys = await unlockWithRecoveryKey(prepared.vault, prepared.recoveryKey)
    if (!keys.ok) throw new Error(keys.failure)
    station = { ...prepared, keys: keys.value }
  },

  backup: async () => {
    const { keys, vault, attachments } = opened()
    const order = {
      ...{ keys, vault, schemaVersion: SCHEMA_VERSION, journal: null, stationName: '秀英街道社会工作站' },
      ...{ tables: { ...perTable(() => []), attachments: attachments.map(recordOf) } },
      ...{ appVersion: '0', folder: '', now: new Date(2026, 10, 23, 17, 42) },
    }
    const began = performance.now()
    const kept = await new BackupRun(order, calls).start()
    if (!kept.ok) throw new Error(JSON.stringify(kept.failure))
    backupBytes = kept.value.bytes
    return performance.now() - began
  },

  restore: async () => {
    const { keys, vault, attachments } = opened()
    const run = new RestoreRun({ file: FILE, name: FILE, size: backupBytes, slots: null }, calls)
    const began = performance.now()
    const staged = await run.openWithKeys(keys, vault, 'stage')
    if (!staged.ok) throw new Error(JSON.stringify(staged.failure))
    if (staged.value.attachments.files !== attachments.length) throw new Error('not all of them')
    return performance.now() - began
  },

  webCryptoAlone,
}

/** Of each kind of work, in MB. */
const ALONE_MEGABYTES = 32

async function webCryptoAlone() {
  const usages = ['encrypt', 'decrypt'] as const
  const keyOf = (name: string) => crypto.subtle.generateKey({ name, length: 256 }, false, usages)
  const iv = new Uint8Array(12)
  const plain = randomPlain(8 * 2 ** 20)
  /** Milliseconds a megabyte. */
  const costOf = async (size: number, work: (piece: Bytes) => Promise<ArrayBuffer>) => {
    const began = performance.now()
    for (let done = 0; done < ALONE_MEGABYTES * 2 ** 20; done += size) {
      const at = done % plain.length
      letGo(new Uint8Array(await work(plain.subarray(at, at + size))))
    }
    return (performance.now() - began) / ALONE_MEGABYTES
  }
  const [aes, chaCha] = [await keyOf('AES-GCM'), await keyOf('ChaCha20-Poly1305')]
  const seal = await costOf(CHUNK_BYTES, (piece) => crypto.subtle.encrypt({ name: 'AES-GCM', iv }, aes, piece))
  const cipher = await costOf(2 ** 16, (piece) =>
    crypto.subtle.encrypt({ name: 'ChaCha20-Poly1305', iv }, chaCha, piece),
  )
  const digest = await costOf(plain.length, (piece) => crypto.subtle.digest('SHA-256', piece))
  // A backup opens the sealed chunks, encrypts, decrypts again and compares digests.
  return { backup: seal + 2 * cipher + digest, restore: cipher + digest + seal }
}

function opened(): Station {
  if (station === null) throw new Error('no station is open')
  return station
}

/** Random bytes, which nothing makes smaller. */
function randomPlain(length: number): Bytes {
  const plain = new Uint8Array(length)
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(plain.subarray(at, at + 65_536))
  return plain
}

function recordOf(file: PreparedStation['attachments'][number]) {
  return {
    ...file,
    ...{ childId: 'c-1', documentId: null, title: '户口本', mediaType: 'image/jpeg', pages: 1, thumbnail: '' },
    ...{ rotation: 0, addedAt: '2026-11-23T04:00:00.000Z', byStaffId: 'staff-1' },
  }
}

class Files {
  readonly #worker = new Worker(new URL('./pipeline-main.worker.ts', import.meta.url), { type: 'module' })
  readonly #waiting = new Map<number, (value: unknown) => void>()
  #asked = 0

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<{ readonly id: number; readonly value: unknown }>) => {
      this.#waiting.get(data.id)?.(data.value)
      this.#waiting.delete(data.id)
    }
  }

  ask(call: FileCall): Promise<unknown> {
    this.#asked += 1
    const id = this.#asked
    const answered = new Promise((resolve) => this.#waiting.set(id, resolve))
    this.#worker.postMessage({ ...call, id }, 'bytes' in call ? [call.bytes.buffer] : [])
    return answered
  }

  async read(name: string, offset: number, length: number) {
    const bytes = await this.ask({ call: 'read', name, offset, length })
    if (!(bytes instanceof Uint8Array)) throw new Error('no bytes')
    return succeed({ bytes: bytes as Bytes })
  }

  /** The bytes stay the caller's, as those that go to main do. */
  async write(name: string, bytes: Bytes) {
    const written: Promise<unknown>[] = []
    for (let at = 0; at < bytes.length; at += STEP) {
      written.push(this.ask({ call: 'write', name, bytes: bytes.slice(at, at + STEP) }))
    }
    return succeed({ size: Number((await Promise.all(written)).at(-1)) })
  }
}

const files = new Files()
const nothing = () => Promise.resolve(succeed(null))
const STAGED = 'staged'

const calls: BackupCalls & RestoreCalls = {
  'backup.create': async () => {
    await files.ask({ call: 'empty', name: FILE })
    return succeed({ file: FILE })
  },
  'backup.write': async ({ file, bytes }) => {
    const written = await files.write(file, bytes)
    writtenBytes = written.value.size
    return written
  },
  'backup.seal': async () => {
    const sha256 = String(await files.ask({ call: 'digest', name: FILE }))
    return succeed({ size: writtenBytes, sha256, handedSha256: sha256 })
  },
  'backup.read': ({ file, offset, length }) => files.read(file, offset, length),
  'backup.keep': () => Promise.resolve(succeed({ path: FILE })),
  'backup.discard': nothing,
  'restore.read': ({ file, offset, length }) => files.read(file, offset, length),
  'restore.close': nothing,
  'attachment.list': () =>
    Promise.resolve(
      succeed({ files: opened().attachments.map(({ id, bytes }) => ({ id, bytes: sealedBytes(bytes) })) }),
    ),
  'attachment.read': async ({ id, offset, length }) => {
    const { value } = await files.read(id, offset, length)
    const file = opened().attachments.find((one) => one.id === id)
    return succeed({ ...value, fileBytes: sealedBytes(file?.bytes ?? 0) })
  },
  'attachment.beginStaging': nothing,
  'attachment.create': async () => {
    // One staged file is over the one before: what a restore reads is looked at by nobody.
    await files.ask({ call: 'empty', name: STAGED })
    return succeed({ file: STAGED })
  },
  'attachment.write': ({ file, bytes }) => files.write(file, bytes),
  'attachment.keep': () => Promise.resolve(succeed({ path: '' })),
  'attachment.discard': nothing,
  'attachment.erase': () => Promise.resolve(succeed({ freedBytes: 0 })),
  'attachment.placeStaged': () => Promise.resolve(gone),
  'attachment.dropStaged': nothing,
}
