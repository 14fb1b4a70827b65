import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { SCHEMA_VERSION } from '../../../src/domain/schema-version.ts'
import { readWhole, writeWhole } from '../../../src/renderer/attachments/sealed-file.ts'
import { BackupRun, type BackupOrder } from '../../../src/renderer/workers/backup-run.ts'
import { RestoreRun } from '../../../src/renderer/workers/restore-run.ts'
import { perTable } from '../../../src/storage/tables.ts'
import { toHex, type Bytes } from '../../../src/vault/bytes.ts'
import { CHUNK_BYTES } from '../../../src/vault/sealed-chunks.ts'
import { value } from '../verbs/test-station.ts'
import { startInProcess } from './in-process-worker.ts'
import { testStation, type TestStation } from './sample-backup.ts'
import { TestMedium } from './test-medium.ts'

const CLI = join(import.meta.dirname, '../../../src/cli/open-backup.ts')
const CARRIED_SIZES = { 'a-1': 5, 'a-2': CHUNK_BYTES, 'a-3': CHUNK_BYTES + 77, 'a-4': 300_000 } as const

/** Bytes that differ from place to place and from file to file. */
function plainOf(id: string, length: number): Bytes {
  const bytes = new Uint8Array(length)
  let seed = id.charCodeAt(2)
  for (let at = 0; at < length; at += 1) {
    seed = (seed * 1_103_515_245 + 12_345) >>> 0
    bytes[at] = seed >>> 16
  }
  return bytes
}

