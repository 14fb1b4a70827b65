import { Decrypter, Encrypter, generateIdentity, identityToRecipient } from 'age-encryption'
import { beforeAll, describe, expect, test } from 'vitest'
import { decryptAge, encryptToAge } from '../../../src/backup/age-file.ts'
import { streamOf } from './sample-backup.ts'

const CHUNK = 65_536
const LENGTHS = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 14 * CHUNK, 14 * CHUNK + 1, 17 * CHUNK + 5, 60 * CHUNK + 7]

const whole = async (stream: ReadableStream<Uint8Array>) => {
  const pieces: Uint8Array[] = []
  const reader = stream.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(pieces)
    pieces.push(value)
  }
}
const plainOf = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 7 + (at >> 9)) & 255)

describe('our age files and the library’s are the same', () => {
  let identity: string
  let recipient: string
  beforeAll(async () => {
    identity = await generateIdentity()
    recipient = await identityToRecipient(identity)
  })

  test.each(LENGTHS)(
    'the library reads what we make of %i bytes in pieces of any size, of the length foretold',
    async (length) => {
      const plain = plainOf(length)
      for (const piece of [5000, 1_000_000, 1_500_000]) {
        const { stream, size } = await encryptToAge(streamOf(plain, piece), [recipient])
        const file = await whole(stream)
        expect(file.length).toBe(size(length))
        const decrypter = new Decrypter()
        decrypter.addIdentity(identity)
        expect(Buffer.from(await decrypter.decrypt(file)).equals(plain)).toBe(true)
      }
    },
  )

  test.each(LENGTHS)('we read what the library makes of %i bytes, in pieces of any size', async (length) => {
    const plain = plainOf(length)
    const encrypter = new Encrypter()
    encrypter.addRecipient(recipient)
    const file = await encrypter.encrypt(plain)
    for (const piece of [99, 5000, 1_000_000, 1_500_000]) {
      const { stream, size } = await decryptAge(streamOf(file, piece), [identity])
      expect((await whole(stream)).equals(plain)).toBe(true)
      expect(size(file.length)).toBe(length)
    }
  })

  test('a file cut between two chunks does not end well', async () => {
    const encrypter = new Encrypter()
    encrypter.addRecipient(recipient)
    const file = await encrypter.encrypt(plainOf(3 * CHUNK))
    const header = file.length - 3 * (CHUNK + 16)
    for (const chunks of [1, 2]) {
      const { stream } = await decryptAge(streamOf(file.slice(0, header + chunks * (CHUNK + 16))), [identity])
      await expect(whole(stream)).rejects.toThrow()
    }
  })
})
