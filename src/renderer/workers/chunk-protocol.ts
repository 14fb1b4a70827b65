import type { SealedChunk } from '../attachments/chunk-work.ts'
import type { Bytes } from '../../vault/bytes.ts'
import type { ChunkKeys, ChunkPlace } from '../../vault/sealed-chunks.ts'

/** The keys first, once. Buffers move to the worker and back. */
export type ToChunkWorker =
  | { readonly kind: 'keys'; readonly keys: ChunkKeys }
  | {
      readonly kind: 'seal'
      readonly order: number
      readonly place: ChunkPlace
      readonly plain: Bytes
      readonly spent: Bytes | null
    }
  | { readonly kind: 'open'; readonly order: number; readonly place: ChunkPlace; readonly sealed: Bytes }

export type FromChunkWorker =
  | ({ readonly kind: 'sealed'; readonly order: number } & SealedChunk)
  | { readonly kind: 'opened'; readonly order: number; readonly plain: Bytes | null }
