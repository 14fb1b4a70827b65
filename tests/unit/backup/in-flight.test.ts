import { setImmediate } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { AttachmentDigests, digestHere, type DigestWhole } from '../../../src/backup/attachment-digests.ts'
import { NO_ATTACHMENTS, prepareArchive } from '../../../src/backup/archive.ts'
import { encryptArchive } from '../../../src/backup/encrypt.ts'
import { scanBackup } from '../../../src/backup/read-backup.ts'
import { fail, succeed } from '../../../src/domain/result.ts'
import { chunksHere, type StartChunkWork } from '../../../src/renderer/attachments/chunk-work.ts'
import { oneByOne } from '../../../src/contract/one-by-one.ts'
import { SealedFileWriter } from '../../../src/renderer/attachments/sealed-file.ts'
import { AttachmentFeed } from '../../../src/renderer/workers/attachment-feed.ts'
import { AttachmentStaging } from '../../../src/renderer/workers/attachment-staging.ts'
import { OnItsWay } from '../../../src/renderer/workers/on-its-way.ts'
import { letGo, toHex, type Bytes } from '../../../src/vault/bytes.ts'
import { CHUNK_BYTES } from '../../../src/vault/sealed-chunks.ts'
import { value } from '../verbs/test-station.ts'
import { chunksInProcess } from './in-process-worker.ts'
import { MemoryAttachments } from './memory-attachments.ts'
import { headOf, streamOf, testStation, type TestStation } from './sample-backup.ts'

// What goes on at the same time in a backup and a restore: in order, bounded, and failing as if it were not so.

const KIB = 1024
let station: TestStation
beforeAll(async () => {
  station = await testStation()
})

const bytesOf = (length: number, seed: number): Bytes =>
  Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8) * seed + seed) & 255)
const sha256Of = async (bytes: Bytes) => (await digestHere(bytes.slice(), bytes.length)).sha256

/** Promises that are settled by hand. */
function byHand() {
  const begun: { readonly settle: () => void; readonly fail: (error: Error) => void }[] = []
  const work = () =>
    new Promise<number>((settle, reject) => {
      const number = begun.length
      begun.push({ settle: () => settle(number), fail: reject })
    })
  return { begun, work }
}

describe('letting go', () => {
  test('empties what looks at a whole buffer, and leaves parts, small ones and what is empty already', () => {
    const whole = new Uint8Array(64 * KIB)
    const part = new Uint8Array(64 * KIB).subarray(1)
    const small = new Uint8Array(100)
    letGo(whole, part, small)
    expect([whole.length, part.length, small.length]).toEqual([0, 64 * KIB - 1, 100])
    letGo(whole)
  })
})

describe('work on its way', () => {
  test('goes no further ahead than it may', async () => {
    const { begun, work } = byHand()
    const way = new OnItsWay(2)
    await way.begin(work)
    await way.begin(work)
    const third = way.begin(work)
    await setImmediate()
    expect(begun.length).toBe(2)
    begun[0]?.settle()
    await third
    expect(begun.length).toBe(3)
  })

  test('tells of a failure to whoever comes next, or waits for the end', async () => {
    const { begun, work } = byHand()
    const way = new OnItsWay(1)
    await way.begin(work)
    begun[0]?.fail(new Error('full'))
    await expect(way.begin(work)).rejects.toThrow('full')
    expect(begun.length).toBe(1)
    await way.begin(work)
    begun[1]?.fail(new Error('gone'))
    await expect(way.done()).rejects.toThrow('gone')
  })
})

describe('one by one', () => {
  test('begins nothing before the one before is done, and nothing after one that failed', async () => {
    const { begun, work } = byHand()
    const inOrder = oneByOne()
    const [first, second, third] = [inOrder(work), inOrder(work), inOrder(work)]
    await setImmediate()
    expect(begun.length).toBe(1)
    begun[0]?.settle()
    expect(await first).toBe(0)
    await setImmediate()
    expect(begun.length).toBe(2)
    begun[1]?.fail(new Error('full'))
    await expect(second).rejects.toThrow('full')
    await expect(third).rejects.toThrow('full')
    expect(begun.length).toBe(2)
  })
})

