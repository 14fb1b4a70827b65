import type { RenewalDone, RenewalSources } from '../../contract/renewal.ts'
import { resealChunk, SEALED_CHUNK_BYTES } from '../../vault/sealed-chunks.ts'
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
    const chunks = Math.ceil(bytes / SEALED_CHUNK_BYTES)
    let next = readChunk(0)
    for (let number = 0; number < chunks; number += 1) {
      breathe()
      const chunk = await next
      // The next is read while this one is sealed and written.
      if (number + 1 < chunks) {
        next = readChunk(number + 1)
        // A failure is told where it is waited for, or not at all when the writing fails before.
        next.catch(() => undefined)
      }
      const place = { attachmentId: id, number, last: number === chunks - 1 }
      const resealed = await resealChunk(from, to, place, chunk)
      await outside(calls['renewal.write']({ file, bytes: resealed }))
      onBytes(chunk.byteLength)
    }
    await outside(calls['renewal.keep']({ file, source, result: '' }))

    async function readChunk(number: number): Promise<Uint8Array> {
      const offset = number * SEALED_CHUNK_BYTES
      return (await outside(calls['attachment.read']({ id, offset, length: SEALED_CHUNK_BYTES }))).bytes
    }
  }
}
