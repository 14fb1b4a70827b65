import { expect, test } from 'vitest'
import { backupSentence, type BackupFailure } from '../../src/backup/failures.ts'
import { readBackup } from '../../src/backup/read-backup.ts'
import { Dice, flipBit } from './random.ts'
import { makeBackup, rows, SCHEMA, streamOf, testStation } from '../unit/backup/sample-backup.ts'

const FLIPS = 2000
const SEED = 20261123

test(`${String(FLIPS)} backups with one bit turned over are all refused, each with its sentence`, async () => {
  const station = await testStation()
  const whole = await makeBackup(station, { station: rows(1), children: rows(60), documents: rows(30) })
  const identities = [station.identity]
  expect((await readBackup(streamOf(whole), identities, SCHEMA)).ok).toBe(true)

  const dice = new Dice(SEED)
  const kinds = new Map<BackupFailure['kind'], number>()
  const opened: number[] = []
  for (let at = 0; at < FLIPS; at += 1) {
    const bit = dice.below(whole.length * 8)
    const read = await readBackup(streamOf(flipBit(whole, bit)), identities, SCHEMA)
    if (read.ok) opened.push(bit)
    else {
      expect(backupSentence(read.failure, 'zh')).toMatch(/。$/)
      kinds.set(read.failure.kind, (kinds.get(read.failure.kind) ?? 0) + 1)
    }
  }
  expect(opened).toEqual([])
  expect([...kinds.values()].reduce((sum, count) => sum + count, 0)).toBe(FLIPS)
  // Most of a backup is its encrypted content: a changed bit there is tampering, and called so.
  expect(kinds.get('tampered') ?? 0).toBeGreaterThan(FLIPS * 0.9)
  // Nothing of the medium failed, and nothing got as far as contradicting its manifest.
  expect(kinds.get('unreadable') ?? 0).toBe(0)
  expect(kinds.get('inconsistent') ?? 0).toBe(0)
})
