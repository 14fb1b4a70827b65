import { open, rename, rm, truncate, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import {
  decodeFrameHead,
  encodeFrameHead,
  FRAME_HEAD_BYTES,
  FRAME_MAGIC,
  segmentHeaderSchema,
  type FrameHead,
  type JournalFrame,
  type JournalHead,
  type SegmentHeader,
} from '../../contract/journal-frame.ts'
import { readAt, syncFolder, writeNew } from '../files/durable.ts'
import { fileFailure } from '../files/failures.ts'
import { holds, sha256 } from './chain.ts'

/** Where an entry stands in its segment. */
export interface FramePlace extends FrameHead {
  /** Of the frame's head. */
  readonly offset: number
}

/** One file of the journal as it was found. */
export interface Segment {
  readonly path: string
  /** `null`: its first line is damaged; the frames may be good all the same. */
  readonly header: SegmentHeader | null
  readonly frames: FramePlace[]
  /** Bytes in the middle that are no frame: something was changed or lost there. */
  readonly damagedBytes: number
  /** End of the last whole frame. */
  end: number
  /** Bytes that were cut off behind it when the journal was opened: half an append, or a damaged last entry. */
  tornBytes?: number
  /** They still stand there: they could not be put aside on a full disk. The next append takes them off. */
  uncut?: boolean
}

const HEADER_LIMIT = 1_048_576
const STEP = 4 * 1_048_576
const MAGIC = Buffer.from([
  FRAME_MAGIC >>> 24,
  (FRAME_MAGIC >>> 16) & 255,
  (FRAME_MAGIC >>> 8) & 255,
  FRAME_MAGIC & 255,
])

/** Reads the heads of a segment, and finds its way again behind a damaged place. Bodies are checked when they are read. */
export async function scanSegment(path: string): Promise<Segment> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const start = await readHeader(file)
    const frames: FramePlace[] = []
    let damagedBytes = 0
    let at = start.end
    let end = at
    while (at < size) {
      const place = await frameAt(file, at)
      if (place !== null && at + FRAME_HEAD_BYTES + place.bodyLength <= size) {
        frames.push(place)
        at += FRAME_HEAD_BYTES + place.bodyLength
        end = at
        continue
      }
      const next = await nextFrame(file, at + 1, size)
      if (next === null) break
      damagedBytes += next - at
      at = next
    }
    return { path, header: start.header, frames, damagedBytes, end }
  } finally {
    await file.close()
  }
}

/** Whether the last entry's body is what was written: after a power cut its length may be there and its bytes not. */
export async function lastBodyHolds(segment: Segment): Promise<boolean> {
  const last = segment.frames.at(-1)
  if (last === undefined || last.bodyLength === 0) return true
  const file = await open(segment.path, 'r')
  try {
    const body = await readAt(file, last.offset + FRAME_HEAD_BYTES, last.bodyLength)
    return sha256(body).equals(last.bodyHash)
  } finally {
    await file.close()
  }
}

/** The last entry of a segment, or what its header says comes before the first. `null` when neither can be read. */
export function headOf(segment: Segment): JournalHead | null {
  const last = segment.frames.at(-1)
  if (last !== undefined) return { seq: last.seq, hash: Buffer.from(last.hash).toString('hex') }
  return segment.header === null ? null : { seq: segment.header.firstSeq - 1, hash: segment.header.before }
}

/** Reads entries of an open segment from `seq` on, until `limit` bytes of bodies are together (one entry at least). */
export async function readFrames(segment: Segment, seq: number, limit: number): Promise<JournalFrame[]> {
  const found: JournalFrame[] = []
  let bytes = 0
  const file = await open(segment.path, 'r')
  try {
    for (const place of segment.frames) {
      if (place.seq < seq) continue
      if (found.length > 0 && bytes + place.bodyLength > limit) break
      bytes += place.bodyLength
      found.push(await readFrame(file, place))
    }
    return found
  } finally {
    await file.close()
  }
}

