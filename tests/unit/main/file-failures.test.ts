import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lookAtDrive } from '../../../src/main/files/drive.ts'
import { writeDurably } from '../../../src/main/files/durable.ts'
import { fileFailure } from '../../../src/main/files/failures.ts'
import { HandleTable } from '../../../src/main/files/handle-table.ts'

describe('what the system says about a file', () => {
  it.each([
    ['ENOSPC', 'diskFull'],
    ['EDQUOT', 'diskFull'],
    ['EROFS', 'notWritable'],
    ['EACCES', 'notWritable'],
    ['EIO', 'gone'],
    ['ENOENT', 'gone'],
    ['EFBIG', 'tooLarge'],
    ['EMFILE', 'failed'],
  ])('%s is %s', (code, kind) => {
    expect(fileFailure(Object.assign(new Error('words'), { code }))).toEqual({ kind, detail: 'words' })
  })

  it('a full disk, for real', async () => {
    const full = await open('/dev/full', 'w')
    const error: unknown = await full.writeFile('x').then(
      () => undefined,
      (refused: unknown) => refused,
    )
    await full.close()
    expect(fileFailure(error).kind).toBe('diskFull')
  })
})

describe('writing durably', () => {
  it('replaces a file as a whole and leaves no part', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'durable-'))
    const path = join(folder, 'x.pdf')
    writeFileSync(path, 'older')
    await writeDurably(path, 'newer')
    expect(readFileSync(path, 'utf8')).toBe('newer')
    expect(readdirSync(folder)).toEqual(['x.pdf'])
    rmSync(folder, { recursive: true })
  })
})

describe('a drive', () => {
  it('is the system’s when it is the one a folder of this PC’s own is on', async () => {
    const here = await lookAtDrive(tmpdir(), [tmpdir()])
    expect(here.systemDrive).toBe(true)
    expect(here.freeBytes).toBeGreaterThan(0)
    const other = await lookAtDrive('/proc', [tmpdir()])
    expect(other.systemDrive).toBe(false)
  })
})

describe('handles', () => {
  it('are random, and valid until taken', () => {
    const table = new HandleTable<string>()
    const ids = Array.from({ length: 50 }, (_, i) => table.add(String(i)))
    expect(new Set(ids).size).toBe(50)
    expect(ids.every((id) => /^[0-9a-f]{32}$/.test(id))).toBe(true)
    const [first = ''] = ids
    expect(table.take(first)).toBe('0')
    expect(table.get(first)).toBeUndefined()
    expect(table.takeAll().length).toBe(49)
  })
})
