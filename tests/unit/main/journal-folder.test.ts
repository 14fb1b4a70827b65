import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FRAME_HEAD_BYTES, type JournalFrame, type JournalHead } from '../../../src/contract/journal-frame.ts'
import type { Result } from '../../../src/domain/result.ts'
import { JournalFolder } from '../../../src/main/journal/journal-folder.ts'

const STATION = '00112233445566778899aabbccddeeff'
const META = { stationName: '星湖街道社会工作站' }

let folder: string
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'journal-')), 'journal')
})
afterEach(() => {
  rmSync(join(folder, '..'), { recursive: true, force: true })
})

function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

const body = (words: string) => Buffer.from(words)
const words = ({ body: bytes }: JournalFrame) => (bytes === null ? null : new TextDecoder().decode(bytes))

async function filled(...entries: readonly string[]): Promise<{ journal: JournalFolder; heads: JournalHead[] }> {
  const journal = await JournalFolder.open(folder)
  const heads = [value(await journal.begin(STATION, META))]
  for (const entry of entries) heads.push(value(await journal.append(heads.at(-1) ?? nowhere(), body(entry))))
  return { journal, heads }
}

function nowhere(): never {
  throw new Error('no head')
}

async function allWords(journal: JournalFolder): Promise<readonly (string | null)[]> {
  const found: (string | null)[] = []
  for (let seq = 1; ;) {
    const { frames } = value(await journal.read(seq, 5))
    const last = frames.at(-1)
    if (last === undefined) return found
    found.push(...frames.map(words))
    seq = last.seq + 1
  }
}

const segment = (number: number) => join(folder, `${String(number).padStart(6, '0')}.journal`)

