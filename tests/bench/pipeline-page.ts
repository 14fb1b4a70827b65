// The page's half of `pipeline.ts`: the app's own backup and restore with its own worker, and memory in the place of main.
import { createSHA256 } from 'hash-wasm'
import { fail, succeed } from '../../src/domain/result.ts'
import { SCHEMA_VERSION } from '../../src/domain/schema-version.ts'
import { BackupRun, type BackupCalls } from '../../src/renderer/workers/backup-run.ts'
import { RestoreRun, type RestoreCalls } from '../../src/renderer/workers/restore-run.ts'
import { perTable } from '../../src/storage/tables.ts'
import { toHex, type Bytes } from '../../src/vault/bytes.ts'
import { CHUNK_BYTES, chunkPlace, sealChunk, SEALED_CHUNK_BYTES } from '../../src/vault/sealed-chunks.ts'
import { testStation, type TestStation } from '../unit/backup/sample-backup.ts'

export interface PipelineTimes {
  /** Milliseconds. */
  readonly backup: number
  readonly restore: number
}

declare global {
  interface Window {
    runPipeline: (megabytes: number) => Promise<PipelineTimes>
  }
}

const FILE = 'xingchen-backup-2026-11-23-1742.age'
const gone = fail({ kind: 'gone', detail: '' } as const)

window.runPipeline = async (megabytes) => {
  const station = await testStation()
  const { attachment, sealed } = await oneAttachment(station, megabytes)
  const medium: Bytes[] = []
  const calls = inMemory(sealed, medium)
  const backup = new BackupRun(
    {
      ...{ keys: station.keys, vault: station.vault, schemaVersion: SCHEMA_VERSION, journal: null },
      ...{ tables: { ...perTable(() => []), attachments: [attachment] }, stationName: '秀英街道社会工作站' },
      ...{ appVersion: '0', folder: '', now: new Date(2026, 10, 23, 17, 42) },
    },
    calls,
  )
  const times = { backup: 0, restore: 0 }
  let began = performance.now()
  const kept = await backup.start()
  times.backup = performance.now() - began
  if (!kept.ok) throw new Error(JSON.stringify(kept.failure))
  const restore = new RestoreRun({ file: FILE, name: FILE, size: kept.value.bytes, slots: null }, calls)
  began = performance.now()
  const opened = await restore.openWithKeys(station.keys, station.vault, 'stage')
  times.restore = performance.now() - began
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  return times
}

/** Random bytes, which nothing makes smaller, sealed as they lie on the disk. */
async function oneAttachment({ keys }: TestStation, megabytes: number) {
  const bytes = megabytes * CHUNK_BYTES
  const hash = await createSHA256()
  const sealed: Bytes[] = []
  for (let number = 0; number < megabytes; number += 1) {
    const plain = new Uint8Array(CHUNK_BYTES)
    for (let at = 0; at < plain.length; at += 65_536) crypto.getRandomValues(plain.subarray(at, at + 65_536))
    hash.update(plain)
    sealed.push(await sealChunk(keys, chunkPlace('a-1', bytes, number), plain))
  }
  const attachment = {
    ...{ id: 'a-1', childId: 'c-1', documentId: null, title: '户口本', mediaType: 'image/jpeg', pages: 1 },
    ...{ bytes, sha256: hash.digest(), thumbnail: '', rotation: 0, addedAt: '2026-11-23T04:00:00.000Z' },
    byStaffId: 'staff-1',
  }
  return { attachment, sealed }
}

/** Main, without its disk and without the way there. */
function inMemory(sealed: readonly Bytes[], medium: Bytes[]): BackupCalls & RestoreCalls {
  let written = 0
  const nothing = () => Promise.resolve(succeed(null))
  const read = ({ offset, length }: { offset: number; length: number }) => {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, written - offset)))
    for (let at = 0, start = 0; at < medium.length; start += medium[at]?.length ?? 0, at += 1) {
      const piece = medium[at]
      if (piece === undefined || start + piece.length <= offset || start >= offset + bytes.length) continue
      const from = Math.max(0, offset - start)
      bytes.set(piece.subarray(from, from + offset + bytes.length - (start + from)), start + from - offset)
    }
    return Promise.resolve(succeed({ bytes }))
  }
  return {
    'backup.create': () => Promise.resolve(succeed({ file: FILE })),
    'backup.write': ({ bytes }) => {
      medium.push(bytes)
      written += bytes.length
      return Promise.resolve(succeed({ size: written }))
    },
    'backup.seal': async () => {
      const all = new Uint8Array(await new Blob(medium).arrayBuffer())
      const sha256 = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', all)))
      return succeed({ size: written, sha256, handedSha256: sha256 })
    },
    'backup.read': read,
    'backup.keep': () => Promise.resolve(succeed({ path: FILE })),
    'backup.discard': nothing,
    'restore.read': read,
    'restore.close': nothing,
    'attachment.list': () => {
      const bytes = sealed.reduce((sum, chunk) => sum + chunk.length, 0)
      return Promise.resolve(succeed({ files: [{ id: 'a-1', bytes }] }))
    },
    'attachment.read': ({ offset }) => {
      const chunk = sealed[offset / SEALED_CHUNK_BYTES]
      return Promise.resolve(chunk === undefined ? gone : succeed({ bytes: new Uint8Array(chunk) }))
    },
    'attachment.beginStaging': nothing,
    'attachment.create': () => Promise.resolve(succeed({ file: 'a-1' })),
    // Forgotten at once: what a restore reads is held by nobody.
    'attachment.write': ({ bytes }) => Promise.resolve(succeed({ size: bytes.length })),
    'attachment.keep': () => Promise.resolve(succeed({ path: '' })),
    'attachment.discard': nothing,
    'attachment.erase': () => Promise.resolve(succeed({ freedBytes: 0 })),
    'attachment.placeStaged': () => Promise.resolve(succeed({ files: 1 })),
    'attachment.dropStaged': nothing,
  }
}
