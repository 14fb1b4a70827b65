import { access, open, rename, rm, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { OutsideFailure } from '../../contract/ipc.ts'
import { oneByOne } from '../../contract/one-by-one.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'
import { syncFolder, writeAt } from './durable.ts'
import { fileFailure } from './failures.ts'
import { writeFailure } from './free-space.ts'

/** How a file that is not whole yet is named; after a power cut it may be left, and means nothing. */
export const PART_SUFFIX = '.part'

interface PartFileWish {
  /** Bytes it must have when it is kept; `null` when nobody knows. */
  readonly whole: number | null
  /** Whether a file of that name may be replaced. */
  readonly over: boolean
  /** Bytes that have to stay free beside it; for the sentence about a full disk. */
  readonly floor?: number
}

/** A file that comes in pieces: `.part` → fsync → its name → fsync of the folder. Its name never stands for half of it. */
export class PartFile {
  readonly #path: string
  readonly #file: FileHandle
  /** Bytes it must have in the end; `null` when nobody knows. */
  readonly #whole: number | null
  readonly #floor: number
  readonly #inOrder = oneByOne()
  /** Why nothing more is written: what came behind a piece that is missing would stand at its place. */
  #failure: OutsideFailure | null = null
  #size = 0

  private constructor(path: string, file: FileHandle, { whole, floor = 0 }: PartFileWish) {
    this.#path = path
    this.#file = file
    this.#whole = whole
    this.#floor = floor
  }

  static async create(path: string, how: PartFileWish): Promise<Result<PartFile, OutsideFailure>> {
    if (!how.over && (await exists(path))) return fail({ kind: 'exists', detail: '' })
    try {
      return succeed(new PartFile(path, await open(path + PART_SUFFIX, 'w'), how))
    } catch (error) {
      return fail(await writeFailure(error, dirname(path), how.whole ?? 1, how.floor))
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
    if (this.#whole !== null && this.#size + bytes.byteLength > this.#whole) {
      return fail({ kind: 'badRequest', detail: 'length' })
    }
    try {
      await writeAt(this.#file, bytes, this.#size)
      this.#size += bytes.byteLength
      return succeed({ size: this.#size })
    } catch (error) {
      this.#failure = await writeFailure(error, dirname(this.#path), this.#toCome(bytes), this.#floor)
      return fail(this.#failure)
    }
  }

  async keep(): Promise<Result<{ path: string }, OutsideFailure>> {
    if (this.#failure !== null) return fail(this.#failure)
    if (this.#whole !== null && this.#size !== this.#whole) return fail({ kind: 'badRequest', detail: 'length' })
    try {
      await this.#file.sync()
      await this.#file.close()
      await rename(this.#path + PART_SUFFIX, this.#path)
      await syncFolder(dirname(this.#path))
      return succeed({ path: this.#path })
    } catch (error) {
      return fail(fileFailure(error))
    }
  }

  #toCome(bytes: Uint8Array): number {
    return this.#whole === null ? bytes.byteLength : this.#whole - this.#size
  }

  /** Removes the `.part`; an error then only means there is nothing to remove. */
  async discard(): Promise<void> {
    this.#failure ??= { kind: 'cancelled', detail: '' }
    await this.#inOrder(() => this.#file.close()).catch((error: unknown) => {
      console.warn('file not closed:', fileFailure(error).kind)
    })
    await rm(this.#path + PART_SUFFIX, { force: true }).catch((error: unknown) => {
      console.warn('unfinished file not removed:', fileFailure(error).kind)
    })
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
