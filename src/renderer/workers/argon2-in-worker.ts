import { ARGON2_PARAMETERS, type Argon2 } from '../../vault/argon2-parameters.ts'
import type { Argon2Order } from './argon2.worker.ts'

/** So long after its answer a worker is ended. */
const GIVEN_BACK_MS = 1000

/** One that has started and waits for its password. */
let ready: Worker | null = null

/**
 * Starts the worker of the next password ahead, so that nobody waits for its code and its memory. It holds 64 MiB, and
 * nothing in them.
 */
export function prepareArgon2(): void {
  if (ready !== null) return
  const worker = newWorker()
  // One that did not start tells so once, to whoever listens then: a password given to it later would wait for ever.
  worker.onerror = () => {
    worker.terminate()
    if (ready === worker) ready = null
  }
  order(worker, { kind: 'warmUp', memoryKiB: ARGON2_PARAMETERS.memoryKiB })
  ready = worker
}

/**
 * Argon2id off the page's thread: 64 MiB and 0.2 s must not stop the screen. A worker for each call, ended after it, so
 * that its memory, which held the password, is given back.
 */
export const argon2InWorker: Argon2 = (password, salt, parameters) =>
  new Promise((resolve, reject) => {
    const worker = ready ?? newWorker()
    ready = null
    worker.onmessage = ({ data }: MessageEvent<Uint8Array<ArrayBuffer>>) => {
      resolve(data)
      // Not at once: to give 64 MiB back takes a core 30 ms, and there are only two for what the key opens.
      setTimeout(() => worker.terminate(), GIVEN_BACK_MS)
    }
    worker.onerror = ({ message }) => {
      worker.terminate()
      reject(new Error(`argon2 worker: ${message}`))
    }
    order(worker, { kind: 'hash', password, salt, parameters })
  })

function order(worker: Worker, what: Argon2Order): void {
  worker.postMessage(what)
}

function newWorker(): Worker {
  return new Worker(new URL('./argon2.worker.ts', import.meta.url), { type: 'module' })
}
