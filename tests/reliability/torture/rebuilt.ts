import 'fake-indexeddb/auto'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { stationFolderOf } from '../../../src/main/ipc/station-folder-verbs.ts'
import { findStation } from '../../../src/storage/find-station.ts'
import { openStation } from '../../../src/storage/open-station.ts'
import { deleteStore } from '../../../src/storage/store.ts'
import type { WorkspaceState } from '../../../src/storage/tables.ts'
import { unlockWithPassword } from '../../../src/vault/unlock.ts'
import type { StationKeys } from '../../../src/vault/station-keys.ts'
import { RealFiles, realTools } from '../../unit/storage/real-files.ts'
import { argon2 } from '../../unit/vault/test-argon2.ts'

let count = 0

/**
 * What a profile would come to if the browser's store were lost at this moment: built again from a copy of the files
 * beside it. It throws when they do not hold a station, or miss an entry.
 */
export class RebuiltFromFiles {
  readonly #folder: string
  readonly #password: string
  #keys: StationKeys | null = null

  /** @param folder for the copies */
  constructor(folder: string, password: string) {
    this.#folder = folder
    this.#password = password
  }

  async of(profile: string): Promise<WorkspaceState> {
    const copy = join(this.#folder, `copy-${String((count += 1))}`)
    mkdirSync(copy, { recursive: true })
    cpSync(stationFolderOf(profile), stationFolderOf(copy), { recursive: true })
    const files = new RealFiles(copy)
    const name = `rebuilt-${String(count)}`
    const found = await findStation(files.files, name)
    if (!found.ok || found.value.meta === null) throw new Error('the files hold no station')
    const { store, meta, rebuild } = found.value
    try {
      this.#keys ??= await this.#unlock(meta.vault)
      const opened = await openStation(store, this.#keys, meta, rebuild, realTools(copy, this.#keys, meta.vault))
      if (!opened.ok) throw new Error(`the files do not open: ${opened.failure.kind}`)
      const { missing } = opened.value.report
      if (missing.length > 0) throw new Error(`entries are missing: ${JSON.stringify(missing)}`)
      return opened.value.workspace.state
    } finally {
      store.close()
      await files.close()
      await deleteStore(name)
      rmSync(copy, { recursive: true, force: true })
    }
  }

  async #unlock(vault: Parameters<typeof unlockWithPassword>[0]): Promise<StationKeys> {
    const unlocked = await unlockWithPassword(vault, 'head', this.#password, argon2)
    if (!unlocked.ok) throw new Error(unlocked.failure)
    return unlocked.value.keys
  }
}
