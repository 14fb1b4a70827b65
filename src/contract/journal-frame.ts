import { z } from '../domain/zod.ts'

/**
 * How one entry of the journal lies in its file, for main (which writes and reads frames without any key), the page (which
 * seals and opens bodies) and the stand-alone reader. `src/storage/README.md` tells what the journal is for.
 *
 *     offset  bytes
 *          0      4  'XCJE'
 *          4      8  seq, big endian: 1, 2, 3 … over all segments
 *         12     32  hash of the entry before; `genesisHash` before the first
 *         44     32  SHA-256 of the body
 *         76     32  hash = SHA-256(hash before ‖ seq ‖ SHA-256 of the body)
 *        108      4  length of the body, big endian; 0 when it was pruned
 *        112         body: 12 bytes IV and the ciphertext with its tag
 *
 * The hash covers the body's hash and not the body, so an erased body leaves the chain whole.
 */
export const FRAME_HEAD_BYTES = 112
export const FRAME_MAGIC = 0x58434a45
/** Most bytes of one body: a batch of ten thousand imported children has room. */
export const BODY_LIMIT = 64 * 1024 * 1024

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/)

/** The last entry there is: what the next one is chained to. `seq` 0 before the first. */
export const journalHeadSchema = z.object({ seq: z.int().nonnegative(), hash: hashSchema })
export type JournalHead = z.infer<typeof journalHeadSchema>

/** One entry as it is read back. */
export const journalFrameSchema = z.object({
  seq: z.int().positive(),
  /** Hash of the entry before. */
  before: hashSchema,
  hash: hashSchema,
  /** `null`: pruned, or `damage` says why it cannot be read. */
  body: z.instanceof(Uint8Array).nullable(),
  /** The bytes of the body are not those that were written. */
  damaged: z.boolean(),
})
export type JournalFrame = z.infer<typeof journalFrameSchema>

export interface FrameHead {
  readonly seq: number
  readonly before: Uint8Array
  readonly bodyHash: Uint8Array
  readonly hash: Uint8Array
  readonly bodyLength: number
}

export function encodeFrameHead(head: FrameHead): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(FRAME_HEAD_BYTES)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, FRAME_MAGIC)
  view.setBigUint64(4, BigInt(head.seq))
  bytes.set(head.before, 12)
  bytes.set(head.bodyHash, 44)
  bytes.set(head.hash, 76)
  view.setUint32(108, head.bodyLength)
  return bytes
}

/** `null` when these bytes are no frame's head. Whether its hashes hold is the reader's to check. */
export function decodeFrameHead(bytes: Uint8Array): FrameHead | null {
  if (bytes.byteLength < FRAME_HEAD_BYTES) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, FRAME_HEAD_BYTES)
  const seq = view.getBigUint64(4)
  const bodyLength = view.getUint32(108)
  if (view.getUint32(0) !== FRAME_MAGIC || seq > BigInt(Number.MAX_SAFE_INTEGER) || bodyLength > BODY_LIMIT) return null
  return {
    seq: Number(seq),
    before: bytes.slice(12, 44),
    bodyHash: bytes.slice(44, 76),
    hash: bytes.slice(76, 108),
    bodyLength,
  }
}

/** What is hashed to chain an entry: hash before ‖ seq ‖ SHA-256 of the body. */
export function chainInput(before: Uint8Array, seq: number, bodyHash: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(72)
  bytes.set(before, 0)
  new DataView(bytes.buffer).setBigUint64(32, BigInt(seq))
  bytes.set(bodyHash, 40)
  return bytes
}

/** What is hashed to get the hash before the first entry of a station's journal. */
export function genesisInput(stationId: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`xingchen/journal/v1/${stationId}`)
}

/** The first line of a segment file, JSON and a newline; the frames follow. All of it is in clear and says nothing personal. */
export const segmentHeaderSchema = z.object({
  format: z.literal('xingchen-journal'),
  formatVersion: z.literal(1),
  stationId: z.string().regex(/^[0-9a-f]{32}$/),
  /** The first entry of this segment. */
  firstSeq: z.int().positive(),
  before: hashSchema,
  /** ISO 8601 instant. */
  startedAt: z.iso.datetime(),
  /** The store's clear `meta` of that moment, so that a journal can be unlocked when nothing else is left. */
  meta: z.json(),
})
export type SegmentHeader = z.infer<typeof segmentHeaderSchema>
