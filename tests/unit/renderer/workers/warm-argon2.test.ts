import { afterEach, expect, test } from 'vitest'
import { warmArgon2 } from '../../../../src/renderer/workers/warm-argon2.ts'
import { argon2 } from '../../vault/test-argon2.ts'

const COST = { memoryKiB: 1024, iterations: 3, parallelism: 1 }
const SALT = new Uint8Array(16).fill(0x5a)
const { instantiate } = WebAssembly
afterEach(() => {
  Object.defineProperty(WebAssembly, 'instantiate', { value: instantiate })
})

/** How often memory as large as that of COST was made. */
function countLarge(): () => number {
  const memories: WebAssembly.Memory[] = []
  const counted = async (module: WebAssembly.Module, imports: WebAssembly.Imports) => {
    const instance = await instantiate(module, imports)
    const { memory } = instance.exports
    if (memory instanceof WebAssembly.Memory) memories.push(memory)
    return instance
  }
  Object.defineProperty(WebAssembly, 'instantiate', { value: counted })
  return () => memories.filter(({ buffer }) => buffer.byteLength > COST.memoryKiB * 1024).length
}

const bytes = (words: string) => new TextEncoder().encode(words)

test.each([
  ['as much memory as it has warmed', COST, 1],
  ['more passes and lanes', { ...COST, iterations: 4, parallelism: 4 }, 1],
  ['less memory', { ...COST, memoryKiB: 256 }, 1],
  ['more memory than it has warmed', { ...COST, memoryKiB: 2048 }, 2],
])('gives the same key as Argon2id that has not worked before: %s', async (_, cost, memories) => {
  const expected = await argon2(bytes('海风 榕树'), SALT, cost)
  const large = countLarge()
  const { hash, warmUp } = warmArgon2()
  await warmUp(COST.memoryKiB)
  expect(await hash(bytes('海风 榕树'), SALT, cost)).toEqual(expected)
  expect(large()).toBe(memories)
})

test('the memory is lent once: what a password has left in it is not in the next one’s way', async () => {
  const expected = await argon2(bytes('七点'), SALT, COST)
  const { hash, warmUp } = warmArgon2()
  await warmUp(COST.memoryKiB)
  await hash(bytes('海风 榕树'), SALT, COST)
  expect(await hash(bytes('七点'), SALT, COST)).toEqual(expected)
})

test('works without having worked ahead', async () => {
  const { hash } = warmArgon2()
  expect(await hash(bytes('七点'), SALT, COST)).toEqual(await argon2(bytes('七点'), SALT, COST))
})
