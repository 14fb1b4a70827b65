import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { OutsideFailure } from '../../contract/ipc.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'
import { readAt, syncFolder } from '../files/durable.ts'
import { fileFailure, systemCode } from '../files/failures.ts'
import { FREE_SPACE_FLOOR, roomFor } from '../files/free-space.ts'
import { PART_SUFFIX, PartFile } from '../files/part-file.ts'

const ID = /^[0-9a-z-]{1,64}$/

/** A sealed file of an attachment, as it lies on the disk. */
export interface SealedFile {
  readonly id: string
  readonly bytes: number
}

interface PieceOfFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly fileBytes: number
}

/**
 * `<profile>/station/attachments`: a sealed file for each attachment, named by its random id, never changed once it has
 * its name, and removed only by `erase`. The files of a backup that is being read lie in a folder beside it until they
 * are put in place. What a crash left half done is cleared when the folder is opened.
 */
export class AttachmentFolder {
  readonly #folder: string
  readonly #staging: string
  readonly #ready: Promise<void>

  /** @param station `<profile>/station` */
  constructor(station: string) {
    this.#folder = join(station, 'attachments')
    this.#staging = join(station, 'attachments-staged')
    this.#ready = this.#clearLeftovers()
  }

  /** @param bytes of the sealed file to come */
  async create(id: string, bytes: number, staged: boolean): Promise<Result<PartFile, OutsideFailure>> {
    return this.#attempt(async () => {
      const folder = staged ? this.#staging : this.#folder
      await mkdir(folder, { recursive: true })
      const room = await roomFor(folder, bytes)
      return room.ok ? PartFile.create(join(folder, id), { whole: bytes, over: staged, floor: FREE_SPACE_FLOOR }) : room
    })
  }

  async list(): Promise<Result<readonly SealedFile[], OutsideFailure>> {
    return this.#attempt(async () => {
      const names = (await namesIn(this.#folder)).filter((name) => ID.test(name))
      return succeed(
        await Promise.all(names.map(async (id) => ({ id, bytes: (await stat(join(this.#folder, id))).size }))),
      )
    })
  }

  /** @returns a piece of the file, and how long the whole of it is */
  async read(id: string, offset: number, length: number): Promise<Result<PieceOfFile, OutsideFailure>> {
    return this.#attempt(async () => {
      const file = await open(join(this.#folder, id), 'r')
      try {
        const [bytes, { size }] = await Promise.all([readAt(file, offset, length), file.stat()])
        return succeed({ bytes, fileBytes: size })
      } finally {
        await file.close()
      }
    })
  }

  /** @returns bytes freed */
  async erase(ids: readonly string[]): Promise<Result<number, OutsideFailure>> {
    return this.#attempt(async () => {
      let freed = 0
      for (const id of ids) {
        const path = join(this.#folder, id)
        freed += await sizeOf(path)
        await rm(path, { force: true })
      }
      if (freed > 0) await syncFolder(this.#folder)
      return succeed(freed)
    })
  }

  /** Begins anew with an empty staging folder that has room for `bytes`. */
  async beginStaging(bytes: number): Promise<Result<null, OutsideFailure>> {
    return this.#attempt(async () => {
      await rm(this.#staging, { recursive: true, force: true })
      await mkdir(this.#staging, { recursive: true })
      return roomFor(this.#staging, bytes)
    })
  }

  /**
   * Each file by a rename: a crash in between leaves some in place, which nobody sees until a record names them. One of
   * the same id is the same attachment and is replaced.
   */
  async placeStaged(): Promise<Result<number, OutsideFailure>> {
    return this.#attempt(async () => {
      const ids = (await namesIn(this.#staging)).filter((name) => ID.test(name))
      await mkdir(this.#folder, { recursive: true })
      for (const id of ids) await rename(join(this.#staging, id), join(this.#folder, id))
      await syncFolder(this.#folder)
      await rm(this.#staging, { recursive: true, force: true })
      return succeed(ids.length)
    })
  }

  async dropStaged(): Promise<Result<null, OutsideFailure>> {
    return this.#attempt(async () => {
      await rm(this.#staging, { recursive: true, force: true })
      return succeed(null)
    })
  }

  async #attempt<T>(work: () => Promise<Result<T, OutsideFailure>>): Promise<Result<T, OutsideFailure>> {
    try {
      await this.#ready
      return await work()
    } catch (error) {
      return fail(fileFailure(error))
    }
  }

  async #clearLeftovers(): Promise<void> {
    try {
      await rm(this.#staging, { recursive: true, force: true })
      const parts = (await namesIn(this.#folder)).filter((name) => name.endsWith(PART_SUFFIX))
      await Promise.all(parts.map((name) => rm(join(this.#folder, name), { force: true })))
    } catch (error) {
      // They only take room; the next start tries again.
      console.warn('half attachments not cleared:', fileFailure(error).kind)
    }
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return []
    throw error
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return 0
    throw error
  }
}
