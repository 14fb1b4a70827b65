import { mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  encodeFrameHead,
  FRAME_HEAD_BYTES,
  type JournalFrame,
  type JournalHead,
  type SegmentHeader,
} from '../../contract/journal-frame.ts'
import type { OutsideFailure } from '../../contract/ipc.ts'
import type { SegmentLook } from '../../contract/station-folder.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'
import { syncFolder, writeAt, writeNew } from '../files/durable.ts'
import { fileFailure, systemCode } from '../files/failures.ts'
import { FREE_SPACE_FLOOR, roomFor, writeFailure } from '../files/free-space.ts'
import { genesisHead, nextHead } from './chain.ts'
import { cutTail, headOf, lastBodyHolds, readFrames, rewriteWithout, scanSegment, type Segment } from './segment.ts'

const NAME = /^(\d{6})\.journal$/

/** What is known of the journal without any key. */
export interface JournalLook {
  readonly head: JournalHead | null
  /** Of the newest segment that has a readable one. */
  readonly header: SegmentHeader | null
  readonly segments: readonly SegmentLook[]
}

/**
 * The journal of one station: append-only files in one folder, each entry chained to the one before by its hash. An
 * append is on the disk when it is answered. Bodies are ciphertext here; nothing in this file has a key.
 *
 * One at a time: appends, rotations and reads wait for each other.
 */
export class JournalFolder {
  readonly #folder: string
  readonly #segments: Segment[]
  #file: FileHandle | null = null
  #turn: Promise<unknown> = Promise.resolve()

  private constructor(folder: string, segments: Segment[]) {
    this.#folder = folder
    this.#segments = segments
  }

  /**
   * Opens what is there. An append that a power cut tore was never answered: its bytes are put aside as `.torn`, and
   * the segment ends with its last whole entry.
   */
  static async open(folder: string): Promise<JournalFolder> {
    const segments: Segment[] = []
    for (const name of await segmentNames(folder)) segments.push(await scanSegment(join(folder, name)))
    const last = segments.at(-1)
    if (last !== undefined) {
      if (!(await lastBodyHolds(last))) {
        const torn = last.frames.pop()
        last.end = torn?.offset ?? last.end
      }
      await cutTail(last)
    }
    return new JournalFolder(folder, segments)
  }

