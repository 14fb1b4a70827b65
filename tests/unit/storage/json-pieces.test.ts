import fc from 'fast-check'
import { expect, it } from 'vitest'
import { jsonChunks, jsonPieces } from '../../../src/storage/json-pieces.ts'

it('an object is written in pieces as JSON.stringify writes it', async () => {
  const objects = fc.dictionary(fc.string(), fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue()), fc.constant(undefined)))
  await fc.assert(
    fc.asyncProperty(objects, async (value) => {
      const whole = JSON.stringify(value)
      expect([...jsonPieces(value)].join('')).toBe(whole)
      expect(await new Blob(await chunksOf(value)).text()).toBe(whole)
    }),
  )
})

it('and in chunks, with characters beyond the first plane whole', async () => {
  const value = { changes: Array.from({ length: 5000 }, (_, at) => ({ id: at, name: '𠮷小满'.repeat(9) })) }
  const chunks = await chunksOf(value)
  expect(chunks.length).toBeGreaterThan(3)
  expect(await new Blob(chunks).text()).toBe(JSON.stringify(value))
})

async function chunksOf(value: object) {
  const chunks = []
  for await (const chunk of jsonChunks(value)) chunks.push(chunk)
  return chunks
}
