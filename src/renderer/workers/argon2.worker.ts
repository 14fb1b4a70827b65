import { argon2id } from 'hash-wasm'
import type { Argon2Parameters } from '../../vault/argon2-parameters.ts'

/** One password to work on. The worker answers with 32 bytes, or an error that the page's `onerror` hears. */
export interface Argon2Job {
  readonly password: Uint8Array<ArrayBuffer>
  readonly salt: Uint8Array<ArrayBuffer>
  readonly parameters: Argon2Parameters
}

async function work({ password, salt, parameters }: Argon2Job): Promise<void> {
  const key = new Uint8Array(
    await argon2id({
      password,
      salt,
      memorySize: parameters.memoryKiB,
      iterations: parameters.iterations,
      parallelism: parameters.parallelism,
      hashLength: 32,
      outputType: 'binary',
    }),
  )
  postMessage(key, { transfer: [key.buffer] })
  sleep()
}

/**
 * Until it is ended. Left awake it would now clear its 64 MiB away, on the core that opens the station with the key.
 */
function sleep(): void {
  // The only shared memory a page has that is not isolated from all others.
  const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true })
  Atomics.wait(new Int32Array(buffer), 0, 0)
}

// The first calls compile the code, and long ones compile it well. This one, of nothing, is made while no password is
// there yet.
void argon2id({
  password: '-',
  salt: new Uint8Array(8),
  memorySize: 4096,
  iterations: 3,
  parallelism: 1,
  hashLength: 4,
  outputType: 'binary',
})

onmessage = ({ data }: MessageEvent<Argon2Job>) => {
  work(data).catch((error: unknown) => reportError(error))
}
