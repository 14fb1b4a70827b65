import type { Argon2Parameters } from '../../vault/argon2-parameters.ts'
import { sleep } from './sleep.ts'
import { warmArgon2 } from './warm-argon2.ts'

/** First perhaps `warmUp`, while no password is there yet; then `hash`. */
export type Argon2Order = { readonly kind: 'warmUp'; readonly memoryKiB: number } | Argon2Job

/** One password to work on. The worker answers with 32 bytes, or an error that the page's `onerror` hears. */
export interface Argon2Job {
  readonly kind: 'hash'
  readonly password: Uint8Array<ArrayBuffer>
  readonly salt: Uint8Array<ArrayBuffer>
  readonly parameters: Argon2Parameters
}

const argon2 = warmArgon2()
/** One order after the other. */
let last: Promise<void> = Promise.resolve()

async function work({ password, salt, parameters }: Argon2Job): Promise<void> {
  const key = new Uint8Array(await argon2.hash(password, salt, parameters))
  postMessage(key, { transfer: [key.buffer] })
  // Its 64 MiB are cleared away when the desk is drawn.
  sleep()
}

onmessage = ({ data }: MessageEvent<Argon2Order>) => {
  last = last
    .then(() => (data.kind === 'warmUp' ? argon2.warmUp(data.memoryKiB) : work(data)))
    .catch((error: unknown) => reportError(error))
}