/**
 * Takes off what stands after the last whole entry: half an append that nobody was told is saved. The bytes are kept
 * beside the segment, for whoever wants to look.
 */
export async function cutTail(segment: Segment): Promise<void> {
  const file = await open(segment.path, 'r')
  let tail: Uint8Array
  try {
    const { size } = await file.stat()
    if (size <= segment.end) return
    tail = await readAt(file, segment.end, size - segment.end)
  } finally {
    await file.close()
  }
  segment.tornBytes = tail.byteLength
  try {
    await writeNew(`${segment.path}.torn`, tail, 'w')
  } catch (error) {
    // A full disk must not keep anybody from reading what is whole.
    if (fileFailure(error).kind !== 'diskFull') throw error
    segment.uncut = true
    return
  }
  await truncate(segment.path, segment.end)
}

/** The same segment with the bodies of these entries left out, put in its place in one step. */
export async function rewriteWithout(segment: Segment, gone: ReadonlySet<number>): Promise<Segment> {
  const part = `${segment.path}.part`
  const source = await open(segment.path, 'r')
  const target = await open(part, 'w')
  let whole = false
  try {
    const first = segment.frames[0]?.offset ?? segment.end
    await target.writeFile(await readAt(source, 0, first))
    for (const place of segment.frames) {
      const kept = gone.has(place.seq) ? 0 : place.bodyLength
      await target.writeFile(encodeFrameHead({ ...place, bodyLength: kept }))
      if (kept > 0) await target.writeFile(await readAt(source, place.offset + FRAME_HEAD_BYTES, kept))
    }
    await target.sync()
    whole = true
  } finally {
    await source.close()
    await target.close()
    if (!whole) await rm(part, { force: true })
  }
  await rename(part, segment.path)
  await syncFolder(dirname(segment.path))
  return scanSegment(segment.path)
}

async function readFrame(file: FileHandle, place: FramePlace): Promise<JournalFrame> {
  const head = {
    seq: place.seq,
    before: Buffer.from(place.before).toString('hex'),
    hash: Buffer.from(place.hash).toString('hex'),
  }
  if (place.bodyLength === 0) return { ...head, body: null, damaged: false }
  const body = await readAt(file, place.offset + FRAME_HEAD_BYTES, place.bodyLength)
  const good = sha256(body).equals(place.bodyHash)
  return { ...head, body: good ? body : null, damaged: !good }
}

async function readHeader(file: FileHandle): Promise<{ readonly header: SegmentHeader | null; readonly end: number }> {
  const start = Buffer.from(await readAt(file, 0, HEADER_LIMIT))
  const end = start.indexOf('\n') + 1
  if (end === 0) return { header: null, end: 0 }
  try {
    const header = segmentHeaderSchema.safeParse(JSON.parse(start.toString('utf8', 0, end)))
    return header.success ? { header: header.data, end } : { header: null, end: 0 }
  } catch (error) {
    if (error instanceof SyntaxError) return { header: null, end: 0 }
    throw error
  }
}

async function frameAt(file: FileHandle, offset: number): Promise<FramePlace | null> {
  const head = decodeFrameHead(await readAt(file, offset, FRAME_HEAD_BYTES))
  return head !== null && holds(head) ? { ...head, offset } : null
}

/** The next place whose bytes are a frame's head by their own hash; `null` when there is none until the end. */
async function nextFrame(file: FileHandle, from: number, size: number): Promise<number | null> {
  for (let at = from; at < size; at += STEP - MAGIC.length) {
    const bytes = Buffer.from(await readAt(file, at, STEP))
    for (let found = bytes.indexOf(MAGIC); found !== -1; found = bytes.indexOf(MAGIC, found + 1)) {
      const place = await frameAt(file, at + found)
      if (place !== null && at + found + FRAME_HEAD_BYTES + place.bodyLength <= size) return at + found
    }
  }
  return null
}
