import type { Bytes } from '../../vault/bytes.ts'
import { openChunk, sealChunk, type ChunkKeys, type ChunkPlace } from '../../vault/sealed-chunks.ts'

/** Seals and opens chunks of attachments (`src/vault/sealed-chunks.ts`), on this thread or on one of its own. */
export interface ChunkWork {
  /** @param spent a sealed chunk nobody needs any more, to be written over */
  readonly seal: (place: ChunkPlace, plain: Bytes, spent?: Bytes) => Promise<SealedChunk>
  /** The plain bytes, or `null` when this is not what was sealed for this place. The sealed ones may be gone then. */
  readonly open: (place: ChunkPlace, sealed: Bytes) => Promise<Bytes | null>
  /** Nothing is asked for any more. */
  readonly end: () => void
}

export interface SealedChunk {
  readonly sealed: Bytes
  /** The plain bytes again, in the buffer they came in: where it was away, what looked at it is empty. */
  readonly plain: Bytes
}

export type StartChunkWork = (keys: ChunkKeys) => ChunkWork

/** On this thread. */
export const chunksHere: StartChunkWork = (keys) => ({
  seal: async (place, plain, spent) => ({ sealed: await sealChunk(keys, place, plain, spent), plain }),
  open: (place, sealed) => openChunk(keys, place, sealed),
  end: () => undefined,
})
