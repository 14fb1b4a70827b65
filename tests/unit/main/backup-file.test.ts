import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ipcVerbs, slotsFileName } from '../../../src/contract/ipc.ts'
import { BackupFile } from '../../../src/main/files/backup-file.ts'

const NAME = '秀英-2026-11-23.age'
let stick = ''
let made: BackupFile[] = []
beforeEach(() => {
  stick = mkdtempSync(join(tmpdir(), 'stick-'))
  made = []
})
afterEach(async () => {
  for (const file of made) await file.discard()
  rmSync(stick, { recursive: true })
})

async function created(largest = Number.MAX_SAFE_INTEGER): Promise<BackupFile> {
  const result = await BackupFile.create(stick, NAME, { largest, bytes: 3_000_000 })
  if (!result.ok) throw new Error(result.failure.kind)
  made.push(result.value)
  return result.value
}

describe('a backup on its way to the stick', () => {
  it('has its name only when it is kept, with the slots beside it and no part left', async () => {
    const content = randomBytes(3_000_000)
    const sha256 = createHash('sha256').update(content).digest('hex')
    const file = await created()
    await file.write(content.subarray(0, 1_000_000))
    expect(await file.write(content.subarray(1_000_000))).toEqual({ ok: true, value: { size: 3_000_000 } })
    expect(readdirSync(stick)).toEqual([`${NAME}.part`])
    expect(await file.seal()).toEqual({
      ok: true,
      value: { size: 3_000_000, sha256, handedSha256: sha256 },
    })
    expect(readdirSync(stick)).toEqual([`${NAME}.part`])
    expect(await file.keep('{"slots":[]}')).toEqual({ ok: true, value: { path: join(stick, NAME) } })
    expect(readdirSync(stick).sort()).toEqual([NAME, slotsFileName(NAME)].sort())
    expect(readFileSync(join(stick, NAME)).equals(content)).toBe(true)
  })

  it('hashes what the stick gives back, not what was sent', async () => {
    const file = await created()
    await file.write(new Uint8Array([1, 2, 3]))
    writeFileSync(join(stick, `${NAME}.part`), new Uint8Array([1, 2, 4]))
    const sealed = await file.seal()
    expect(sealed.ok && sealed.value.sha256).toBe(
      createHash('sha256')
        .update(new Uint8Array([1, 2, 4]))
        .digest('hex'),
    )
  })

  it('reads back any part of it, fewer bytes at the end', async () => {
    const file = await created()
    await file.write(new Uint8Array([1, 2, 3, 4, 5]))
    await file.seal()
    expect(await file.read(1, 2)).toEqual({ ok: true, value: { bytes: new Uint8Array([2, 3]) } })
    expect(await file.read(4, 10)).toEqual({ ok: true, value: { bytes: new Uint8Array([5]) } })
    expect(await file.read(5, 10)).toEqual({ ok: true, value: { bytes: new Uint8Array() } })
  })

  it('never writes over a backup that is there', async () => {
    writeFileSync(join(stick, NAME), 'older')
    expect(await BackupFile.create(stick, NAME, { largest: 1, bytes: 1 })).toMatchObject({
      ok: false,
      failure: { kind: 'exists' },
    })
    rmSync(join(stick, NAME))
    const file = await created()
    await file.seal()
    writeFileSync(join(stick, NAME), 'older')
    expect(await file.keep('{}')).toMatchObject({ ok: false, failure: { kind: 'exists' } })
    expect(readFileSync(join(stick, NAME), 'utf8')).toBe('older')
  })

  it('takes its steps in order only', async () => {
    const file = await created()
    expect(await file.read(0, 1)).toMatchObject({ ok: false, failure: { kind: 'badRequest' } })
    expect(await file.keep('{}')).toMatchObject({ ok: false, failure: { kind: 'badRequest' } })
    await file.seal()
    expect(await file.write(new Uint8Array(1))).toMatchObject({ ok: false, failure: { kind: 'badRequest' } })
    expect(await file.seal()).toMatchObject({ ok: false, failure: { kind: 'badRequest' } })
  })

  it('stops before the largest file the stick can hold', async () => {
    const file = await created(10)
    expect(await file.write(new Uint8Array(10))).toMatchObject({ ok: true })
    expect(await file.write(new Uint8Array(1))).toMatchObject({ ok: false, failure: { kind: 'tooLarge' } })
  })

  it('leaves nothing when it is discarded, even when the stick is gone', async () => {
    const file = await created()
    await file.write(new Uint8Array(10))
    await file.discard()
    expect(readdirSync(stick)).toEqual([])
    const other = await created()
    rmSync(join(stick, `${NAME}.part`))
    await other.discard()
    expect(existsSync(join(stick, `${NAME}.part`))).toBe(false)
  })

  it('says that the stick is gone, or cannot be written', async () => {
    expect(await BackupFile.create(join(stick, 'gone'), NAME, { largest: 1, bytes: 1 })).toMatchObject({
      ok: false,
      failure: { kind: 'gone' },
    })
    const file = await created()
    await file.write(new Uint8Array(10))
    await file.seal()
    rmSync(stick, { recursive: true })
    expect(await file.keep('{}')).toMatchObject({ ok: false, failure: { kind: 'gone' } })
    stick = mkdtempSync(join(tmpdir(), 'stick-'))
  })
})

describe('the name of a backup', () => {
  const accepts = (name: string) =>
    ipcVerbs['backup.create'].input.safeParse({ folder: '0'.repeat(32), name, bytes: 1 }).success
  it.each(['a.age', '秀英-2026-11-23-1042.age', 'x y.age'])('may be %s', (name) => {
    expect(accepts(name)).toBe(true)
  })
  it.each([
    '../a.age',
    'a/b.age',
    'a\\b.age',
    'C:a.age',
    '.hidden.age',
    'a\0.age',
    'a\n.age',
    'a.txt',
    '.age',
    `${'a'.repeat(200)}.age`,
  ])('may not be %j', (name) => {
    expect(accepts(name)).toBe(false)
  })
})