  look(): JournalLook {
    return {
      head: this.#head(),
      header: this.#segments.findLast(({ header }) => header !== null)?.header ?? null,
      segments: this.#segments.map((segment) => {
        const firstSeq = segment.frames[0]?.seq ?? (headOf(segment)?.seq ?? 0) + 1
        return {
          name: segment.path.slice(this.#folder.length + 1),
          firstSeq,
          lastSeq: headOf(segment)?.seq ?? firstSeq - 1,
          bytes: segment.end,
          damagedBytes: segment.damagedBytes,
          tornBytes: segment.tornBytes ?? 0,
        }
      }),
    }
  }

  /** Starts the journal of a station that has none. `exists` when there is one. */
  async begin(stationId: string, meta: SegmentHeader['meta']): Promise<Result<JournalHead, OutsideFailure>> {
    return this.#inTurn(async () => {
      if (!this.#isBegunOnly()) return fail({ kind: 'exists', detail: 'journal' })
      await mkdir(this.#folder, { recursive: true })
      await this.#dropBegun()
      const head = genesisHead(stationId)
      await this.#startSegment(stationId, head, meta)
      return succeed(head)
    })
  }

  /**
   * Appends one entry. It is on the disk when this succeeds.
   * @param after the entry the caller has seen last; when there is a later one nothing is written: `stale`
   */
  async append(after: JournalHead, body: Uint8Array): Promise<Result<JournalHead, OutsideFailure>> {
    return this.#inTurn(async () => {
      const segment = this.#segments.at(-1)
      const head = this.#head()
      if (segment === undefined || head?.seq !== after.seq || head.hash !== after.hash) {
        return fail({ kind: 'stale', detail: 'journal' })
      }
      const room = await roomFor(this.#folder, FRAME_HEAD_BYTES + body.byteLength)
      if (!room.ok) return room
      const next = nextHead(head, body)
      this.#file ??= await open(segment.path, 'r+')
      try {
        if (segment.uncut === true) await this.#file.truncate(segment.end)
        segment.uncut = false
        // One call to the system for most entries.
        await writeAt(this.#file, Buffer.concat([encodeFrameHead(next), body]), segment.end)
        await this.#file.datasync()
      } catch (error) {
        const failure = await writeFailure(error, this.#folder, FRAME_HEAD_BYTES + body.byteLength, FREE_SPACE_FLOOR)
        // Half an entry must not stand before the next one. If even this fails, the next append or start cuts it off.
        segment.uncut = true
        await this.#file.truncate(segment.end)
        segment.uncut = false
        return fail(failure)
      }
      segment.frames.push({ ...next, offset: segment.end })
      segment.end += FRAME_HEAD_BYTES + body.byteLength
      return succeed({ seq: next.seq, hash: Buffer.from(next.hash).toString('hex') })
    })
  }

  /**
   * Begins a new segment: once a day, when the key slots changed, or behind a damaged place.
   * @param after what the new segment follows: the journal's own last entry, or, when the journal has lost its end and the
   * store has it, the one the store knows
   */
  async rotate(
    stationId: string,
    after: JournalHead,
    meta: SegmentHeader['meta'],
  ): Promise<Result<JournalHead, OutsideFailure>> {
    return this.#inTurn(async () => {
      const head = this.#head()
      if (head !== null && (after.seq < head.seq || (after.seq === head.seq && after.hash !== head.hash))) {
        return fail({ kind: 'stale', detail: 'journal' })
      }
      await mkdir(this.#folder, { recursive: true })
      await this.#startSegment(stationId, after, meta)
      return succeed(after)
    })
  }

  /** Entries from `seq` on, as many as fit into `limit` bytes, one at least; none when there is no later one. */
  async read(seq: number, limit: number): Promise<Result<{ readonly frames: JournalFrame[] }, OutsideFailure>> {
    return this.#inTurn(async () => {
      const segment = this.#segments.find(({ frames }) => (frames.at(-1)?.seq ?? 0) >= seq)
      return succeed({ frames: segment === undefined ? [] : await readFrames(segment, seq, limit) })
    })
  }

  /** Erases the bodies of entries of earlier segments. Their hashes stay, so the chain still holds. */
  async prune(seqs: readonly number[]): Promise<Result<{ readonly freedBytes: number }, OutsideFailure>> {
    return this.#inTurn(async () => {
      const gone = new Set(seqs)
      const open = this.#segments.at(-1)
      if (open?.frames.some(({ seq }) => gone.has(seq)) === true) {
        return fail({ kind: 'badRequest', detail: 'open segment' })
      }
      let freedBytes = 0
      for (const [at, segment] of this.#segments.entries()) {
        if (!segment.frames.some(({ seq, bodyLength }) => gone.has(seq) && bodyLength > 0)) continue
        const thinner = await rewriteWithout(segment, gone)
        freedBytes += segment.end - thinner.end
        this.#segments[at] = thinner
      }
      return succeed({ freedBytes })
    })
  }

  /** Puts the whole journal aside in a folder of its own, so that another station's can begin. */
  async setAside(): Promise<Result<null, OutsideFailure>> {
    return this.#inTurn(async () => {
      if (this.#segments.length === 0) return succeed(null)
      await this.#file?.close()
      this.#file = null
      await rename(this.#folder, `${this.#folder}-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`)
      await syncFolder(dirname(this.#folder))
      this.#segments.length = 0
      return succeed(null)
    })
  }

  /** Closes the file; for the end of the app. */
  async close(): Promise<void> {
    await this.#turn
    await this.#file?.close()
    this.#file = null
  }

  /** No entry was ever written: a founding or a restore began it, and ended for want of room or power. */
  #isBegunOnly(): boolean {
    return this.#segments.every(
      ({ header, frames, damagedBytes, tornBytes = 0 }) =>
        header?.firstSeq === 1 && frames.length === 0 && damagedBytes + tornBytes === 0,
    )
  }

  async #dropBegun(): Promise<void> {
    await this.#file?.close()
    this.#file = null
    for (const { path } of this.#segments) await rm(path, { force: true })
    this.#segments.length = 0
  }

  #head(): JournalHead | null {
    for (const segment of this.#segments.toReversed()) {
      const head = headOf(segment)
      if (head !== null) return head
    }
    return null
  }

  async #startSegment(stationId: string, after: JournalHead, meta: SegmentHeader['meta']): Promise<void> {
    const header: SegmentHeader = {
      format: 'xingchen-journal',
      formatVersion: 1,
      stationId,
      firstSeq: after.seq + 1,
      before: after.hash,
      startedAt: new Date().toISOString(),
      meta,
    }
    const last = this.#segments.at(-1)
    const number = last === undefined ? 1 : Number(NAME.exec(last.path.slice(this.#folder.length + 1))?.[1]) + 1
    const path = join(this.#folder, `${String(number).padStart(6, '0')}.journal`)
    const text = `${JSON.stringify(header)}\n`
    await writeNew(path, text)
    await syncFolder(this.#folder)
    await this.#file?.close()
    this.#file = null
    this.#segments.push({ path, header, frames: [], damagedBytes: 0, end: Buffer.byteLength(text) })
  }

  /** One after the other; what the file system says becomes a failure with a sentence. */
  async #inTurn<T>(work: () => Promise<Result<T, OutsideFailure>>): Promise<Result<T, OutsideFailure>> {
    const done = this.#turn.then(work).catch((error: unknown) => fail(fileFailure(error)))
    this.#turn = done
    return done
  }
}

async function segmentNames(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => NAME.test(name)).sort()
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return []
    throw error
  }
}
