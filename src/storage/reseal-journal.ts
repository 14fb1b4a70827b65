import { chainInput, encodeFrameHead } from '../contract/journal-frame.ts'
import type { RenewalFrame } from '../contract/renewal.ts'
import { fromHex, toHex, type Bytes } from '../vault/bytes.ts'
import { resealEntry, sealEntry } from '../vault/sealed-entry.ts'
import type { StationKeys } from '../vault/station-keys.ts'
import type { JournalEntry } from './journal-entry.ts'

/** An entry as it lies in a file of the journal, and its hash. */
export interface ResealedFrame {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly hash: string
}

/** What stands for a body that does not open: its digest is that of the body, so it is found damaged as before. */
const DAMAGED_BODY: Bytes = new Uint8Array(1)

/**
 * One entry under other keys. It keeps its number, so history, indexes and rows find it where it was; its hash is a new
 * one, because the hash is of the sealed body. An erased body stays erased, and one that does not open stays damaged:
 * a loss is not made to look like none.
 * @param before the hash of the entry before in the new chain
 */
export async function resealFrame(
  from: StationKeys,
  to: StationKeys,
  frame: RenewalFrame,
  before: string,
): Promise<ResealedFrame> {
  const { seq, body, damaged } = frame
  if (body === null) return joined(seq, before, frame.bodyHash, damaged ? DAMAGED_BODY : null)
  const resealed = await resealEntry(
    { keys: from, place: { seq, before: frame.before } },
    { keys: to, place: { seq, before } },
    body,
  )
  if (resealed === null) return joined(seq, before, frame.bodyHash, DAMAGED_BODY)
  return joined(seq, before, toHex(await digest(resealed)), resealed)
}

/** A new entry as it lies in a file. */
export async function sealedFrame(
  keys: StationKeys,
  place: { readonly seq: number; readonly before: string },
  entry: JournalEntry,
): Promise<ResealedFrame> {
  const body = await sealEntry(keys, place, entry)
  return joined(place.seq, place.before, toHex(await digest(body)), body)
}

async function joined(seq: number, before: string, bodyHash: string, body: Bytes | null): Promise<ResealedFrame> {
  const hash = await digest(chainInput(fromHex(before), seq, fromHex(bodyHash)))
  const head = encodeFrameHead({
    seq,
    before: fromHex(before),
    bodyHash: fromHex(bodyHash),
    hash,
    bodyLength: body?.byteLength ?? 0,
  })
  const bytes = new Uint8Array(head.byteLength + (body?.byteLength ?? 0))
  bytes.set(head, 0)
  if (body !== null) bytes.set(body, head.byteLength)
  return { bytes, hash: toHex(hash) }
}

async function digest(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}
