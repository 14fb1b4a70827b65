import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeParts } from '../../../src/vault/bytes.ts'
import { DamagedRowError, openRow, sealRow, type RowPlace } from '../../../src/vault/sealed-row.ts'
import { deriveStationKeys } from '../../../src/vault/station-keys.ts'

const keys = await deriveStationKeys('ab'.repeat(16), crypto.getRandomValues(new Uint8Array(32)))
const place: RowPlace = { table: 'children', id: 'c-1', schemaVersion: 1, rev: 3 }
const value = { id: 'c-1', name: '陈小满𠮷', facts: [1, null, true] }

test('any JSON value comes back as it was sealed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (any) => {
      const back = await openRow(keys, place, await sealRow(keys, place, any))
      expect(back).toEqual(JSON.parse(JSON.stringify(any)))
    }),
  )
})

test('the same value seals to other bytes each time', async () => {
  const [one, two] = [await sealRow(keys, place, value), await sealRow(keys, place, value)]
  expect(one.iv).not.toEqual(two.iv)
  expect(one.ct).not.toEqual(two.ct)
})

test('every single bit of IV, ciphertext and tag is guarded', async () => {
  const sealed = await sealRow(keys, place, value)
  for (const part of ['iv', 'ct'] as const) {
    for (let bit = 0; bit < sealed[part].length * 8; bit += 1) {
      const changed = {
        ...sealed,
        [part]: sealed[part].map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)),
      }
      await expect(openRow(keys, place, changed)).rejects.toBeInstanceOf(DamagedRowError)
    }
  }
})

test('a row cut short does not open', async () => {
  const sealed = await sealRow(keys, place, value)
  for (const length of [0, 1, 15, 16, sealed.ct.length - 1]) {
    await expect(openRow(keys, place, { ...sealed, ct: sealed.ct.slice(0, length) })).rejects.toBeInstanceOf(
      DamagedRowError,
    )
  }
})

test.each<[string, Partial<RowPlace>]>([
  ['swapped with another row', { id: 'c-2' }],
  ['moved to another table', { table: 'households' }],
  ['rolled back to an older revision', { rev: 2 }],
  ['claimed to be newer than it is', { rev: 4 }],
  ['taken for another schema version', { schemaVersion: 2 }],
])('a row %s does not open, and the error says where', async (_, change) => {
  const sealed = await sealRow(keys, place, value)
  const claimed = { ...place, ...change }
  await expect(openRow(keys, claimed, sealed)).rejects.toMatchObject({ name: 'DamagedRowError', place: claimed })
})

test('a row of another station does not open', async () => {
  const stationKey = crypto.getRandomValues(new Uint8Array(32))
  const here = await deriveStationKeys('00'.repeat(16), stationKey)
  const there = await deriveStationKeys('11'.repeat(16), stationKey)
  await expect(openRow(there, place, await sealRow(here, place, value))).rejects.toBeInstanceOf(DamagedRowError)
})

test('the error of a damaged row holds nothing of what is inside', async () => {
  const sealed = await sealRow(keys, place, value)
  const error: unknown = await openRow(keys, { ...place, rev: 9 }, sealed).catch((caught: unknown) => caught)
  expect(JSON.stringify(error) + String(error)).not.toContain('陈小满')
})

test('no two lists of parts encode alike', () => {
  const list = fc.array(
    fc.oneof(fc.string({ unit: 'binary', maxLength: 6 }), fc.constantFrom('', '1', 'ab', 'a', 'b')),
    { maxLength: 5 },
  )
  fc.assert(
    fc.property(list, list, (one, two) => {
      const same = one.length === two.length && one.every((part, at) => part === two[at])
      const wellFormed = [...one, ...two].every((part) => part.isWellFormed())
      fc.pre(wellFormed)
      expect(Buffer.from(encodeParts(one)).equals(encodeParts(two))).toBe(same)
    }),
    { numRuns: 2000 },
  )
})

test('what cannot be JSON is refused, not sealed as nothing', async () => {
  await expect(sealRow(keys, place, undefined)).rejects.toBeInstanceOf(TypeError)
})
