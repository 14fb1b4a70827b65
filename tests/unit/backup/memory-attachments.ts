import { fail, succeed } from '../../../src/domain/result.ts'
import type { AttachmentCalls } from '../../../src/renderer/attachments/sealed-file.ts'

interface Part {
  readonly id: string
  readonly staged: boolean
  bytes: Uint8Array<ArrayBuffer>
}

/** The sealed files of a PC in memory; what a disk does to them is proved on src/main/attachments itself. */
export class MemoryAttachments {
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>()
  staged = new Map<string, Uint8Array<ArrayBuffer>>()
  reads = 0
  readonly #parts = new Map<string, Part>()
  #handles = 0

  readonly calls: AttachmentCalls = {
    'attachment.create': ({ id, staged }) => {
      if (!staged && this.files.has(id)) return Promise.resolve(fail({ kind: 'exists', detail: '' }))
      this.#handles += 1
      const file = String(this.#handles).padStart(32, '0')
      this.#parts.set(file, { id, staged, bytes: new Uint8Array() })
      return Promise.resolve(succeed({ file }))
    },
    'attachment.write': ({ file, bytes }) => {
      const part = this.#parts.get(file)
      if (part === undefined) return Promise.resolve(fail({ kind: 'badRequest', detail: 'handle' }))
      part.bytes = new Uint8Array(Buffer.concat([part.bytes, bytes]))
      return Promise.resolve(succeed({ size: part.bytes.length }))
    },
    'attachment.keep': ({ file }) => {
      const part = this.#parts.get(file)
      if (part === undefined) return Promise.resolve(fail({ kind: 'badRequest', detail: 'handle' }))
      const place = part.staged ? this.staged : this.files
      place.set(part.id, part.bytes)
      return Promise.resolve(succeed({ path: part.id }))
    },
    'attachment.discard': ({ file }) => {
      this.#parts.delete(file)
      return Promise.resolve(succeed(null))
    },
    'attachment.list': () =>
      Promise.resolve(succeed({ files: [...this.files].map(([id, { length }]) => ({ id, bytes: length })) })),
    'attachment.read': ({ id, offset, length }) => {
      this.reads += 1
      const file = this.files.get(id)
      return Promise.resolve(
        file === undefined
          ? fail({ kind: 'gone', detail: id })
          : succeed({ bytes: file.slice(offset, offset + length), fileBytes: file.length }),
      )
    },
    'attachment.erase': ({ ids }) => {
      for (const id of ids) this.files.delete(id)
      return Promise.resolve(succeed({ freedBytes: 0 }))
    },
    'attachment.beginStaging': () => {
      this.staged = new Map()
      return Promise.resolve(succeed(null))
    },
    'attachment.placeStaged': () => {
      const { size } = this.staged
      for (const [id, bytes] of this.staged) this.files.set(id, bytes)
      this.staged = new Map()
      return Promise.resolve(succeed({ files: size }))
    },
    'attachment.dropStaged': () => {
      this.staged = new Map()
      return Promise.resolve(succeed(null))
    },
  }
}
