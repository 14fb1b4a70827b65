import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { manifestSchema } from '../../../src/backup/manifest.ts'
import { makeBackup, rows, testStation, type TestStation } from './sample-backup.ts'

/** The drill of src/backup/README.md: in twenty years, without our program. */
const hasAge = spawnSync('age', ['--version']).status === 0
if (!hasAge) console.warn('SKIPPED: the stock `age` tool is not installed, so the twenty-year drill was not proved.')

describe.skipIf(!hasAge)('the stock tools', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xingchen-drill-'))
  const children = rows(700)
  let station: TestStation

  beforeAll(async () => {
    station = await testStation()
    writeFileSync(join(folder, 'b.age'), await makeBackup(station, { station: rows(1), children, referrals: [] }))
    writeFileSync(join(folder, 'key.txt'), `# 恢复单第 1 号\n${station.recoveryKey}\n`)
    writeFileSync(join(folder, 'station.txt'), `${station.identity}\n`)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const sh = (command: string) => execFileSync('sh', ['-ec', command], { cwd: folder, encoding: 'utf8' })

  test.each(['key.txt', 'station.txt'])('`age -d -i %s | tar t` lists the tables', (key) => {
    expect(sh(`age -d -i ${key} b.age | tar t`).trim().split('\n')).toEqual([
      'manifest.json',
      'vault.json',
      'tables/station.ndjson',
      'tables/children.ndjson',
      'tables/referrals.ndjson',
    ])
  })

  test('`tar x` gives one JSON record a line, with the SHA-256 of the manifest', () => {
    sh('age -d -i key.txt b.age | tar x')
    const text = readFileSync(join(folder, 'tables/children.ndjson'), 'utf8')
    expect(
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual(children)
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
    const summary = manifest.tables.find((table) => table.name === 'children')
    expect(createHash('sha256').update(text).digest('hex')).toBe(summary?.sha256)
  })

  test('the recovery slot in vault.json gives the 32 bytes of the station key', () => {
    writeFileSync(join(folder, 'slot.age'), station.vault.recovery.wrapped)
    expect(execFileSync('age', ['-d', '-i', 'key.txt', 'slot.age'], { cwd: folder }).length).toBe(32)
  })
})
