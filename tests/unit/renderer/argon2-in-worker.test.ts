import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Argon2Order } from '../../../src/renderer/workers/argon2.worker.ts'
import { ARGON2_PARAMETERS } from '../../../src/vault/argon2-parameters.ts'

class FakeWorker {
  static readonly started: FakeWorker[] = []
  onmessage: ((event: { data: Uint8Array }) => void) | null = null
  onerror: ((event: { message: string }) => void) | null = null
  readonly orders: string[] = []
  ended = false

  constructor() {
    FakeWorker.started.push(this)
  }

  postMessage({ kind }: Argon2Order): void {
    this.orders.push(kind)
    if (!this.ended && kind === 'hash') queueMicrotask(() => this.onmessage?.({ data: new Uint8Array([7]) }))
  }

  terminate(): void {
    this.ended = true
  }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  FakeWorker.started.length = 0
  vi.unstubAllGlobals()
  vi.resetModules()
})

async function argon2() {
  vi.stubGlobal('Worker', FakeWorker)
  return import('../../../src/renderer/workers/argon2-in-worker.ts')
}

const PASSWORD = new TextEncoder().encode('海风 榕树')

test('the worker made ready takes the next password, and is ended a second after it', async () => {
  const { argon2InWorker, prepareArgon2 } = await argon2()
  prepareArgon2()
  prepareArgon2()
  expect(await argon2InWorker(PASSWORD, new Uint8Array(16), ARGON2_PARAMETERS)).toEqual(new Uint8Array([7]))
  expect(FakeWorker.started.map(({ orders }) => orders)).toEqual([['warmUp', 'hash']])
  expect(FakeWorker.started.map(({ ended }) => ended)).toEqual([false])
  vi.advanceTimersByTime(1000)
  expect(FakeWorker.started.map(({ ended }) => ended)).toEqual([true])
})

test('one that did not start is not waited for: the password goes to a new one', async () => {
  const { argon2InWorker, prepareArgon2 } = await argon2()
  prepareArgon2()
  FakeWorker.started[0]?.onerror?.({ message: 'not loaded' })
  expect(await argon2InWorker(PASSWORD, new Uint8Array(16), ARGON2_PARAMETERS)).toEqual(new Uint8Array([7]))
  expect(FakeWorker.started).toHaveLength(2)
})