describe('a backup with attachments', () => {
  let station: TestStation
  let plain: ReadonlyMap<string, Bytes>
  let records: readonly { readonly id: string; readonly title: string }[]

  beforeAll(async () => {
    station = await testStation()
    plain = new Map(Object.entries(CARRIED_SIZES).map(([id, length]) => [id, plainOf(id, length)]))
    records = await Promise.all(
      [...plain].map(async ([id, bytes], at) => ({
        id,
        childId: 'c-1',
        documentId: null,
        title: `第${String(at + 1)}份 材料`,
        mediaType: at === 2 ? 'application/pdf' : 'image/jpeg',
        bytes: bytes.length,
        sha256: toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))),
        pages: 1,
        thumbnail: '',
        rotation: 0,
        addedAt: '2026-11-23T04:00:00.000Z',
        byStaffId: 'staff-1',
      })),
    )
  })

  /** A PC with the sealed files, and a stick. The last attachment lies in the recycle bin. */
  async function pc(): Promise<TestMedium> {
    const medium = new TestMedium()
    for (const [id, bytes] of plain)
      value(await writeWhole(station.keys, id, bytes, medium.attachments.calls, { cancelled: false }))
    return medium
  }
  function order(change: Partial<BackupOrder> = {}): BackupOrder {
    const last = records.at(-1)
    const trashed = { id: 'a-4', table: 'attachments', childId: 'c-1', record: last, reason: '放错了' }
    return {
      keys: station.keys,
      vault: station.vault,
      tables: {
        ...perTable(() => []),
        attachments: records.slice(0, -1),
        trash: [{ ...trashed, deletedAt: '2026-11-24T04:00:00.000Z', byStaffId: 'staff-1' }],
      },
      schemaVersion: SCHEMA_VERSION,
      journal: null,
      stationName: '秀英街道社会工作站',
      appVersion: '0.1.0',
      folder: 'f'.repeat(32),
      now: new Date(2026, 10, 23, 17, 42),
      ...change,
    }
  }
  const backUp = async (medium: TestMedium, change: Partial<BackupOrder> = {}) =>
    new BackupRun(order(change), medium.calls, startInProcess).start()
  const openOf = (medium: TestMedium, file: string) => {
    const bytes = medium.files.get(file) ?? new Uint8Array()
    const slots = JSON.stringify(station.vault)
    return new RestoreRun({ file, name: file, size: bytes.length, slots }, medium.calls, startInProcess)
  }

  test('brings every file to another PC, sealed there again, also what lies in the recycle bin', async () => {
    const medium = await pc()
    const kept = value(await backUp(medium))
    expect(kept.leftOut).toEqual([])
    medium.attachments.files.clear()
    const run = openOf(medium, kept.fileName)
    for (const open of [
      () => run.openWithRecoveryKey(station.recoveryKey),
      () => run.openWithKeys(station.keys, station.vault, 'stage'),
    ]) {
      const staged = value(await open())
      expect(staged.attachments).toMatchObject({ carried: true, files: 4, missing: [] })
      expect(medium.attachments.files.size).toBe(0)
      value(await staged.attachments.place())
      for (const [id, bytes] of plain) {
        const back = await readWhole(station.keys, { id, bytes: bytes.length }, medium.attachments.calls)
        expect(Buffer.from(value(back)).equals(bytes)).toBe(true)
      }
      medium.attachments.files.clear()
    }
  })

  test('is verified without being kept when it is only rehearsed', async () => {
    const medium = await pc()
    const kept = value(await backUp(medium))
    const staged = value(await openOf(medium, kept.fileName).openWithKeys(station.keys, station.vault))
    expect(staged.attachments.files).toBe(4)
    expect(medium.attachments.staged.size).toBe(0)
    expect(await staged.attachments.place()).toMatchObject({ ok: false })
  })

  test('names what is missing, cut or changed on this PC, and carries all else', async () => {
    const medium = await pc()
    const { files } = medium.attachments
    files.delete('a-1')
    files.set('a-2', (files.get('a-2') ?? new Uint8Array()).slice(0, -1))
    const flipped = (files.get('a-3') ?? new Uint8Array()).slice()
    flipped[CHUNK_BYTES + 60] = (flipped[CHUNK_BYTES + 60] ?? 0) ^ 4
    files.set('a-3', flipped)
    const kept = value(await backUp(medium))
    expect(kept.leftOut.map(({ title }) => title)).toEqual(['第1份 材料', '第2份 材料', '第3份 材料'])
    const staged = value(await openOf(medium, kept.fileName).openWithRecoveryKey(station.recoveryKey))
    expect(staged.attachments).toMatchObject({ files: 1, missing: ['a-1', 'a-2', 'a-3'] })
    expect([...medium.files.keys()].filter((name) => name.endsWith('.part'))).toEqual([])
  })

  test('that differs in an attachment is refused, and nothing of it stays staged', async () => {
    const medium = await pc()
    const kept = value(await backUp(medium))
    const bytes = (medium.files.get(kept.fileName) ?? new Uint8Array()).slice()
    bytes[bytes.length - 200_000] = (bytes.at(-200_000) ?? 0) ^ 1
    medium.files.set(kept.fileName, bytes)
    const staged = await openOf(medium, kept.fileName).openWithRecoveryKey(station.recoveryKey)
    expect(staged).toMatchObject({ ok: false, failure: { kind: 'backup', failure: { kind: 'tampered' } } })
    expect(medium.attachments.staged.size).toBe(0)
  })

  test('leaves them where they are when it is a snapshot of this PC, and its list says so', async () => {
    const medium = await pc()
    const kept = value(await backUp(medium, { attachments: 'leaveHere' }))
    expect(kept.bytes).toBeLessThan(100_000)
    expect(medium.attachments.reads).toBe(0)
    const staged = value(await openOf(medium, kept.fileName).openWithKeys(station.keys, station.vault, 'stage'))
    expect(staged.attachments).toMatchObject({ carried: false, files: 0 })
    value(await staged.attachments.place())
  })

  describe('outside the app', () => {
    const written = async (folder: string) => {
      const medium = await pc()
      const { fileName } = value(await backUp(medium))
      writeFileSync(join(folder, fileName), medium.files.get(fileName) ?? '')
      writeFileSync(join(folder, 'key.txt'), `${station.recoveryKey}\n`)
      return fileName
    }

    test('opens with stock age and tar, the files as they were', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'station-stock-'))
      try {
        const file = await written(folder)
        execFileSync('sh', ['-c', `age -d -i key.txt ${file} | tar x`], { cwd: folder })
        expect(readdirSync(join(folder, 'attachments')).sort()).toEqual([...plain.keys()])
        for (const [id, bytes] of plain) expect(readFileSync(join(folder, 'attachments', id)).equals(bytes)).toBe(true)
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    })

    test('is extracted by open-backup under titles and kinds', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'station-extract-'))
      try {
        const file = await written(folder)
        const args = [CLI, join(folder, file), '--key', join(folder, 'key.txt'), '--out', join(folder, 'out')]
        const said = execFileSync(process.execPath, args, { encoding: 'utf8' })
        expect(said).toContain('附件\t4')
        expect(readdirSync(join(folder, 'out/attachments')).sort()).toEqual([
          '第1份 材料.jpg',
          '第2份 材料.jpg',
          '第3份 材料.pdf',
          '第4份 材料.jpg',
        ])
        const scan = readFileSync(join(folder, 'out/attachments/第3份 材料.pdf'))
        expect(scan.equals(plain.get('a-3') ?? new Uint8Array())).toBe(true)
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    })
  })
})
