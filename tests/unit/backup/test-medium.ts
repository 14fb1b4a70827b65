import { createHash } from 'node:crypto'
import { slotsFileName, type OutsideFailure } from '../../../src/contract/ipc.ts'
import { fail, succeed } from '../../../src/domain/result.ts'
import type { Bytes } from '../../../src/vault/bytes.ts'
import { MemoryAttachments } from './memory-attachments.ts'
import type { BackupCalls } from '../../../src/renderer/workers/backup-run.ts'
import type { RestoreCalls } from '../../../src/renderer/workers/restore-run.ts'

/** A stick in memory behind the verbs of the main process, with ways to break it. */
export class TestMedium {
  readonly files = new Map<string, Bytes>()
  readonly created: string[] = []
  freeBytes = 10 ** 9
  /**
   * The stick is pulled out before this call (`write`, `seal`, `read`, `keep`) is made for the n-th time. It takes until
   * `noticed` to be told so: a system that asks a stick for bytes waits before it gives up.
   */
  pulledAt: { readonly call: string; readonly times: number; readonly noticed?: Promise<unknown> } | null = null
  /** What the stick gives back instead of what was written. */
  corrupt: (bytes: Bytes) => Bytes = (bytes) => bytes
  /** Corrupts only what is read in pieces: the checksum of `seal` is still right. */
  corruptReads: (bytes: Bytes) => Bytes = (bytes) => bytes
  #pieces: Uint8Array[] = []
  #name = ''
  #sealed: Bytes = new Uint8Array()
  readonly #times = new Map<string, number>()

  readonly attachments = new MemoryAttachments()

  readonly calls: BackupCalls & RestoreCalls = {
    ...this.attachments.calls,
    'backup.create': ({ name, bytes }) => {
      if (bytes > this.freeBytes)
        return Promise.resolve(fail({ kind: 'diskFull', detail: '', missingBytes: bytes - this.freeBytes }))
      if (this.files.has(name)) return Promise.resolve(fail({ kind: 'exists', detail: name }))
      this.#name = name
      this.#pieces = []
      this.created.push(name)
      this.files.set(`${name}.part`, new Uint8Array())
      return Promise.resolve(succeed({ file: 'f'.repeat(32) }))
    },
    'backup.write': ({ bytes }) => {
      if (this.#pulled('write')) return this.#gone()
      this.#pieces.push(new Uint8Array(bytes))
      return Promise.resolve(succeed({ size: this.#pieces.reduce((sum, piece) => sum + piece.length, 0) }))
    },
    'backup.seal': () => {
      if (this.#pulled('seal')) return this.#gone()
      const handed = Buffer.concat(this.#pieces)
      const handedSha256 = createHash('sha256').update(handed).digest('hex')
      this.#sealed = this.corrupt(new Uint8Array(handed))
      const sha256 = createHash('sha256').update(this.#sealed).digest('hex')
      return Promise.resolve(succeed({ size: this.#sealed.length, sha256, handedSha256 }))
    },
    'backup.read': ({ offset, length }) => {
      if (this.#pulled('read')) return this.#gone()
      return Promise.resolve(succeed({ bytes: this.corruptReads(this.#sealed).slice(offset, offset + length) }))
    },
    'backup.keep': ({ slots }) => {
      if (this.#pulled('keep')) return this.#gone()
      this.files.delete(`${this.#name}.part`)
      this.files.set(this.#name, this.#sealed)
      this.files.set(slotsFileName(this.#name), new TextEncoder().encode(slots))
      return Promise.resolve(succeed({ path: `/usb/${this.#name}` }))
    },
    'backup.discard': () => {
      this.files.delete(`${this.#name}.part`)
      return Promise.resolve(succeed(null))
    },
    'restore.read': ({ file, offset, length }) => {
      if (this.#pulled('restore')) return this.#gone()
      const bytes = this.files.get(file) ?? new Uint8Array()
      return Promise.resolve(succeed({ bytes: bytes.slice(offset, offset + length) }))
    },
    'restore.close': () => Promise.resolve(succeed(null)),
  }

  #pulled(call: string): boolean {
    const times = (this.#times.get(call) ?? 0) + 1
    this.#times.set(call, times)
    return this.pulledAt?.call === call && times >= this.pulledAt.times
  }

  async #gone() {
    await this.pulledAt?.noticed
    return fail(gone)
  }
}

const gone: OutsideFailure = { kind: 'gone', detail: 'ENODEV' }
