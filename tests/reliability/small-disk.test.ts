import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { JournalHead } from '../../src/contract/journal-frame.ts'
import type { OutsideFailure } from '../../src/contract/ipc.ts'
import { succeed, type Result } from '../../src/domain/result.ts'
import { SCHEMA_VERSION } from '../../src/domain/schema-version.ts'
import { FREE_SPACE_FLOOR } from '../../src/main/files/free-space.ts'
import { JournalFolder } from '../../src/main/journal/journal-folder.ts'
import { writeWhole } from '../../src/renderer/attachments/sealed-file.ts'
import { BackupRun } from '../../src/renderer/workers/backup-run.ts'
import { RestoreRun } from '../../src/renderer/workers/restore-run.ts'
import { perTable } from '../../src/storage/tables.ts'
import { toHex, type Bytes } from '../../src/vault/bytes.ts'
import { startInProcess } from '../unit/backup/in-process-worker.ts'
import { testStation, type TestStation } from '../unit/backup/sample-backup.ts'
import { value } from '../unit/verbs/test-station.ts'
import { diskCalls } from './disk-calls.ts'
import { MB, SmallDisk } from './small-disk.ts'

// The app asks for room before it writes. Here the answer is always yes, as when another program takes the room between
// question and write: so the disk gets full in the middle, wherever the test wants it to.
vi.mock('../../src/main/files/free-space.ts', async (original) => ({
  ...(await original<typeof import('../../src/main/files/free-space.ts')>()),
  roomFor: () => Promise.resolve(succeed(null)),
}))

const folder = mkdtempSync(join(tmpdir(), 'small-disk-'))
const disk = SmallDisk.mount(join(folder, 'disk'), 3)
/** What a tmpfs gives out at a time: so many more or fewer bytes are another point of failure. */
const PAGE = 4096

afterAll(() => {
  disk?.unmount()
  rmSync(folder, { recursive: true, force: true })
})

function room(): SmallDisk {
  if (disk === null) throw new Error('no disk')
  return disk
}

function fullOf(result: Result<unknown, OutsideFailure>): OutsideFailure {
  if (result.ok) throw new Error('there was room')
  expect(result.failure.kind).toBe('diskFull')
  return result.failure
}

