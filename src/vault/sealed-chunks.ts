import { seal, unseal } from './aes-gcm.ts'
import { encodeParts, letGo, overOwnBuffer, type Bytes } from './bytes.ts'
import type { StationKeys } from './station-keys.ts'

/**
 * Plain bytes of every chunk but the last, which has 1 to as many: 448 KiB. Chromium keeps the memory of so large a buffer
 * for the next one; what has more than 960 KB goes back to the system at each step (`src/backup/age-payload.ts`).
 */
export const CHUNK_BYTES = 7 * 2 ** 16
/** As files were cut before: they stay so, and a file's length on the disk tells which it is. */
export const EARLIER_CHUNK_BYTES = 2 ** 20
/** Every way in which files are cut. */
export const CHUNK_LENGTHS: readonly number[] = [CHUNK_BYTES, EARLIER_CHUNK_BYTES]
const IV_BYTES = 12
const TAG_BYTES = 16
/** What sealing adds to a chunk. */
export const CHUNK_OVERHEAD = IV_BYTES + TAG_BYTES
/** Bytes on the disk of every chunk but the last, in a file that is sealed now. */
export const SEALED_CHUNK_BYTES = CHUNK_BYTES + CHUNK_OVERHEAD

/** What of a station's keys chunks need: a worker is given no more than that. */
export type ChunkKeys = Pick<StationKeys, 'stationId' | 'attachments'>

/**
 * Where a chunk stands. Authenticated: a chunk of another file or station, at another place, or with the end cut off
 * behind it does not open.
 */
export interface ChunkPlace {
  readonly attachmentId: string
  /** 0 for the first. */
  readonly number: number
  readonly last: boolean
}

/** How many chunks a file of so many plain bytes (at least 1) has. */
export function chunkCount(plainBytes: number, chunkBytes = CHUNK_BYTES): number {
  return Math.ceil(plainBytes / chunkBytes)
}

/** Length on the disk of a file of so many plain bytes. */
export function sealedBytes(plainBytes: number, chunkBytes = CHUNK_BYTES): number {
  return plainBytes + chunkCount(plainBytes, chunkBytes) * CHUNK_OVERHEAD
}

/**
 * Plain bytes of every chunk but the last of a file that was sealed now or earlier; `null` when a file of so many plain
 * bytes is never as long on the disk. One that fits into a chunk of either length is the same in both.
 */
export function chunkBytesOf(plainBytes: number, onDisk: number): number | null {
  return CHUNK_LENGTHS.find((bytes) => sealedBytes(plainBytes, bytes) === onDisk) ?? null
}

/** The place of a chunk in a file of so many plain bytes. */
export function chunkPlace(
  attachmentId: string,
  plainBytes: number,
  number: number,
  chunkBytes = CHUNK_BYTES,
): ChunkPlace {
  return { attachmentId, number, last: number === chunkCount(plainBytes, chunkBytes) - 1 }
}

/** IV ‖ AES-256-GCM ciphertext ‖ tag. The plain bytes are the caller's again as soon as it is called. */
export async function sealChunk(keys: ChunkKeys, place: ChunkPlace, plain: Bytes): Promise<Bytes> {
  const { iv, ct } = await seal(keys.attachments, associatedData(keys, place), plain)
  const chunk = new Uint8Array(iv.byteLength + ct.byteLength)
  chunk.set(iv, 0)
  chunk.set(ct, iv.byteLength)
  letGo(ct)
  return chunk
}

/** The plain bytes, or `null` when this is not what was sealed for this very place. */
export async function openChunk(keys: ChunkKeys, place: ChunkPlace, chunk: Uint8Array): Promise<Bytes | null> {
  if (chunk.byteLength <= CHUNK_OVERHEAD) return null
  const bytes = overOwnBuffer(chunk)
  return unseal(keys.attachments, associatedData(keys, place), {
    iv: bytes.subarray(0, IV_BYTES),
    ct: bytes.subarray(IV_BYTES),
  })
}

/**
 * The same chunk under other keys, wherever in its file it was sealed as the last or not. One that does not open stays
 * as it is: it opens with no key, and the file keeps its length.
 */
export async function resealChunk(
  from: ChunkKeys,
  to: ChunkKeys,
  place: ChunkPlace,
  chunk: Uint8Array,
): Promise<Bytes> {
  for (const last of [place.last, !place.last]) {
    const plain = await openChunk(from, { ...place, last }, chunk)
    if (plain !== null) return sealChunk(to, { ...place, last }, plain)
  }
  return new Uint8Array(chunk)
}

function associatedData(keys: ChunkKeys, { attachmentId, number, last }: ChunkPlace): Bytes {
  return encodeParts(['xingchen/chunk/v1', keys.stationId, attachmentId, number, last ? 1 : 0])
}
