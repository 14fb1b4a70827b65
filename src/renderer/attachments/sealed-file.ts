import type { OutsideFailure } from '../../contract/ipc.ts'
import type { StationBridge } from '../../contract/station-bridge.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'
import { letGo, overOwnBuffer, type Bytes } from '../../vault/bytes.ts'
import { CHUNK_BYTES, chunkCount, chunkPlace, SEALED_CHUNK_BYTES, sealedBytes } from '../../vault/sealed-chunks.ts'
import type { StationKeys } from '../../vault/station-keys.ts'
import { chunksHere, type ChunkWork } from './chunk-work.ts'
import { oneByOne } from './one-by-one.ts'

/** The verbs of main that sealed files need. */
export type AttachmentCalls = Pick<
  StationBridge['call'],
  | 'attachment.create'
  | 'attachment.write'
  | 'attachment.keep'
  | 'attachment.discard'
  | 'attachment.list'
  | 'attachment.read'
  | 'attachment.erase'
  | 'attachment.beginStaging'
  | 'attachment.placeStaged'
  | 'attachment.dropStaged'
>

/** What has to be known of an attachment to open its file. */
export interface SealedFileOf {
  readonly id: string
  /** Plain bytes. */
  readonly bytes: number
}

export type SealedFileFailure =
  /** There is no such file on this PC. */
  | { readonly kind: 'missing' }
  /** It is not what was sealed: bits changed, cut off, or another file put in its place. */
  | { readonly kind: 'damaged' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'outside'; readonly failure: OutsideFailure }

/** One chunk of an attachment's file, decrypted. */
export async function readChunk(
  chunks: ChunkWork,
  { id, bytes }: SealedFileOf,
  number: number,
  calls: AttachmentCalls,
): Promise<Result<Bytes, SealedFileFailure>> {
  const read = await calls['attachment.read']({ id, offset: number * SEALED_CHUNK_BYTES, length: SEALED_CHUNK_BYTES })
  if (!read.ok) {
    return fail(read.failure.kind === 'gone' ? { kind: 'missing' } : { kind: 'outside', failure: read.failure })
  }
  const sealed = overOwnBuffer(read.value.bytes)
  const plain = await chunks.open(chunkPlace(id, bytes, number), sealed)
  letGo(sealed)
  const expected = Math.min(CHUNK_BYTES, bytes - number * CHUNK_BYTES)
  return plain?.length === expected ? succeed(plain) : fail({ kind: 'damaged' })
}

/** The whole plain file in memory; at most 50 MB. */
export async function readWhole(
  keys: StationKeys,
  file: SealedFileOf,
  calls: AttachmentCalls = window.station.call,
  onBytes?: (done: number) => void,
): Promise<Result<Bytes, SealedFileFailure>> {
  const whole = new Uint8Array(file.bytes)
  const chunks = chunksHere(keys)
  for (let number = 0; number < chunkCount(file.bytes); number += 1) {
    const chunk = await readChunk(chunks, file, number, calls)
    if (!chunk.ok) return chunk
    whole.set(chunk.value, number * CHUNK_BYTES)
    onBytes?.(number * CHUNK_BYTES + chunk.value.length)
  }
  return succeed(whole)
}

/**
 * A sealed file while it is written chunk by chunk. It has its name only after `keep`. Chunks may be given before the one
 * before is written: they are sealed meanwhile, and written in their order.
 */
export class SealedFileWriter {
  readonly #chunks: ChunkWork
  readonly #file: SealedFileOf
  readonly #calls: AttachmentCalls
  readonly #handle: string
  readonly #inOrder = oneByOne()
  /** Written: further chunks are sealed into them. */
  readonly #spent: Bytes[] = []
  #next = 0
  #failure: OutsideFailure | null = null

  private constructor(chunks: ChunkWork, file: SealedFileOf, calls: AttachmentCalls, handle: string) {
    this.#chunks = chunks
    this.#file = file
    this.#calls = calls
    this.#handle = handle
  }

  static async create(
    chunks: ChunkWork,
    file: SealedFileOf,
    calls: AttachmentCalls,
    staged: boolean,
  ): Promise<Result<SealedFileWriter, OutsideFailure>> {
    const created = await calls['attachment.create']({ id: file.id, bytes: sealedBytes(file.bytes), staged })
    return created.ok ? succeed(new SealedFileWriter(chunks, file, calls, created.value.file)) : created
  }

  /**
   * @param plain the next `CHUNK_BYTES`, or the rest
   * @returns these bytes again, once they are written: a worker may have had their buffer
   */
  write(plain: Bytes): Promise<Result<Bytes, OutsideFailure>> {
    const { id, bytes } = this.#file
    const sealing = this.#chunks.seal(chunkPlace(id, bytes, this.#next), plain, this.#spent.pop())
    this.#next += 1
    // Told where it is waited for, or not at all when something before it failed.
    sealing.catch(() => undefined)
    return this.#inOrder(async () => {
      if (this.#failure !== null) return fail(this.#failure)
      const { sealed, plain: again } = await sealing
      const written = await this.#calls['attachment.write']({ file: this.#handle, bytes: sealed })
      if (!written.ok) {
        this.#failure = written.failure
        return written
      }
      this.#spent.push(sealed)
      return succeed(again)
    })
  }

  /** After everything that was given is written. */
  async keep(): Promise<Result<unknown, OutsideFailure>> {
    const kept = await this.#inOrder(async () =>
      this.#failure === null ? this.#calls['attachment.keep']({ file: this.#handle }) : fail(this.#failure),
    )
    letGo(...this.#spent.splice(0))
    return kept
  }

  async discard(): Promise<void> {
    // What is begun is waited for; its failure was told to whoever gave it.
    await this.#inOrder(() => Promise.resolve()).catch(() => undefined)
    await this.#calls['attachment.discard']({ file: this.#handle })
  }
}

/** Seals a whole file onto the disk. */
export async function writeWhole(
  keys: StationKeys,
  id: string,
  plain: Bytes,
  calls: AttachmentCalls,
  stop: { readonly cancelled: boolean; readonly onBytes?: (done: number) => void },
): Promise<Result<null, SealedFileFailure>> {
  const created = await SealedFileWriter.create(chunksHere(keys), { id, bytes: plain.length }, calls, false)
  if (!created.ok) return fail({ kind: 'outside', failure: created.failure })
  const writer = created.value
  for (let at = 0; at < plain.length; at += CHUNK_BYTES) {
    const written = await writer.write(plain.subarray(at, at + CHUNK_BYTES))
    if (stop.cancelled || !written.ok) {
      await writer.discard()
      return fail(written.ok ? { kind: 'cancelled' } : { kind: 'outside', failure: written.failure })
    }
    stop.onBytes?.(Math.min(plain.length, at + CHUNK_BYTES))
  }
  const kept = await writer.keep()
  if (kept.ok) return succeed(null)
  await writer.discard()
  return fail({ kind: 'outside', failure: kept.failure })
}
