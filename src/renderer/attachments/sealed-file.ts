import type { OutsideFailure } from '../../contract/ipc.ts'
import type { StationBridge } from '../../contract/station-bridge.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'
import { letGo, overOwnBuffer, type Bytes } from '../../vault/bytes.ts'
import {
  CHUNK_BYTES,
  CHUNK_OVERHEAD,
  chunkBytesOf,
  chunkCount,
  chunkPlace,
  sealedBytes,
} from '../../vault/sealed-chunks.ts'
import type { StationKeys } from '../../vault/station-keys.ts'
import { chunksHere, type ChunkWork } from './chunk-work.ts'
import { oneByOne } from '../../contract/one-by-one.ts'

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

/** One that is there in its whole length, and how it is cut. */
export interface SealedFile extends SealedFileOf {
  /** Plain bytes of every chunk but the last. */
  readonly chunkBytes: number
}

/** Looks how the file of an attachment is cut. */
export async function findSealedFile(
  { id, bytes }: SealedFileOf,
  calls: AttachmentCalls,
): Promise<Result<SealedFile, SealedFileFailure>> {
  const read = await calls['attachment.read']({ id, offset: 0, length: 1 })
  if (!read.ok) return fail(readFailure(read.failure))
  const chunkBytes = chunkBytesOf(bytes, read.value.fileBytes)
  return chunkBytes === null ? fail({ kind: 'damaged' }) : succeed({ id, bytes, chunkBytes })
}

/** One chunk of an attachment's file, decrypted. */
export async function readChunk(
  chunks: ChunkWork,
  { id, bytes, chunkBytes }: SealedFile,
  number: number,
  calls: AttachmentCalls,
): Promise<Result<Bytes, SealedFileFailure>> {
  const length = chunkBytes + CHUNK_OVERHEAD
  const read = await calls['attachment.read']({ id, offset: number * length, length })
  if (!read.ok) return fail(readFailure(read.failure))
  const sealed = overOwnBuffer(read.value.bytes)
  const plain = await chunks.open(chunkPlace(id, bytes, number, chunkBytes), sealed)
  letGo(sealed)
  const expected = Math.min(chunkBytes, bytes - number * chunkBytes)
  return plain?.length === expected ? succeed(plain) : fail({ kind: 'damaged' })
}

function readFailure(failure: OutsideFailure): SealedFileFailure {
  return failure.kind === 'gone' ? { kind: 'missing' } : { kind: 'outside', failure }
}

/** The whole plain file in memory; at most 50 MB. */
export async function readWhole(
  keys: StationKeys,
  file: SealedFileOf,
  calls: AttachmentCalls = window.station.call,
  onBytes?: (done: number) => void,
): Promise<Result<Bytes, SealedFileFailure>> {
  const found = await findSealedFile(file, calls)
  if (!found.ok) return found
  const { bytes, chunkBytes } = found.value
  const whole = new Uint8Array(bytes)
  const chunks = chunksHere(keys)
  for (let number = 0; number < chunkCount(bytes, chunkBytes); number += 1) {
    const chunk = await readChunk(chunks, found.value, number, calls)
    if (!chunk.ok) return chunk
    whole.set(chunk.value, number * chunkBytes)
    onBytes?.(number * chunkBytes + chunk.value.length)
  }
  return succeed(whole)
}

/**
 * A sealed file while it is written chunk by chunk. It has its name only after `keep`. Chunks may be given before the one
 * before is written: they are sealed meanwhile, and go to main in their order.
 */
export class SealedFileWriter {
  readonly #chunks: ChunkWork
  readonly #file: SealedFileOf
  readonly #calls: AttachmentCalls
  readonly #handle: string
  readonly #inOrder = oneByOne()
  /** Written: further chunks are sealed into them. */
  readonly #spent: Bytes[] = []
  /** Everything that was given until now is written. */
  #written: Promise<unknown> = Promise.resolve()
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
    const handed = this.#inOrder(async () => {
      if (this.#failure !== null) return { written: Promise.resolve(fail(this.#failure)) }
      const { sealed, plain: again } = await sealing
      // Handed to main in order and not waited for: main writes them in the order in which they come.
      return { written: this.#send(sealed, again) }
    })
    const written = handed.then(({ written: answered }) => answered)
    this.#written = Promise.all([this.#written, written])
    // Told to whoever gave it.
    this.#written.catch(() => undefined)
    return written
  }

  async #send(sealed: Bytes, plain: Bytes): Promise<Result<Bytes, OutsideFailure>> {
    const written = await this.#calls['attachment.write']({ file: this.#handle, bytes: sealed })
    if (!written.ok) {
      this.#failure ??= written.failure
      return written
    }
    this.#spent.push(sealed)
    return succeed(plain)
  }

  /** After everything that was given is written. */
  async keep(): Promise<Result<unknown, OutsideFailure>> {
    await this.#written
    const kept =
      this.#failure === null ? await this.#calls['attachment.keep']({ file: this.#handle }) : fail(this.#failure)
    letGo(...this.#spent.splice(0))
    return kept
  }

  async discard(): Promise<void> {
    // What is begun is waited for; its failure was told to whoever gave it.
    await this.#written.catch(() => undefined)
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
