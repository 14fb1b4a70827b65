import { argon2id } from 'hash-wasm'
import type { Argon2Parameters } from '../../vault/argon2-parameters.ts'
import { sleep } from './sleep.ts'

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
  // Its 64 MiB are cleared away when the desk is drawn.
  sleep()
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
