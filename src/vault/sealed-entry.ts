import { seal, unseal } from './aes-gcm.ts'
import { encodeParts, type Bytes } from './bytes.ts'
import type { StationKeys } from './station-keys.ts'

/** Where an entry stands in the journal. Authenticated: an entry that was moved, swapped or put in another chain does not open. */
export interface EntryPlace {
  /** 1 for the first entry of the station. */
  readonly seq: number
  /** Hash of the entry before, 64 hexadecimal digits. */
  readonly before: string
}

const IV_BYTES = 12

/** Seals a JSON value as the body of a journal entry: compressed (raw deflate), then IV ‖ AES-256-GCM ciphertext ‖ tag. */
export async function sealEntry(keys: StationKeys, place: EntryPlace, value: unknown): Promise<Bytes> {
  return sealEntryJson(keys, place, [new TextEncoder().encode(JSON.stringify(value))])
}

/** The same of JSON that somebody else writes, as UTF-8 in pieces. */
export async function sealEntryJson(keys: StationKeys, place: EntryPlace, json: Chunks): Promise<Bytes> {
  const { iv, ct } = await seal(
    keys.journal,
    associatedData(keys, place),
    await pump(json, new CompressionStream('deflate-raw')),
  )
  return joined(iv, ct)
}

/**
 * The same body under other keys and at the place it has there; `null` when it is not what was sealed for its place. It
 * is not unpacked: an entry that says something this version does not know stays as it is.
 */
export async function resealEntry(
  from: { readonly keys: StationKeys; readonly place: EntryPlace },
  to: { readonly keys: StationKeys; readonly place: EntryPlace },
  body: Uint8Array,
): Promise<Bytes | null> {
  const packed = await openPacked(from.keys, from.place, body)
  if (packed === null) return null
  const { iv, ct } = await seal(to.keys.journal, associatedData(to.keys, to.place), packed)
  return joined(iv, ct)
}

/** The value, or `null` when the body is not what was sealed for this very place. */
export async function openEntry(keys: StationKeys, place: EntryPlace, body: Uint8Array): Promise<unknown> {
  const packed = await openPacked(keys, place, body)
  if (packed === null) return null
  const value: unknown = JSON.parse(
    new TextDecoder('utf-8', { fatal: true }).decode(await pump([packed], new DecompressionStream('deflate-raw'))),
  )
  return value
}

/** Whether a body is what was sealed for its place. */
export async function isEntryWhole(keys: StationKeys, place: EntryPlace, body: Uint8Array): Promise<boolean> {
  return (await openPacked(keys, place, body)) !== null
}

async function openPacked(keys: StationKeys, place: EntryPlace, body: Uint8Array): Promise<Bytes | null> {
  const bytes = new Uint8Array(body)
  const sealed = { iv: bytes.slice(0, IV_BYTES), ct: bytes.slice(IV_BYTES) }
  return unseal(keys.journal, associatedData(keys, place), sealed)
}

function joined(iv: Bytes, ct: Bytes): Bytes {
  const body = new Uint8Array(iv.byteLength + ct.byteLength)
  body.set(iv, 0)
  body.set(ct, iv.byteLength)
  return body
}

function associatedData(keys: StationKeys, { seq, before }: EntryPlace): Bytes {
  return encodeParts(['xingchen/journal/v1', keys.stationId, seq, before])
}

/** Bytes in pieces; whoever makes them may rest between two. */
type Chunks = AsyncIterable<Bytes> | Iterable<Bytes>

async function pump(chunks: Chunks, through: CompressionStream | DecompressionStream): Promise<Bytes> {
  const whole = new Response(through.readable).arrayBuffer()
  const writer = through.writable.getWriter()
  const write = async () => {
    for await (const chunk of chunks) await writer.write(chunk)
    await writer.close()
  }
  const [, bytes] = await Promise.all([write(), whole])
  return new Uint8Array(bytes)
}
