import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AttachmentFolder } from '../../../src/main/attachments/attachment-folder.ts'
import { readWhole, writeWhole, type AttachmentCalls } from '../../../src/renderer/attachments/sealed-file.ts'
import { SEALED_CHUNK_BYTES } from '../../../src/vault/sealed-chunks.ts'
import { deriveStationKeys } from '../../../src/vault/station-keys.ts'
import { MemoryAttachments } from '../backup/memory-attachments.ts'
import { value } from '../verbs/test-station.ts'

let station: string
let folder: AttachmentFolder
const files = () => join(station, 'attachments')
const staging = () => join(station, 'attachments-staged')

beforeEach(() => {
  station = mkdtempSync(join(tmpdir(), 'station-attachments-'))
  folder = new AttachmentFolder(station)
})
afterEach(() => rmSync(station, { recursive: true, force: true }))

async function put(id: string, bytes: string, staged = false): Promise<void> {
  const part = value(await folder.create(id, bytes.length, staged))
  value(await part.write(Buffer.from(bytes)))
  value(await part.keep())
}

describe('the folder of sealed attachments', () => {
  test('gives a file its name only when all of it is written', async () => {
    const part = value(await folder.create('a-1', 6, false))
    value(await part.write(Buffer.from('abc')))
    expect(readdirSync(files())).toEqual(['a-1.part'])
    expect(await part.keep()).toMatchObject({ ok: false, failure: { kind: 'badRequest' } })
    value(await part.write(Buffer.from('def')))
    expect(await part.write(Buffer.from('g'))).toMatchObject({ ok: false, failure: { kind: 'badRequest' } })
    value(await part.keep())
    expect(readdirSync(files())).toEqual(['a-1'])
    expect(value(await folder.list())).toEqual([{ id: 'a-1', bytes: 6 }])
    expect(Buffer.from(value(await folder.read('a-1', 2, 100)).bytes).toString()).toBe('cdef')
  })

  test('never writes over a file that is there', async () => {
    await put('a-1', 'first')
    expect(await folder.create('a-1', 6, false)).toMatchObject({ ok: false, failure: { kind: 'exists' } })
    expect(readFileSync(join(files(), 'a-1'), 'utf8')).toBe('first')
  })

  test('refuses what the disk has no room for before a byte is written, and says how much is missing', async () => {
    const huge = await folder.create('a-1', 2 ** 50, false)
    expect(huge).toMatchObject({ ok: false, failure: { kind: 'diskFull' } })
    expect(huge.ok || (huge.failure.missingBytes ?? 0)).toBeGreaterThan(2 ** 40)
    expect(readdirSync(files())).toEqual([])
    expect(await folder.beginStaging(2 ** 50)).toMatchObject({ ok: false, failure: { kind: 'diskFull' } })
  })

  test('says that a file is gone, and erases for good only what it is told', async () => {
    expect(await folder.read('a-9', 0, 10)).toMatchObject({ ok: false, failure: { kind: 'gone' } })
    await put('a-1', 'one')
    await put('a-2', 'two')
    expect(value(await folder.erase(['a-1', 'a-9']))).toBe(3)
    expect(readdirSync(files())).toEqual(['a-2'])
  })

  test('shows staged files only after they are put in place', async () => {
    await put('a-1', 'old')
    value(await folder.beginStaging(6))
    await put('a-1', 'new', true)
    await put('a-2', 'two', true)
    expect(value(await folder.list())).toEqual([{ id: 'a-1', bytes: 3 }])
    expect(value(await folder.placeStaged())).toBe(2)
    expect(readFileSync(join(files(), 'a-1'), 'utf8')).toBe('new')
    expect(readdirSync(files()).sort()).toEqual(['a-1', 'a-2'])
    expect(readdirSync(station)).toEqual(['attachments'])
  })

  test('clears what a crash left half done, and nothing else', async () => {
    await put('a-1', 'one')
    writeFileSync(join(files(), 'a-2.part'), 'half')
    mkdirSync(staging())
    writeFileSync(join(staging(), 'a-3'), 'unverified')
    const next = new AttachmentFolder(station)
    expect(value(await next.list())).toEqual([{ id: 'a-1', bytes: 3 }])
    expect(readdirSync(files())).toEqual(['a-1'])
    expect(readdirSync(station)).toEqual(['attachments'])
  })
})

describe('a sealed file on this disk', () => {
  const plain = crypto.getRandomValues(new Uint8Array(65_536))
  const photo = new Uint8Array(2 * 2 ** 20 + 5)
  for (let at = 0; at < photo.length; at += plain.length) photo.set(plain.subarray(0, photo.length - at), at)

  test('opens whole, and not when it is cut, changed, its chunks swapped, or another’s put in its place', async () => {
    const keys = await deriveStationKeys('ab'.repeat(16), crypto.getRandomValues(new Uint8Array(32)))
    const memory = new MemoryAttachments()
    const calls: AttachmentCalls = {
      ...memory.calls,
      'attachment.read': ({ id, offset, length }) => folder.read(id, offset, length),
    }
    value(await writeWhole(keys, 'a-1', photo, memory.calls, { cancelled: false }))
    value(await writeWhole(keys, 'a-2', photo, memory.calls, { cancelled: false }))
    const whole = memory.files.get('a-1') ?? new Uint8Array()
    mkdirSync(files(), { recursive: true })
    const open = async (bytes: Uint8Array) => {
      writeFileSync(join(files(), 'a-1'), bytes)
      return readWhole(keys, { id: 'a-1', bytes: photo.length }, calls)
    }
    expect(value(await open(whole))).toEqual(photo)
    const flipped = whole.slice()
    flipped[SEALED_CHUNK_BYTES + 77] = (flipped[SEALED_CHUNK_BYTES + 77] ?? 0) ^ 1
    const [first, second] = [
      whole.slice(0, SEALED_CHUNK_BYTES),
      whole.slice(SEALED_CHUNK_BYTES, 2 * SEALED_CHUNK_BYTES),
    ]
    const rest = whole.slice(2 * SEALED_CHUNK_BYTES)
    const broken: readonly Uint8Array[] = [
      whole.slice(0, -1),
      whole.slice(0, 2 * SEALED_CHUNK_BYTES),
      flipped,
      Buffer.concat([second, first, rest]),
      Buffer.concat([first, first, rest]),
      memory.files.get('a-2') ?? new Uint8Array(),
      new Uint8Array(),
    ]
    for (const bytes of broken) expect(await open(bytes)).toMatchObject({ ok: false, failure: { kind: 'damaged' } })
    rmSync(join(files(), 'a-1'))
    expect(await readWhole(keys, { id: 'a-1', bytes: photo.length }, calls)).toMatchObject({
      ok: false,
      failure: { kind: 'missing' },
    })
  })
})