describe('digests of attachments', () => {
  test('have two attachments in memory, whose buffers are used again', async () => {
    const waiting: (() => void)[] = []
    const buffers = new Set<ArrayBuffer>()
    const digest: DigestWhole = async (bytes, length) => {
      buffers.add(bytes.buffer)
      await new Promise<void>((resolve) => waiting.push(resolve))
      return digestHere(bytes, length)
    }
    const digests = new AttachmentDigests(digest)
    const gather = async (id: string, length: number) => {
      const bytes = bytesOf(length, id.length)
      const gathering = await digests.begin({ id, bytes: length, sha256: await sha256Of(bytes) })
      gathering?.add(bytes.subarray(0, 5))
      gathering?.add(bytes.subarray(5))
      gathering?.end()
    }
    await gather('a', 3000)
    await gather('ab', 2000)
    const third = gather('abc', 1000)
    await setImmediate()
    expect(waiting.length).toBe(2)
    waiting.shift()?.()
    await third
    while (waiting.length > 0) waiting.shift()?.()
    expect(await digests.wrong()).toBeNull()
    expect(buffers.size).toBe(2)
  })

  test('that fail by themselves say nothing about an attachment', async () => {
    const digests = new AttachmentDigests(() => Promise.reject(new Error('no memory')))
    const gathering = await digests.begin({ id: 'a', bytes: 3, sha256: '' })
    gathering?.add(new Uint8Array(3))
    gathering?.end()
    await expect(digests.wrong()).rejects.toThrow('no memory')
  })
})

describe('a backup whose first attachment is not what its list says', () => {
  const backup = async (wrong: readonly string[]) => {
    const plain = new Map(['a-1', 'a-2', 'a-3', 'a-4'].map((id, at) => [id, bytesOf(300 * KIB, at)]))
    const files = await Promise.all(
      [...plain].map(async ([id, bytes]) => ({
        ...{ id, bytes: bytes.length },
        sha256: wrong.includes(id) ? 'ab'.repeat(32) : await sha256Of(bytes),
      })),
    )
    const archive = await prepareArchive(headOf(station), station.vault, [], {
      ...{ ...NO_ATTACHMENTS, carried: true, files },
      async *pieces(id) {
        yield await Promise.resolve((plain.get(id) ?? new Uint8Array()).slice())
      },
    })
    const { stream } = await encryptArchive(archive, station.recipients)
    return new Uint8Array(await new Response(stream).arrayBuffer())
  }
  /** Slow enough for the rest to be read before a digest is there. */
  const slowly: DigestWhole = async (bytes, length) => {
    for (let at = 0; at < 50; at += 1) await setImmediate()
    return digestHere(bytes, length)
  }
  const scanned = async (bytes: Uint8Array, digest: DigestWhole) => {
    const scan = await scanBackup(streamOf(bytes), [station.identity], { schemaVersion: 1, digest })
    return scan.ok ? 'opened' : scan.failure
  }

  test.each([
    ['at once', digestHere],
    ['slowly', slowly],
  ])('is named by it, whatever comes behind (digests made %s)', async (_, digest) => {
    expect(await scanned(await backup([]), digest)).toBe('opened')
    const named = { kind: 'inconsistent', where: 'attachments/a-1' }
    const bytes = await backup(['a-1', 'a-3'])
    expect(await scanned(bytes, digest)).toEqual(named)
    // The first has been read when it ends.
    expect(await scanned(bytes.slice(0, 1000 * KIB), digest)).toEqual(named)
    const flipped = bytes.slice()
    flipped[1100 * KIB] = (flipped[1100 * KIB] ?? 0) ^ 1
    expect(await scanned(flipped, digest)).toEqual(named)
  })

  test('and one that is cut or changed is called so when all before it was right', async () => {
    const bytes = await backup(['a-4'])
    expect(await scanned(bytes.slice(0, 1000 * KIB), slowly)).toEqual({ kind: 'truncated' })
    const flipped = bytes.slice()
    flipped[700 * KIB] = (flipped[700 * KIB] ?? 0) ^ 1
    expect(await scanned(flipped, slowly)).toEqual({ kind: 'tampered' })
  })

  test('is not blamed when the digests could not be made', async () => {
    const broken = () => Promise.reject(new Error('no memory'))
    await expect(scanned(await backup([]), broken)).rejects.toThrow('no memory')
  })
})

