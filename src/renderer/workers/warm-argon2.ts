import { argon2id } from 'hash-wasm'
import type { Argon2, Argon2Parameters } from '../../vault/argon2-parameters.ts'

/** Argon2id that can work ahead of its first password. */
export interface WarmArgon2 {
  readonly hash: Argon2
  /** Works on nothing with as much memory, and keeps that memory for the next `hash` that takes as much. */
  readonly warmUp: (memoryKiB: number) => Promise<void>
}

/** What hash-wasm has asked for: an instance of one of its modules, and how far its memory reached when it was new. */
interface Made {
  readonly module: WebAssembly.Module
  readonly memory: WebAssembly.Memory
  readonly instance: WebAssembly.Instance
  readonly bytes: number
}

/**
 * Most of a quarter of what a password costs is the system's: it has to find and clear 64 MiB of memory at the first
 * touch, 65 ms of 280. Whoever guesses passwords pays that once, so nothing is lost when we do not pay it while somebody
 * waits. hash-wasm takes a new instance of its module, with new memory, for each call; here it gets the one it has worked
 * with before, its memory as clear as new, and as with any worker for one password it ends with the worker.
 *
 * This puts something in the place of the global `WebAssembly.instantiate`: it is for a worker that does nothing else.
 */
export function warmArgon2(): WarmArgon2 {
  const instantiate = WebAssembly.instantiate
  let made: Made[] = []
  let warm: Made | null = null
  const give = async (module: WebAssembly.Module, imports: WebAssembly.Imports): Promise<WebAssembly.Instance> => {
    if (warm?.module === module) {
      const { instance } = warm
      warm = null
      return instance
    }
    const instance = await instantiate(module, imports)
    const { memory } = instance.exports
    if (memory instanceof WebAssembly.Memory) made.push({ module, memory, instance, bytes: memory.buffer.byteLength })
    return instance
  }
  Object.defineProperty(WebAssembly, 'instantiate', { value: give })
  return {
    hash: (password, salt, parameters) => {
      if (warm !== null && warm.memory.buffer.byteLength - warm.bytes < parameters.memoryKiB * 1024) warm = null
      return hashWith(password, salt, parameters)
    },
    warmUp: async (memoryKiB) => {
      made = []
      await hashWith(new Uint8Array(1), new Uint8Array(8), { memoryKiB, iterations: 1, parallelism: 1 })
      warm = made.find(({ memory }) => memory.buffer.byteLength > memoryKiB * 1024) ?? null
      made = []
      // Argon2id counts on new memory, and new memory is zero.
      if (warm !== null) new Uint8Array(warm.memory.buffer, warm.bytes).fill(0)
    },
  }
}

function hashWith(
  password: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
  { memoryKiB, iterations, parallelism }: Argon2Parameters,
): Promise<Uint8Array> {
  return argon2id({
    password,
    salt,
    memorySize: memoryKiB,
    iterations,
    parallelism,
    hashLength: 32,
    outputType: 'binary',
  })
}
