import { createHash } from 'node:crypto'
import { access, open, rename, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { slotsFileName, type OutsideFailure } from '../../contract/ipc.ts'
import { oneByOne } from '../../contract/one-by-one.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'
import { readAt, syncFolder, writeAt, writeDurably } from './durable.ts'
import { fileFailure } from './failures.ts'
import { freeBytes, writeFailure } from './free-space.ts'

const READ_STEP = 1_048_576

interface BackupFileWish {
  /** Most bytes the medium can hold in one file. */
  readonly largest: number
  /** Bytes the file will have. */
  readonly bytes: number
  /** Bytes that have to stay free beside it. */
  readonly floor?: number
}

export interface SealedBackup {
  readonly size: number
  readonly sha256: string
  readonly handedSha256: string
}

/**
 * One backup on its way to a medium: `.part` → fsync → reopened and read back → renamed. The final name appears only
 * when everything else has been proved; until then nothing on the medium looks like a backup.
 */
export class BackupFile {
  readonly #folder: string
  readonly #name: string
  readonly #how: BackupFileWish
  #file: FileHandle
  #size = 0
  readonly #inOrder = oneByOne()
  /** Why nothing more is written: what came behind a piece that is missing would stand at its place. */
  #failure: OutsideFailure | null = null
  /** Of the bytes as they were handed over. */
  readonly #handed = createHash('sha256')
  #sealed = false

  private constructor(folder: string, name: string, how: BackupFileWish, file: FileHandle) {
    this.#folder = folder
    this.#name = name
    this.#how = how
    this.#file = file
  }

  /** Refused before a byte is written when the medium, as it is now, has no room for all of it. */
  static async create(folder: string, name: string, how: BackupFileWish): Promise<Result<BackupFile, OutsideFailure>> {
    if (await exists(join(folder, name))) return fail({ kind: 'exists', detail: name })
    try {
      const missing = how.bytes + (how.floor ?? 0) - (await freeBytes(folder))
      if (missing > 0) return fail({ kind: 'diskFull', detail: '', missingBytes: missing })
      return succeed(new BackupFile(folder, name, how, await open(partPath(folder, name), 'w')))
    } catch (error) {
      return fail(await writeFailure(error, folder, how.bytes, how.floor))
    }
  }

  /**
   * The next piece; it may be given before the one before is written.
   * @returns bytes written so far
   */
  write(bytes: Uint8Array): Promise<Result<{ size: number }, OutsideFailure>> {
    return this.#inOrder(() => this.#write(bytes))
  }

  async #write(bytes: Uint8Array): Promise<Result<{ size: number }, OutsideFailure>> {
    if (this.#failure !== null) return fail(this.#failure)
    if (this.#sealed) return fail({ kind: 'badRequest', detail: 'sealed' })
    if (this.#size + bytes.byteLength > this.#how.largest) return fail({ kind: 'tooLarge', detail: this.#name })
    try {
      await writeAt(this.#file, bytes, this.#size)
      this.#size += bytes.byteLength
      this.#handed.update(bytes)
      return succeed({ size: this.#size })
    } catch (error) {
      const toCome = Math.max(this.#how.bytes - this.#size, bytes.byteLength)
      this.#failure = await writeFailure(error, this.#folder, toCome, this.#how.floor)
      return fail(this.#failure)
    }
  }

  /**
   * fsync, close, reopen and read all of it. Returns the size and SHA-256 (hex) of what the medium gives back, and the
   * SHA-256 of what was handed over to be written.
   */
  async seal(): Promise<Result<SealedBackup, OutsideFailure>> {
    if (this.#sealed) return fail({ kind: 'badRequest', detail: 'sealed' })
    if (this.#failure !== null) return fail(this.#failure)
    try {
      await this.#file.sync()
      await this.#file.close()
      this.#file = await open(partPath(this.#folder, this.#name), 'r')
      this.#sealed = true
      const hash = createHash('sha256')
      let size = 0
      for (;;) {
        const step = await readAt(this.#file, size, READ_STEP)
        hash.update(step)
        size += step.byteLength
        if (step.byteLength < READ_STEP) break
      }
      return succeed({ size, sha256: hash.digest('hex'), handedSha256: this.#handed.digest('hex') })
    } catch (error) {
      return fail(fileFailure(error))
    }
  }

  async read(offset: number, length: number): Promise<Result<{ bytes: Uint8Array<ArrayBuffer> }, OutsideFailure>> {
    if (!this.#sealed) return fail({ kind: 'badRequest', detail: 'not sealed' })
    try {
      return succeed({ bytes: await readAt(this.#file, offset, length) })
    } catch (error) {
      return fail(fileFailure(error))
    }
  }

  /** Gives the backup its name. The slots file comes first: a finished backup always has it. */
  async keep(slots: string): Promise<Result<{ path: string }, OutsideFailure>> {
    if (!this.#sealed) return fail({ kind: 'badRequest', detail: 'not sealed' })
    const path = join(this.#folder, this.#name)
    if (await exists(path)) return fail({ kind: 'exists', detail: this.#name })
    try {
      await this.#file.close()
      await writeDurably(join(this.#folder, slotsFileName(this.#name)), slots)
      await rename(partPath(this.#folder, this.#name), path)
      await syncFolder(this.#folder)
      return succeed({ path })
    } catch (error) {
      return fail(await writeFailure(error, this.#folder, slots.length, this.#how.floor))
    }
  }

  /** Removes the `.part`, also when the medium is half gone: an error then only means there is nothing to remove. */
  async discard(): Promise<void> {
    this.#failure ??= { kind: 'cancelled', detail: '' }
    await this.#inOrder(() => this.#file.close()).catch((error: unknown) => {
      console.warn('backup file not closed:', fileFailure(error).detail)
    })
    await rm(partPath(this.#folder, this.#name), { force: true }).catch((error: unknown) => {
      console.warn('unfinished backup not removed:', fileFailure(error).detail)
    })
  }
}

function partPath(folder: string, name: string): string {
  return join(folder, `${name}.part`)
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
