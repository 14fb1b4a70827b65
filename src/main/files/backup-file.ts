import { createHash } from 'node:crypto'
import { access, open, rename, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { slotsFileName, type OutsideFailure } from '../../contract/ipc.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'
import { readAt, syncFolder, writeDurably } from './durable.ts'
import { fileFailure } from './failures.ts'

const READ_STEP = 1_048_576

/**
 * One backup on its way to a medium: `.part` → fsync → reopened and read back → renamed. The final name appears only
 * when everything else has been proved; until then nothing on the medium looks like a backup.
 */
export class BackupFile {
  readonly #folder: string
  readonly #name: string
  readonly #largest: number
  #file: FileHandle
  #size = 0
  #sealed = false

  private constructor(folder: string, name: string, largest: number, file: FileHandle) {
    this.#folder = folder
    this.#name = name
    this.#largest = largest
    this.#file = file
  }

  /** @param largest most bytes the medium can hold in one file */
  static async create(folder: string, name: string, largest: number): Promise<Result<BackupFile, OutsideFailure>> {
    if (await exists(join(folder, name))) return fail({ kind: 'exists', detail: name })
    try {
      return succeed(new BackupFile(folder, name, largest, await open(partPath(folder, name), 'w')))
    } catch (error) {
      return fail(fileFailure(error))
    }
  }

  /** @returns bytes written so far */
  async write(bytes: Uint8Array): Promise<Result<{ size: number }, OutsideFailure>> {
    if (this.#sealed) return fail({ kind: 'badRequest', detail: 'sealed' })
    if (this.#size + bytes.byteLength > this.#largest) return fail({ kind: 'tooLarge', detail: this.#name })
    try {
      await this.#file.appendFile(bytes)
      this.#size += bytes.byteLength
      return succeed({ size: this.#size })
    } catch (error) {
      return fail(fileFailure(error))
    }
  }

  /** fsync, close, reopen; returns size and SHA-256 (hex) of what the medium gives back. */
  async seal(): Promise<Result<{ size: number; sha256: string }, OutsideFailure>> {
    if (this.#sealed) return fail({ kind: 'badRequest', detail: 'sealed' })
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
      return succeed({ size, sha256: hash.digest('hex') })
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
      return fail(fileFailure(error))
    }
  }

  /** Removes the `.part`, also when the medium is half gone: an error then only means there is nothing to remove. */
  async discard(): Promise<void> {
    await this.#file.close().catch((error: unknown) => {
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
