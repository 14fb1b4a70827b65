import { setImmediate } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { AttachmentDigests, digestHere, type DigestWhole } from '../../../src/backup/attachment-digests.ts'
import { NO_ATTACHMENTS, prepareArchive } from '../../../src/backup/archive.ts'
import { encryptArchive } from '../../../src/backup/encrypt.ts'
import { scanBackup } from '../../../src/backup/read-backup.ts'
import { fail, succeed } from '../../../src/domain/result.ts'
import { oneByOne } from '../../../src/contract/one-by-one.ts'
import { SealedFileWriter } from '../../../src/renderer/attachments/sealed-file.ts'
import { AttachmentStaging } from '../../../src/renderer/workers/attachment-staging.ts'
import type { Ask } from '../../../src/renderer/workers/backup-protocol.ts'
import { ChunksOfPage } from '../../../src/renderer/workers/chunks-of-page.ts'
import { attachmentsOver, serveAttachments } from '../../../src/renderer/workers/attachment-port.ts'
import { digestAndSeal, type TakeChunk } from '../../../src/renderer/workers/attachment-work.ts'
import { OnItsWay } from '../../../src/renderer/workers/on-its-way.ts'
import { letGo, type Bytes } from '../../../src/vault/bytes.ts'
import {
  CHUNK_BYTES,
  chunkCount,
  chunkPlace,
  EARLIER_CHUNK_BYTES,
  openChunk,
  sealChunk,
} from '../../../src/vault/sealed-chunks.ts'
import { value } from '../verbs/test-station.ts'
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
const listed = (bytes: number, id = 'a') => ({ id, bytes, sha256: '' })
const sha256Of = async (bytes: Bytes) => (await digestHere(bytes, listed(bytes.length))).sha256

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
    const digest: DigestWhole = async (bytes, file) => {
      buffers.add(bytes.buffer)
      await new Promise<void>((resolve) => waiting.push(resolve))
      return digestHere(bytes, file)
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
  const slowly: DigestWhole = async (bytes, file) => {
    for (let at = 0; at < 50; at += 1) await setImmediate()
    return digestHere(bytes, file)
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
  const sizes = [3 * CHUNK_BYTES, 5, CHUNK_BYTES, 2 * CHUNK_BYTES + 9]
  const idOf = (at: number) => `a-${String(at)}`
  /** Files as they are cut now, and the last as they were before. */
  const sealed = async () => {
    const disk = new Map<string, Bytes>()
    const files = sizes.map((bytes, at) => ({
      ...{ id: idOf(at), bytes },
      chunkBytes: at === 3 ? EARLIER_CHUNK_BYTES : CHUNK_BYTES,
    }))
    for (const [at, { id, bytes, chunkBytes }] of files.entries()) {
      const plain = bytesOf(bytes, at)
      const chunks: Bytes[] = []
      for (let number = 0; number < chunkCount(bytes, chunkBytes); number += 1) {
        const place = chunkPlace(id, bytes, number, chunkBytes)
        chunks.push(await sealChunk(station.keys, place, plain.slice(number * chunkBytes, (number + 1) * chunkBytes)))
      }
      disk.set(id, new Uint8Array(Buffer.concat(chunks)))
    }
    return { disk, files }
  }
  const pageOf = (disk: ReadonlyMap<string, Bytes>) => {
    const page = { asked: 0, used: 0, mostAhead: 0 }
    const ask: Ask = async (question) => {
      if (question.ask !== 'sealed') throw new Error(question.ask)
      page.asked += 1
      page.mostAhead = Math.max(page.mostAhead, page.asked - page.used)
      await setImmediate()
      const { offset, length } = question
      return { bytes: (disk.get(question.attachment) ?? new Uint8Array()).slice(offset, offset + length) }
    }
    return { page, ask }
  }

  test('come in order, each asked for once, a few ahead', async () => {
    const { disk, files } = await sealed()
    const { page, ask } = pageOf(disk)
    const chunks = new ChunksOfPage(files, station.keys, ask)
    for (const [at, { id, bytes }] of files.entries()) {
      let plain = Buffer.alloc(0)
      for await (const chunk of chunks.of(id)) {
        page.used += 1
        plain = Buffer.concat([plain, chunk])
      }
      expect(plain.equals(bytesOf(bytes, at))).toBe(true)
    }
    expect(page.asked).toBe(page.used)
    expect(page.mostAhead).toBe(4)
  })

  test('that do not open, or are of another length, name their attachment', async () => {
    for (const change of ['flip', 'cut'] as const) {
      const { disk, files } = await sealed()
      const file = disk.get('a-2') ?? new Uint8Array()
      file[100] = (file[100] ?? 0) ^ 1
      if (change === 'cut') disk.set('a-2', new Uint8Array())
      const chunks = new ChunksOfPage(files, station.keys, pageOf(disk).ask)
      const all = async () => {
        for (const { id } of files) for await (const chunk of chunks.of(id)) letGo(chunk)
      }
      await expect(all()).rejects.toThrow()
      expect(chunks.damaged).toBe('a-2')
    }
  })
})

