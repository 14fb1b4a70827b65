import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  CHUNK_BYTES,
  chunkBytesOf,
  chunkCount,
  chunkPlace,
  EARLIER_CHUNK_BYTES,
  openChunk,
  SEALED_CHUNK_BYTES,
  sealChunk,
  sealedBytes,
  type ChunkPlace,
} from '../../../src/vault/sealed-chunks.ts'
import { deriveStationKeys } from '../../../src/vault/station-keys.ts'

const stationKey = crypto.getRandomValues(new Uint8Array(32))
const keys = await deriveStationKeys('ab'.repeat(16), stationKey)
const place: ChunkPlace = { attachmentId: 'a-1', number: 3, last: false }
const plain = new TextEncoder().encode('陈小满的出生证明')

test('any bytes come back as they were sealed, 28 bytes longer on the disk', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 1, maxLength: 3000 }),
      fc.nat(60),
      fc.boolean(),
      async (any, n, last) => {
        const sealed = await sealChunk(keys, { attachmentId: 'x', number: n, last }, new Uint8Array(any))
        expect(sealed.length).toBe(any.length + 28)
        expect(await openChunk(keys, { attachmentId: 'x', number: n, last }, sealed)).toEqual(new Uint8Array(any))
      },
    ),
  )
})

test('a chunk opens at its own place only', async () => {
  const sealed = await sealChunk(keys, place, plain)
  const elsewhere: readonly ChunkPlace[] = [
    { ...place, attachmentId: 'a-2' },
    { ...place, number: 2 },
    { ...place, number: 30 },
    { ...place, last: true },
  ]
  for (const other of elsewhere) expect(await openChunk(keys, other, sealed)).toBeNull()
  const otherStation = await deriveStationKeys('cd'.repeat(16), stationKey)
  expect(await openChunk(otherStation, place, sealed)).toBeNull()
  expect(await openChunk(keys, place, sealed)).toEqual(plain)
})

test('every bit of IV, ciphertext and tag is guarded, and every cut', async () => {
  const sealed = await sealChunk(keys, place, plain)
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const changed = sealed.slice()
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(await openChunk(keys, place, changed)).toBeNull()
  }
  for (let length = 0; length < sealed.length; length += 1) {
    expect(await openChunk(keys, place, sealed.subarray(0, length))).toBeNull()
  }
})

test.each([
  [1, 1],
  [CHUNK_BYTES - 1, 1],
  [CHUNK_BYTES, 1],
  [CHUNK_BYTES + 1, 2],
  [3 * CHUNK_BYTES, 3],
])('%i bytes are %i chunks', (bytes, chunks) => {
  expect(chunkCount(bytes)).toBe(chunks)
  expect(sealedBytes(bytes)).toBe(bytes + chunks * (SEALED_CHUNK_BYTES - CHUNK_BYTES))
  const lasts = Array.from({ length: chunks }, (_, number) => chunkPlace('a', bytes, number).last)
  expect(lasts).toEqual([...Array.from({ length: chunks - 1 }, () => false), true])
})

test.each([1, CHUNK_BYTES, CHUNK_BYTES + 1, EARLIER_CHUNK_BYTES, EARLIER_CHUNK_BYTES + 1, 50 * 2 ** 20])(
  'a file of %i bytes tells by its length on the disk how it is cut, and that an end is missing',
  (bytes) => {
    const short = bytes <= CHUNK_BYTES
    expect(chunkBytesOf(bytes, sealedBytes(bytes))).toBe(CHUNK_BYTES)
    expect(chunkBytesOf(bytes, sealedBytes(bytes, EARLIER_CHUNK_BYTES))).toBe(short ? CHUNK_BYTES : EARLIER_CHUNK_BYTES)
    expect(chunkBytesOf(bytes, sealedBytes(bytes) - 1)).toBeNull()
    expect(chunkBytesOf(bytes, 0)).toBeNull()
  },
)
