import type { Manifest } from '../../backup/manifest.ts'
import type { OutsideFailure } from '../../contract/ipc.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'
import type { Bytes } from '../../vault/bytes.ts'
import { sealedBytes } from '../../vault/sealed-chunks.ts'
import { oneByOne } from '../../contract/one-by-one.ts'
import { SealedFileWriter, type AttachmentCalls } from '../attachments/sealed-file.ts'
import { OnItsWay } from './on-its-way.ts'

/** The attachments of a backup that was read and verified. */
export interface StagedAttachments {
  /** False: the backup has none of them, they lie on the disk it was made on. */
  readonly carried: boolean
  readonly files: number
  /** Ids whose files were lost already when the backup was made. */
  readonly missing: readonly string[]
  /**
   * Puts the sealed files in their place. Call it before the records are replaced: files no record names are seen by
   * nobody, records without their files would be.
   */
  readonly place: () => Promise<Result<null, OutsideFailure>>
  /** Throws them away, when the backup was only looked at. */
  readonly drop: () => Promise<void>
}

/** Files that are being brought safely onto the disk while the next are written. */
const KEEPS_AHEAD = 4

/** Writes the attachments of a backup, as they come out of it sealed, into the staging folder of this PC. */
export class AttachmentStaging {
  readonly #calls: AttachmentCalls
  readonly #lengths = new Map<string, number>()
  readonly #inOrder = oneByOne()
  readonly #keeps = new OnItsWay(KEEPS_AHEAD)
  #writing: SealedFileWriter | null = null
  /** Why nothing more is taken. */
  #ended: OutsideFailure | null = null

  constructor(calls: AttachmentCalls) {
    this.#calls = calls
  }

  async begin(manifest: Manifest): Promise<Result<unknown, OutsideFailure>> {
    const { files } = manifest.attachments
    for (const { id, bytes } of files) this.#lengths.set(id, bytes)
    if (files.length === 0) return succeed(null)
    return this.#calls['attachment.beginStaging']({
      bytes: files.reduce((sum, file) => sum + sealedBytes(file.bytes), 0),
    })
  }

  /** The next chunk of a file; files come one after the other. Chunks may be handed over before the one before is done. */
  async take(id: string, sealed: Bytes, last: boolean): Promise<Result<null, OutsideFailure>> {
    const begun = await this.#inOrder(() => this.#begin(id, sealed, last))
    const taken = begun.ok ? await begun.value.written : begun
    if (!taken.ok) this.#ended ??= taken.failure
    return taken
  }

  /** Begins to write it. */
  async #begin(
    id: string,
    sealed: Bytes,
    last: boolean,
  ): Promise<Result<{ readonly written: Promise<Result<null, OutsideFailure>> }, OutsideFailure>> {
    if (this.#ended !== null) return fail(this.#ended)
    const bytes = this.#lengths.get(id)
    if (bytes === undefined) return fail({ kind: 'badRequest', detail: 'attachment' })
    if (this.#writing === null) {
      const created = await SealedFileWriter.create({ id, bytes }, this.#calls, true)
      if (!created.ok) {
        this.#ended = created.failure
        return created
      }
      this.#writing = created.value
    }
    const writing = this.#writing
    const written = writing.write(sealed)
    if (last) {
      this.#writing = null
      await this.#keeps.begin(() => this.#keep(writing))
    }
    return succeed({ written })
  }

  async #keep(writing: SealedFileWriter): Promise<void> {
    const kept = await writing.keep()
    if (kept.ok) return
    this.#ended ??= kept.failure
    await writing.discard()
  }

  /** After the whole backup was verified. */
  async finished({ attachments }: Manifest): Promise<Result<StagedAttachments, OutsideFailure>> {
    await this.#keeps.done()
    if (this.#ended !== null) return fail(this.#ended)
    const { carried, files, missing } = attachments
    return succeed({
      carried,
      files: files.length,
      missing,
      place: async () => {
        if (files.length === 0) return succeed(null)
        const placed = await this.#calls['attachment.placeStaged'](undefined)
        if (!placed.ok) return placed
        return placed.value.files === files.length ? succeed(null) : fail({ kind: 'gone', detail: '' })
      },
      drop: () => this.drop(),
    })
  }

  /** What was handed over and not begun is not written any more. */
  async drop(): Promise<void> {
    this.#ended ??= { kind: 'cancelled', detail: '' }
    // What is begun is waited for; its failure was told to whoever handed it over.
    await this.#inOrder(() => this.#keeps.done()).catch(() => undefined)
    await this.#writing?.discard()
    this.#writing = null
    await this.#calls['attachment.dropStaged'](undefined)
  }
}

/** Of a backup whose attachments were verified and not kept: a rehearsal, or a snapshot that has none. */
export function unstaged({ attachments }: Manifest): StagedAttachments {
  const { carried, files, missing } = attachments
  return {
    carried,
    files: files.length,
    missing,
    place: () =>
      Promise.resolve(files.length === 0 ? succeed(null) : fail({ kind: 'badRequest', detail: 'attachments' })),
    drop: () => Promise.resolve(),
  }
}
