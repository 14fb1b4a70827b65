import { digestHere, type DigestWhole, type ListedAttachment } from '../../backup/attachment-digests.ts'
import { oneByOne } from '../../contract/one-by-one.ts'
import type { Bytes } from '../../vault/bytes.ts'
import { CHUNK_BYTES, chunkCount, chunkPlace, sealChunk, type ChunkKeys } from '../../vault/sealed-chunks.ts'
import { OnItsWay } from './on-its-way.ts'

/** A sealed chunk of an attachment; the promise says that it was taken. */
export type TakeChunk = (sealed: Bytes, last: boolean) => Promise<unknown>
export type MadeDigest = Awaited<ReturnType<DigestWhole>>

/** Sealed chunks that are on their way to the disk. */
const CHUNKS_AHEAD = 4

/** Works on attachments on this thread, one after the other: their chunks are written in that order. */
export function attachmentsHere(): typeof digestAndSeal {
  const inOrder = oneByOne()
  return (...order) => inOrder(() => digestAndSeal(...order))
}

/**
 * What is done with an attachment that was read whole out of a backup: its digest; and when that is right and somebody
 * takes them, its chunks, sealed with the keys of this PC.
 */
export async function digestAndSeal(
  bytes: Bytes,
  file: ListedAttachment,
  seal: { readonly keys: ChunkKeys; readonly take: TakeChunk } | null,
): Promise<MadeDigest> {
  const made = await digestHere(bytes, file)
  if (seal === null || made.sha256 !== file.sha256) return made
  const taken = new OnItsWay(CHUNKS_AHEAD)
  const chunks = chunkCount(file.bytes)
  for (let number = 0; number < chunks; number += 1) {
    const plain = bytes.subarray(number * CHUNK_BYTES, Math.min(file.bytes, (number + 1) * CHUNK_BYTES))
    const sealed = await sealChunk(seal.keys, chunkPlace(file.id, file.bytes, number), plain)
    await taken.begin(() => seal.take(sealed, number === chunks - 1))
  }
  await taken.done()
  return made
}
