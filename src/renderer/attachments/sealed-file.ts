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
  openChunk,
  sealChunk,
  sealedBytes,
  type ChunkKeys,
} from '../../vault/sealed-chunks.ts'
import type { StationKeys } from '../../vault/station-keys.ts'

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
  keys: ChunkKeys,
  { id, bytes, chunkBytes }: SealedFile,
  number: number,
  calls: AttachmentCalls,
): Promise<Result<Bytes, SealedFileFailure>> {
  const length = chunkBytes + CHUNK_OVERHEAD
  const read = await calls['attachment.read']({ id, offset: number * length, length })
  if (!read.ok) return fail(readFailure(read.failure))
  const sealed = overOwnBuffer(read.value.bytes)
  const plain = await openChunk(keys, chunkPlace(id, bytes, number, chunkBytes), sealed)
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
  for (let number = 0; number < chunkCount(bytes, chunkBytes); number += 1) {
    const chunk = await readChunk(keys, found.value, number, calls)
    if (!chunk.ok) return chunk
    whole.set(chunk.value, number * chunkBytes)
    onBytes?.(number * chunkBytes + chunk.value.length)
  }
  return succeed(whole)
}

/**
 * A sealed file while it is written chunk by chunk, in their order. It has its name only after `keep`. Chunks may be given
 * before the one before is written: main writes them in the order in which they come.
 */
export class SealedFileWriter {
  readonly #calls: AttachmentCalls
  readonly #handle: string
  /** Everything that was given until now is written. */
  #written: Promise<unknown> = Promise.resolve()
  #failure: OutsideFailure | null = null

  private constructor(calls: AttachmentCalls, handle: string) {
    this.#calls = calls
    this.#handle = handle
  }

  static async create(
    { id, bytes }: SealedFileOf,
    calls: AttachmentCalls,
    staged: boolean,
  ): Promise<Result<SealedFileWriter, OutsideFailure>> {
    const created = await calls['attachment.create']({ id, bytes: sealedBytes(bytes), staged })
    return created.ok ? succeed(new SealedFileWriter(calls, created.value.file)) : created
  }

  /** @param sealed the next chunk; its memory is let go */
  write(sealed: Bytes): Promise<Result<null, OutsideFailure>> {
    const written = this.#send(sealed)
    this.#written = Promise.all([this.#written, written])
    // Told to whoever gave it.
    this.#written.catch(() => undefined)
    return written
  }

  async #send(sealed: Bytes): Promise<Result<null, OutsideFailure>> {
    if (this.#failure !== null) return fail(this.#failure)
    const written = await this.#calls['attachment.write']({ file: this.#handle, bytes: sealed })
    letGo(sealed)
    if (written.ok) return succeed(null)
    this.#failure ??= written.failure
    return fail(this.#failure)
  }

  /** After everything that was given is written. */
  async keep(): Promise<Result<unknown, OutsideFailure>> {
    await this.#written
    return this.#failure === null ? this.#calls['attachment.keep']({ file: this.#handle }) : fail(this.#failure)
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
  const bytes = plain.length
  const created = await SealedFileWriter.create({ id, bytes }, calls, false)
  if (!created.ok) return fail({ kind: 'outside', failure: created.failure })
  const writer = created.value
  for (let number = 0; number < chunkCount(bytes); number += 1) {
    const chunk = plain.subarray(number * CHUNK_BYTES, (number + 1) * CHUNK_BYTES)
    const written = await writer.write(await sealChunk(keys, chunkPlace(id, bytes, number), chunk))
    if (stop.cancelled || !written.ok) {
      await writer.discard()
      return fail(written.ok ? { kind: 'cancelled' } : { kind: 'outside', failure: written.failure })
    }
    stop.onBytes?.(number * CHUNK_BYTES + chunk.length)
  }
  const kept = await writer.keep()
  if (kept.ok) return succeed(null)
  await writer.discard()
  return fail({ kind: 'outside', failure: kept.failure })
}