describe('chunks that are read ahead', () => {
  test('come in order, each read once, six beyond the one that is used', async () => {
    const disk = new MemoryAttachments()
    const sizes = [3 * CHUNK_BYTES, 5, CHUNK_BYTES, 2 * CHUNK_BYTES + 9]
    const plain = sizes.map(bytesOf)
    const files = await Promise.all(
      plain.map(async (bytes, at) => {
        const { length } = bytes
        const id = `a-${String(at)}`
        const writer = value(
          await SealedFileWriter.create(chunksHere(station.keys), { id, bytes: length }, disk.calls, false),
        )
        for (let from = 0; from < length; from += CHUNK_BYTES)
          value(await writer.write(bytes.slice(from, from + CHUNK_BYTES)))
        value(await writer.keep())
        return { id, bytes: length, chunkBytes: CHUNK_BYTES }
      }),
    )
    const feed = new AttachmentFeed(chunksInProcess(station.keys), files, disk.calls)
    let used = 0
    for (const [at, { id, bytes }] of files.entries()) {
      for (let number = 0; number * CHUNK_BYTES < bytes; number += 1) {
        const chunk = value(await feed.chunk(id, number))
        used += 1
        const from = number * CHUNK_BYTES
        expect(toHex(chunk.slice(0, 32))).toBe(toHex(plain[at]?.slice(from, from + 32) ?? chunk))
        expect(disk.reads).toBeLessThanOrEqual(used + 6)
      }
    }
    expect(disk.reads).toBe(used)
  })
})

describe('a sealed file', () => {
  test('is written in order while the next chunks are sealed, and says the same failure to all after one that failed', async () => {
    const disk = new MemoryAttachments()
    const written: number[] = []
    let room = 2
    const calls: typeof disk.calls = {
      ...disk.calls,
      'attachment.write': async (chunk) => {
        await setImmediate()
        if (room === 0) return fail({ kind: 'diskFull', detail: '' })
        room -= 1
        written.push(chunk.bytes.length)
        return disk.calls['attachment.write'](chunk)
      },
    }
    const file = { id: 'a-1', bytes: 3 * CHUNK_BYTES + 5 }
    const writer = value(await SealedFileWriter.create(chunksInProcess(station.keys), file, calls, true))
    const chunk = () => bytesOf(CHUNK_BYTES, 1)
    const all = await Promise.all([chunk(), chunk(), chunk(), bytesOf(5, 1)].map((plain) => writer.write(plain)))
    const full = { ok: false, failure: { kind: 'diskFull', detail: '' } }
    expect(all.map(({ ok }) => ok)).toEqual([true, true, false, false])
    expect([all[2], all[3], await writer.keep()]).toEqual([full, full, full])
    expect(written.length).toBe(2)
    await writer.discard()
  })
})

describe('attachments that are staged', () => {
  const manifestOf = (lengths: readonly number[]) => ({
    format: 'xingchen-backup' as const,
    formatVersion: 1 as const,
    ...headOf(station),
    vault: { bytes: 1, sha256: '' },
    tables: [],
    attachments: {
      ...{ carried: true, missing: [] },
      files: lengths.map((bytes, at) => ({ id: `a-${String(at)}`, bytes, sha256: '' })),
    },
  })

  test('dropped while more is handed over, leave nothing and begin nothing', async () => {
    const disk = new MemoryAttachments()
    let created = 0
    const calls: typeof disk.calls = {
      ...disk.calls,
      'attachment.create': async (file) => {
        created += 1
        await setImmediate()
        return disk.calls['attachment.create'](file)
      },
    }
    let ended = 0
    const start: StartChunkWork = (keys) => ({ ...chunksInProcess(keys), end: () => (ended += 1) })
    const staging = new AttachmentStaging(calls, start)
    value(await staging.begin(manifestOf([5, 5, 5]), station.keys))
    const taken = [0, 1, 2].map((at) => staging.take(`a-${String(at)}`, bytesOf(5, at), true))
    await setImmediate()
    await staging.drop()
    const outcomes = await Promise.all(taken)
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, false])
    expect([created, disk.staged.size, ended]).toEqual([1, 0, 1])
  })

  test('are not finished when one could not be brought safely onto the disk', async () => {
    const disk = new MemoryAttachments()
    const full = fail({ kind: 'diskFull', detail: '' } as const)
    let discarded = 0
    const calls: typeof disk.calls = {
      ...disk.calls,
      'attachment.keep': () => Promise.resolve(full),
      'attachment.discard': () => {
        discarded += 1
        return Promise.resolve(succeed(null))
      },
    }
    const staging = new AttachmentStaging(calls, chunksInProcess)
    const manifest = manifestOf([5])
    value(await staging.begin(manifest, station.keys))
    value(await staging.take('a-0', bytesOf(5, 1), true))
    expect(await staging.finished(manifest)).toEqual(full)
    expect(discarded).toBe(1)
  })
})
