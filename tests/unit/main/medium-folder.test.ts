import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { slotsFileName } from '../../../src/contract/ipc.ts'
import { clearParts, listBackups, removeBackups } from '../../../src/main/drives/backup-folder.ts'
import { findSentinel, readSentinel, SENTINEL_FILE, writeSentinel } from '../../../src/main/drives/sentinel.ts'

const OURS = 'a'.repeat(32)
const THEIRS = 'b'.repeat(32)
let stick = ''
beforeEach(() => {
  stick = mkdtempSync(join(tmpdir(), 'stick-'))
})
afterEach(() => {
  rmSync(stick, { recursive: true })
})

function put(name: string, stationId: string | null = OURS, bytes = 10): void {
  writeFileSync(join(stick, name), 'x'.repeat(bytes))
  if (stationId !== null) writeFileSync(join(stick, slotsFileName(name)), JSON.stringify({ stationId }))
}

describe('the sentinel of a stick', () => {
  it('is known again by its own station only, and tells nobody else whose it is', async () => {
    await writeSentinel(stick, OURS, { number: '03', thins: true })
    expect(await readSentinel(stick, OURS)).toEqual({ number: '03', thins: true })
    expect(await readSentinel(stick, THEIRS)).toBeNull()
    expect(readFileSync(join(stick, SENTINEL_FILE), 'utf8')).not.toContain(OURS)
    expect(readdirSync(stick)).toEqual([SENTINEL_FILE])
  })

  it('is found at the top of the stick or in one of its folders', async () => {
    mkdirSync(join(stick, '照片'))
    mkdirSync(join(stick, '备份'))
    expect(await findSentinel(stick, OURS)).toBeNull()
    await writeSentinel(join(stick, '备份'), OURS, { number: '01', thins: false })
    expect(await findSentinel(stick, OURS)).toEqual({
      folder: join(stick, '备份'),
      medium: { number: '01', thins: false },
    })
  })

  it.each(['', '{', '{"format":"xingchen-medium","version":2}', `{"number":"${'1'.repeat(9000)}"}`])(
    'is not there when damaged, and a stick that is gone has none: %.20s',
    async (words) => {
      writeFileSync(join(stick, SENTINEL_FILE), words)
      expect(await readSentinel(stick, OURS)).toBeNull()
      expect(await findSentinel(join(stick, 'gone'), OURS)).toBeNull()
    },
  )
})

describe('the backups in a folder', () => {
  it('are listed newest first, with the station of their slots; other files are nobody’s business', async () => {
    put('xingchen-backup-2026-11-20-0900.age', OURS, 5)
    put('xingchen-backup-2026-11-23-1742.age', null)
    put('xingchen-backup-2026-11-23-1742-2.age', THEIRS)
    put('holiday.age')
    writeFileSync(join(stick, 'xingchen-backup-2026-11-24-0900.age.part'), '')
    expect(await listBackups(stick)).toEqual([
      { name: 'xingchen-backup-2026-11-23-1742-2.age', bytes: 10, stationId: THEIRS },
      { name: 'xingchen-backup-2026-11-23-1742.age', bytes: 10, stationId: null },
      { name: 'xingchen-backup-2026-11-20-0900.age', bytes: 5, stationId: OURS },
    ])
  })

  it('go by name with their slots; the newest stays whoever asks, and so does any other file', async () => {
    put('xingchen-backup-2026-11-20-0900.age')
    put('xingchen-backup-2026-11-21-0900.age')
    put('xingchen-backup-2026-11-22-0900.age')
    put('holiday.age', null)
    expect(
      await removeBackups(stick, [
        'xingchen-backup-2026-11-20-0900.age',
        'xingchen-backup-2026-11-22-0900.age',
        'holiday.age',
        'xingchen-backup-2020-01-01-0000.age',
      ]),
    ).toEqual(['xingchen-backup-2026-11-20-0900.age'])
    expect(readdirSync(stick).sort()).toEqual([
      'holiday.age',
      'xingchen-backup-2026-11-21-0900.age',
      'xingchen-backup-2026-11-21-0900.slots.json',
      'xingchen-backup-2026-11-22-0900.age',
      'xingchen-backup-2026-11-22-0900.slots.json',
    ])
  })

  it('what a stick pulled out has left half is cleared, and nothing else', async () => {
    put('xingchen-backup-2026-11-20-0900.age')
    for (const name of ['xingchen-backup-2026-11-21-0900.age.part', 'xingchen-backup-2026-11-21-0900.slots.json.part'])
      writeFileSync(join(stick, name), 'half')
    writeFileSync(join(stick, 'film.mp4.part'), 'somebody’s own')
    await clearParts(stick)
    expect(readdirSync(stick).sort()).toEqual([
      'film.mp4.part',
      'xingchen-backup-2026-11-20-0900.age',
      'xingchen-backup-2026-11-20-0900.slots.json',
    ])
  })
})
