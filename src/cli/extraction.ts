import { mkdir, open, readdir, rename, rm, rmdir, writeFile, type FileHandle } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { MANIFEST_FILE, tableFile, VAULT_FILE, type Manifest } from '../backup/manifest.ts'
import type { BackupListener } from '../backup/read-backup.ts'
import { AttachmentNames } from './attachment-names.ts'
import type { VaultFile } from '../vault/vault-file.ts'

const ATTACHMENTS = 'attachments'

/**
 * The tables and attachments of a backup on their way to a folder. They are written beside it, to `<folder>.unverified`, and get the
 * folder's name only when the whole backup has been verified. File names come from the manifest's checked table names
 * (letters only) and from titles made safe, never from the archive, so nothing can be written elsewhere.
 */
export class Extraction implements BackupListener {
  readonly folder: string
  readonly #staging: string
  readonly #files = new Map<string, FileHandle>()
  readonly #names = new AttachmentNames()
  #attachment: FileHandle | null = null
  #kept = false

  private constructor(folder: string) {
    this.folder = folder
    this.#staging = `${folder}.unverified`
  }

  /** `exists` when the folder holds something already. */
  static async begin(path: string): Promise<Extraction | 'exists'> {
    const extraction = new Extraction(resolve(path))
    if (!(await isEmptyOrMissing(extraction.folder))) return 'exists'
    // Left over from a run that was ended hard; holds only what an unverified backup gave out.
    await rm(extraction.#staging, { recursive: true, force: true })
    await mkdir(join(extraction.#staging, 'tables'), { recursive: true, mode: 0o700 })
    return extraction
  }

  readonly opened = async (manifest: Manifest): Promise<void> => {
    if (manifest.attachments.files.length > 0) await mkdir(join(this.#staging, ATTACHMENTS), { mode: 0o700 })
    for (const table of manifest.tables) {
      this.#files.set(table.name, await open(join(this.#staging, tableFile(table.name)), 'wx', 0o600))
    }
  }

  readonly lines = async (table: string, lines: readonly string[]): Promise<void> => {
    await this.#files.get(table)?.appendFile(lines.map((line) => `${line}\n`).join(''))
    for (const line of lines) this.#names.hear(table, line)
  }

  readonly attachment = async (id: string, piece: Uint8Array, last: boolean): Promise<void> => {
    this.#attachment ??= await open(join(this.#staging, ATTACHMENTS, this.#names.nameOf(id)), 'wx', 0o600)
    await this.#attachment.appendFile(piece)
    if (!last) return
    await this.#attachment.close()
    this.#attachment = null
  }

  /** Call it only after the backup was verified. */
  async keep(manifest: Manifest, vault: VaultFile): Promise<void> {
    await this.#close()
    await writeFile(join(this.#staging, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
    await writeFile(join(this.#staging, VAULT_FILE), `${JSON.stringify(vault, null, 2)}\n`, { mode: 0o600 })
    await removeEmpty(this.folder)
    await rename(this.#staging, this.folder)
    this.#kept = true
  }

  async dropUnlessKept(): Promise<void> {
    await this.#close()
    if (!this.#kept) await rm(this.#staging, { recursive: true, force: true })
  }

  async #close(): Promise<void> {
    for (const file of this.#files.values()) await file.close()
    await this.#attachment?.close()
    this.#attachment = null
    this.#files.clear()
  }
}

async function removeEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder)
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

async function isEmptyOrMissing(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0
  } catch (error) {
    if (isMissing(error)) return true
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