describe('the journal’s files', () => {
  it('give back what was appended, in order, after a new start as well', async () => {
    const { journal, heads } = await filled('一', '二', '三')
    expect(await allWords(journal)).toEqual(['一', '二', '三'])
    await journal.close()
    const again = await JournalFolder.open(folder)
    expect(again.look()).toMatchObject({ head: heads[3], header: { stationId: STATION, meta: META } })
    expect(await allWords(again)).toEqual(['一', '二', '三'])
    value(await again.append(heads[3] ?? nowhere(), body('四')))
    expect(await allWords(again)).toEqual(['一', '二', '三', '四'])
    await again.close()
  })

  it('take an entry only behind the last one: a second window is too late', async () => {
    const { journal, heads } = await filled('一', '二')
    const refused = { ok: false, failure: { kind: 'stale', detail: 'journal' } }
    expect(await journal.append(heads[1] ?? nowhere(), body('晚了'))).toEqual(refused)
    const forged = { seq: 2, hash: 'ab'.repeat(32) }
    expect(await journal.append(forged, body('晚了'))).toEqual(refused)
    expect(await allWords(journal)).toEqual(['一', '二'])
    await journal.close()
  })

  it('begin once: a station that has a journal is never begun over', async () => {
    const { journal } = await filled('一')
    expect(await journal.begin(STATION, META)).toEqual({ ok: false, failure: { kind: 'exists', detail: 'journal' } })
    await journal.close()
  })

  it('end with the last whole entry, wherever the power cut an append off; the torn bytes are put aside', async () => {
    const { journal, heads } = await filled('第一条', '第二条')
    await journal.close()
    const whole = statSync(segment(1)).size
    const original = readFileSync(segment(1))
    const last = FRAME_HEAD_BYTES + body('第二条').byteLength
    for (let cut = 1; cut < last; cut += 7) {
      writeFileSync(segment(1), original)
      truncateSync(segment(1), whole - cut)
      const again = await JournalFolder.open(folder)
      expect(again.look().head, `${String(cut)} bytes short`).toEqual(heads[1])
      expect(statSync(`${segment(1)}.torn`).size).toBe(last - cut)
      value(await again.append(heads[1] ?? nowhere(), body('又写')))
      expect(await allWords(again)).toEqual(['第一条', '又写'])
      await again.close()
    }
  })

  it('end before a last entry whose bytes never reached the disk, though its length did', async () => {
    const { journal, heads } = await filled('第一条', '第二条')
    await journal.close()
    const bytes = readFileSync(segment(1))
    bytes.fill(0, bytes.length - 6)
    writeFileSync(segment(1), bytes)
    const again = await JournalFolder.open(folder)
    expect(again.look().head).toEqual(heads[1])
    await again.close()
  })

  it('name an entry of which a bit changed, and give the others', async () => {
    const { journal } = await filled('第一条', '第二条', '第三条')
    await journal.close()
    const original = readFileSync(segment(1))
    const start = original.indexOf(body('第二条'))
    for (let at = start - FRAME_HEAD_BYTES; at < start + body('第二条').byteLength; at += 5) {
      const bytes = Buffer.from(original)
      bytes[at] = (bytes[at] ?? 0) ^ 16
      writeFileSync(segment(1), bytes)
      const again = await JournalFolder.open(folder)
      const { frames } = value(await again.read(1, 10_000))
      const read = new Map(frames.map((frame) => [frame.seq, frame.damaged ? null : words(frame)]))
      expect([read.get(1), read.get(2) ?? null, read.get(3)], `byte ${String(at)}`).toEqual(['第一条', null, '第三条'])
      expect(again.look().head?.seq).toBe(3)
      await again.close()
    }
  })

  it('are still read when the first line of a file is gone', async () => {
    const { journal, heads } = await filled('一', '二')
    await journal.close()
    const bytes = readFileSync(segment(1))
    bytes.fill(120, 0, 40)
    writeFileSync(segment(1), bytes)
    const again = await JournalFolder.open(folder)
    expect(again.look()).toMatchObject({ head: heads[2], header: null })
    expect(await allWords(again)).toEqual(['一', '二'])
    await again.close()
  })

  it('go on in a new file after a rotation, and behind a lost end from where the store stands', async () => {
    const { journal, heads } = await filled('一', '二')
    value(await journal.rotate(STATION, heads[2] ?? nowhere(), META))
    value(await journal.append(heads[2] ?? nowhere(), body('三')))
    expect(await allWords(journal)).toEqual(['一', '二', '三'])
    expect(journal.look().segments.map(({ firstSeq, lastSeq }) => [firstSeq, lastSeq])).toEqual([
      [1, 2],
      [3, 3],
    ])
    const ahead = { seq: 9, hash: 'cd'.repeat(32) }
    value(await journal.rotate(STATION, ahead, META))
    value(await journal.append(ahead, body('十')))
    expect(await allWords(journal)).toEqual(['一', '二', '三', '十'])
    expect(await journal.rotate(STATION, heads[1] ?? nowhere(), META)).toMatchObject({ failure: { kind: 'stale' } })
    await journal.close()
    const again = await JournalFolder.open(folder)
    expect(again.look().head?.seq).toBe(10)
    await again.close()
  })

  it('erase bodies of closed files and keep the chain', async () => {
    const { journal, heads } = await filled('草稿一', '草稿二', '写完')
    expect(await journal.prune([1])).toMatchObject({ failure: { kind: 'badRequest' } })
    value(await journal.rotate(STATION, heads[3] ?? nowhere(), META))
    const { freedBytes } = value(await journal.prune([1, 2]))
    expect(freedBytes).toBe(body('草稿一草稿二').byteLength)
    expect(readFileSync(segment(1)).includes(body('草稿'))).toBe(false)
    const { frames } = value(await journal.read(1, 10_000))
    expect(frames.map(words)).toEqual([null, null, '写完'])
    expect(frames.map(({ hash }) => hash)).toEqual(heads.slice(1).map(({ hash }) => hash))
    expect(frames.map(({ before }) => before)).toEqual(heads.slice(0, 3).map(({ hash }) => hash))
    await journal.close()
  })

  it('are put aside as a whole for another station', async () => {
    const { journal } = await filled('一')
    value(await journal.setAside())
    expect(journal.look()).toEqual({ head: null, header: null, segments: [] })
    expect(readdirSync(join(folder, '..')).filter((name) => name.startsWith('journal-'))).toHaveLength(1)
    const head = value(await journal.begin('f'.repeat(32), META))
    value(await journal.append(head, body('新的')))
    expect(await allWords(journal)).toEqual(['新的'])
    await journal.close()
  })

  it('never lose an answered entry to a cut anywhere in the file', async () => {
    const { journal, heads } = await filled('甲', '乙乙', '丙丙丙', '丁丁丁丁')
    await journal.close()
    const original = readFileSync(segment(1))
    const ends = ['甲', '乙乙', '丙丙丙', '丁丁丁丁'].map(
      (entry) => original.indexOf(body(entry)) + body(entry).byteLength,
    )
    const firstByte = original.indexOf('\n') + 1
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: firstByte, max: original.length }), async (size) => {
        writeFileSync(segment(1), original.subarray(0, size))
        const again = await JournalFolder.open(folder)
        const kept = ends.filter((end) => end <= size).length
        expect(again.look().head).toEqual(heads[kept])
        await again.close()
      }),
      { numRuns: 60 },
    )
  })
})