describe('an attachment that was read whole', () => {
  const bytes = 9 * CHUNK_BYTES + 9
  const plain = bytesOf(bytes, 3)
  const buffer = new Uint8Array(bytes + 1000).fill(255)
  buffer.set(plain)
  const sealed = async (work: typeof digestAndSeal, sha256: string) => {
    const opened: Bytes[] = []
    let come = 0
    let [onItsWay, most] = [0, 0]
    const take: TakeChunk = async (chunk, last) => {
      const place = chunkPlace('a-1', bytes, come)
      come += 1
      onItsWay += 1
      most = Math.max(most, onItsWay)
      expect(last).toBe(place.last)
      await setImmediate()
      opened[place.number] = (await openChunk(station.keys, place, chunk)) ?? new Uint8Array()
      onItsWay -= 1
    }
    const { stationId, attachments } = station.keys
    const made = await work(buffer.slice(), { id: 'a-1', bytes, sha256 }, { keys: { stationId, attachments }, take })
    return { made, opened, most }
  }
  const beside = () => {
    const { port1, port2 } = new MessageChannel()
    serveAttachments(port1)
    return { work: attachmentsOver(port2), close: () => port1.close() }
  }

  test.each(['here', 'beside'])('is digested and sealed in chunks, a few of them on their way (%s)', async (where) => {
    const sha256 = await sha256Of(plain)
    const { work, close } = where === 'here' ? { work: digestAndSeal, close: () => undefined } : beside()
    const { made, opened, most } = await sealed(work, sha256)
    expect([made.sha256, made.bytes.length]).toEqual([sha256, buffer.length])
    expect(opened.map(({ length }) => length)).toEqual([...Array<number>(9).fill(CHUNK_BYTES), 9])
    expect(Buffer.concat(opened).equals(plain)).toBe(true)
    expect(most).toBeLessThanOrEqual(4)
    close()
  })

  test('is not sealed when it is not what the list says, and those ordered behind it come after it', async () => {
    const { work, close } = beside()
    const sha256 = await sha256Of(plain)
    const [wrong, right] = await Promise.all([sealed(work, 'ab'.repeat(32)), sealed(work, sha256)])
    expect([wrong.opened.length, right.opened.length]).toEqual([0, 10])
    expect(wrong.made.sha256).toBe(sha256)
    close()
  })
})

describe('a sealed file', () => {
  test('goes to main in order without waiting, and says the same failure to all after one that failed', async () => {
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
    const writer = value(await SealedFileWriter.create({ id: 'a-1', bytes: 4 * 20_000 }, calls, true))
    const all = await Promise.all([1, 2, 3, 4].map((seed) => writer.write(bytesOf(20_000, seed))))
    const full = { ok: false, failure: { kind: 'diskFull', detail: '' } }
    expect(all.map(({ ok }) => ok)).toEqual([true, true, false, false])
    expect([all[2], all[3], await writer.keep(), await writer.write(bytesOf(5, 1))]).toEqual([full, full, full, full])
    expect(written).toEqual([20_000, 20_000])
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
    const staging = new AttachmentStaging(calls)
    value(await staging.begin(manifestOf([5, 5, 5])))
    const taken = [0, 1, 2].map((at) => staging.take(`a-${String(at)}`, bytesOf(5, at), true))
    await setImmediate()
    await staging.drop()
    const outcomes = await Promise.all(taken)
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, false])
    expect([created, disk.staged.size]).toEqual([1, 0])
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
    const staging = new AttachmentStaging(calls)
    const manifest = manifestOf([5])
    value(await staging.begin(manifest))
    value(await staging.take('a-0', bytesOf(5, 1), true))
    expect(await staging.finished(manifest)).toEqual(full)
    expect(discarded).toBe(1)
  })
})
