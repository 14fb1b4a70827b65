import type { RenewalDone, RenewalSources } from '../../contract/renewal.ts'
import { CHUNK_BYTES, CHUNK_LENGTHS, CHUNK_OVERHEAD, openChunk, resealChunk } from '../../vault/sealed-chunks.ts'
import type { StationKeys } from '../../vault/station-keys.ts'
import { outside, RenewalStop, type RenewalCalls } from './renewal-calls.ts'

export interface Resealing {
  readonly from: StationKeys
  readonly to: StationKeys
  readonly calls: RenewalCalls
  readonly done: readonly RenewalDone[]
  /** Called before each piece of work; throws when the person has stopped it. */
  readonly breathe: () => void
  readonly onBytes: (bytes: number) => void
}

/**
 * Every attachment's file under the new keys, a chunk at a time: those in the files, in the recycle bin, and those that
 * only an earlier state of the station names. Files that are done are not done again.
 */
export async function resealAttachments(
  attachments: RenewalSources['attachments'],
  { from, to, calls, done, breathe, onBytes }: Resealing,
): Promise<void> {
  const known = new Map(done.flatMap(({ place, name, source }) => (place === 'attachments' ? [[name, source]] : [])))
  for (const { id, bytes } of attachments) {
    breathe()
    const source = String(bytes)
    if (known.get(id) === source) {
      onBytes(bytes)
      continue
    }
    // Nothing can be in it that opens.
    if (bytes === 0) throw new RenewalStop({ kind: 'differs' })
    const { file } = await outside(calls['renewal.create']({ place: 'attachments', name: id, bytes }))
    const length = (await chunkBytesIn({ id, bytes }, from, calls)) + CHUNK_OVERHEAD
    const chunks = Math.ceil(bytes / length)
    let next = readPiece(calls, id, 0, length)
    for (let number = 0; number < chunks; number += 1) {
      breathe()
      const chunk = await next
      // The next is read while this one is sealed and written.
      if (number + 1 < chunks) {
        next = readPiece(calls, id, (number + 1) * length, length)
        // A failure is told where it is waited for, or not at all when the writing fails before.
        next.catch(() => undefined)
      }
      const place = { attachmentId: id, number, last: number === chunks - 1 }
      const resealed = await resealChunk(from, to, place, chunk)
      await outside(calls['renewal.write']({ file, bytes: resealed }))
      onBytes(chunk.byteLength)
    }
    await outside(calls['renewal.keep']({ file, source, result: '' }))
  }
}

/**
 * How a file is cut whose plain length nobody may know any more: the length of which a chunk opens. Where none does the
 * file stays as it is, however it is cut.
 * @param bytes on the disk
 */
async function chunkBytesIn(
  { id, bytes }: RenewalSources['attachments'][number],
  keys: StationKeys,
  calls: RenewalCalls,
): Promise<number> {
  const most = Math.ceil(bytes / (Math.min(...CHUNK_LENGTHS) + CHUNK_OVERHEAD))
  // The first chunk tells, unless it is damaged.
  for (let number = 0; number < most; number += 1) {
    for (const chunkBytes of CHUNK_LENGTHS) {
      const length = chunkBytes + CHUNK_OVERHEAD
      const chunks = Math.ceil(bytes / length)
      if (number >= chunks) continue
      const chunk = await readPiece(calls, id, number * length, length)
      for (const last of [number === chunks - 1, number < chunks - 1]) {
        if ((await openChunk(keys, { attachmentId: id, number, last }, chunk)) !== null) return chunkBytes
      }
    }
  }
  return CHUNK_BYTES
}

async function readPiece(calls: RenewalCalls, id: string, offset: number, length: number): Promise<Uint8Array> {
  return (await outside(calls['attachment.read']({ id, offset, length }))).bytes
}