describe.skipIf(disk === null)('a disk that gets full in the middle (mounting a small one takes root on Linux)', () => {
  let home = ''
  let number = 0
  beforeEach(() => {
    room().clear()
    for (const name of readdirSync(room().folder)) rmSync(join(room().folder, name), { recursive: true })
    number += 1
    home = join(room().folder, String(number))
    mkdirSync(home)
  })

  describe('of a save', () => {
    const STATION = '00112233445566778899aabbccddeeff'
    const META = { stationName: '星湖街道社会工作站' }
    const long = Buffer.from('这一段话写到一半，盘满了。'.repeat(900))

    async function begun() {
      const journal = await JournalFolder.open(join(home, 'journal'))
      const heads = [value(await journal.begin(STATION, META))]
      for (const words of ['第一条', '第二条'])
        heads.push(value(await journal.append(headOf(heads), Buffer.from(words))))
      return { journal, heads }
    }
    const headOf = (heads: readonly JournalHead[]): JournalHead => {
      const last = heads.at(-1)
      if (last === undefined) throw new Error('no head')
      return last
    }
    const bodies = async (journal: JournalFolder) =>
      value(await journal.read(1, 10 * MB)).frames.map(({ body, damaged }) => {
        expect(damaged).toBe(false)
        return Buffer.from(body ?? []).toString()
      })

    test('nothing of the half entry is left, and the same entry goes in when there is room, at every page', async () => {
      const { journal, heads } = await begun()
      const pages = Math.floor(long.length / PAGE)
      expect(pages).toBeGreaterThan(7)
      for (let free = 0; free < pages; free += 1) {
        room().fillTo(free * PAGE)
        const { missingBytes = 0 } = fullOf(await journal.append(headOf(heads), long))
        // All of the floor, and what of the entry has no place.
        expect(missingBytes, `${String(free)} pages free`).toBeGreaterThan(FREE_SPACE_FLOOR)
        expect(missingBytes).toBeLessThanOrEqual(FREE_SPACE_FLOOR + long.length + 2 * PAGE)
        expect(journal.look().head).toEqual(headOf(heads))
        // The power goes as well.
        const started = await JournalFolder.open(join(home, 'journal'))
        expect(started.look().head).toEqual(headOf(heads))
        expect(await bodies(started)).toEqual(['第一条', '第二条'])
        await started.close()
      }
      room().clear()
      heads.push(value(await journal.append(headOf(heads), long)))
      heads.push(value(await journal.append(headOf(heads), Buffer.from('第四条'))))
      await journal.close()
      const started = await JournalFolder.open(join(home, 'journal'))
      expect(started.look()).toMatchObject({ head: headOf(heads), segments: [{ damagedBytes: 0, tornBytes: 0 }] })
      expect(await bodies(started)).toEqual(['第一条', '第二条', long.toString(), '第四条'])
      await started.close()
    })

    test('a torn end can be read over on a full disk, and is taken off before the next entry', async () => {
      const { journal, heads } = await begun()
      await journal.close()
      const torn = join(home, 'journal', '000001.journal')
      appendFileSync(torn, long.subarray(0, 9000))
      room().fillTo(0)
      const started = await JournalFolder.open(join(home, 'journal'))
      expect(started.look()).toMatchObject({ head: headOf(heads), segments: [{ tornBytes: 9000 }] })
      expect(await bodies(started)).toEqual(['第一条', '第二条'])
      room().clear()
      value(await started.append(headOf(heads), Buffer.from('第三条')))
      await started.close()
      const again = await JournalFolder.open(join(home, 'journal'))
      expect(again.look()).toMatchObject({ segments: [{ damagedBytes: 0, tornBytes: 0 }] })
      expect(await bodies(again)).toEqual(['第一条', '第二条', '第三条'])
      await again.close()
    })

    test('a new file that found no place does not stand in the way of the next try; thinning leaves all as it was', async () => {
      const { journal, heads } = await begun()
      room().fillTo(0)
      fullOf(await journal.rotate(STATION, headOf(heads), META))
      room().clear()
      value(await journal.rotate(STATION, headOf(heads), META))
      room().fillTo(0)
      fullOf(await journal.prune([1]))
      expect(readdirSync(join(home, 'journal')).sort()).toEqual(['000001.journal', '000002.journal'])
      expect(await bodies(journal)).toEqual(['第一条', '第二条'])
      room().clear()
      value(await journal.prune([1]))
      await journal.close()
    })
  })

  describe('of a backup or a restore', () => {
    const OLD = {
      'xingchen-backup-2026-11-20-1742.age': 'an old backup',
      'xingchen-backup-2026-11-20-1742.slots.json': '{}',
    }
    const SIZE = 300_000
    let station: TestStation
    let plain: Bytes

    function places() {
      const [stick, pc] = [join(home, 'stick'), join(home, 'station')]
      mkdirSync(stick)
      for (const [name, text] of Object.entries(OLD)) appendFileSync(join(stick, name), text)
      return { stick, pc, calls: diskCalls(stick, pc) }
    }
    function backup(calls: ReturnType<typeof diskCalls>, sha256: string) {
      const attachment = {
        ...{ id: 'a-1', childId: 'c-1', documentId: null, title: '户口本', mediaType: 'image/jpeg', pages: 1 },
        ...{
          bytes: SIZE,
          sha256,
          thumbnail: '',
          rotation: 0,
          addedAt: '2026-11-23T04:00:00.000Z',
          byStaffId: 'staff-1',
        },
      }
      return new BackupRun(
        {
          ...{ keys: station.keys, vault: station.vault, schemaVersion: SCHEMA_VERSION, journal: null },
          ...{ tables: { ...perTable(() => []), attachments: [attachment] }, stationName: '秀英街道社会工作站' },
          ...{ appVersion: '0.1.0', folder: 'f'.repeat(32), now: new Date(2026, 10, 23, 17, 42) },
        },
        calls,
        startInProcess,
      )
    }
    const oldAsBefore = (stick: string) => {
      for (const [name, text] of Object.entries(OLD)) expect(readFileSync(join(stick, name), 'utf8')).toBe(text)
    }
    const prepare = async () => {
      station = await testStation()
      plain = new Uint8Array(randomBytes(SIZE))
      return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', plain)))
    }

    test('the stick keeps what was on it and nothing half, the failure says how much to free, and the next try is whole', async () => {
      const sha256 = await prepare()
      const { stick, calls } = places()
      value(await writeWhole(station.keys, 'a-1', plain, calls, { cancelled: false }))
      let refused = 0
      for (let free = 0; ; free += 6) {
        room().fillTo(free * PAGE)
        const kept = await backup(calls, sha256).start()
        oldAsBefore(stick)
        if (kept.ok) break
        refused += 1
        expect(kept.failure).toMatchObject({ kind: 'outside', failure: { kind: 'diskFull' } })
        if (kept.failure.kind === 'outside') {
          const { missingBytes = 0 } = kept.failure.failure
          expect(missingBytes, `${String(free)} pages free`).toBeGreaterThan(0)
          expect(missingBytes).toBeLessThan(SIZE + 100_000)
        }
        expect(readdirSync(stick).sort()).toEqual(Object.keys(OLD).sort())
      }
      expect(refused).toBeGreaterThan(10)
      // Its slots are the last thing to find a place: the one that was kept is whole.
      const name = 'xingchen-backup-2026-11-23-1742.age'
      expect(readdirSync(stick).sort()).toEqual([...Object.keys(OLD), name, name.replace('.age', '.slots.json')].sort())
      room().clear()
      const run = restoreOf(calls, stick, name)
      const opened = value(await run.openWithKeys(station.keys, station.vault))
      await run.close()
      expect(opened.manifest.attachments.files).toEqual([{ id: 'a-1', bytes: SIZE, sha256 }])
    })

    test('a restore leaves nothing staged and the files of this PC as they are, and goes through when there is room', async () => {
      const sha256 = await prepare()
      const { stick, pc, calls } = places()
      value(await writeWhole(station.keys, 'a-1', plain, calls, { cancelled: false }))
      const { fileName } = value(await backup(calls, sha256).start())
      const before = readFileSync(join(pc, 'attachments', 'a-1'))
      let refused = 0
      for (let free = 0; ; free += 6) {
        room().fillTo(free * PAGE)
        const run = restoreOf(calls, stick, fileName)
        const read = await run.openWithKeys(station.keys, station.vault, 'stage')
        await run.close()
        expect(readFileSync(join(pc, 'attachments', 'a-1')).equals(before)).toBe(true)
        if (read.ok) {
          // A rename takes no room.
          room().fillTo(0)
          value(await read.value.attachments.place())
          break
        }
        refused += 1
        expect(read.failure).toMatchObject({ kind: 'outside', failure: { kind: 'diskFull' } })
        if (read.failure.kind === 'outside') {
          expect(read.failure.failure.missingBytes, `${String(free)} pages free`).toBeGreaterThan(FREE_SPACE_FLOOR)
        }
        expect(existsSync(join(pc, 'attachments-staged'))).toBe(false)
      }
      expect(refused).toBeGreaterThan(10)
      expect(readdirSync(join(pc, 'attachments'))).toEqual(['a-1'])
      expect(readFileSync(join(pc, 'attachments', 'a-1')).equals(before)).toBe(false)
      expect(existsSync(join(pc, 'attachments-staged'))).toBe(false)
    })

    function restoreOf(calls: ReturnType<typeof diskCalls>, stick: string, name: string) {
      const size = readFileSync(join(stick, name)).length
      return new RestoreRun({ file: name, name, size, slots: null }, calls, startInProcess)
    }
  })
})
