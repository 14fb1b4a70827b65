import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { genesisInput } from '../../../src/contract/journal-frame.ts'
import { findStation } from '../../../src/storage/find-station.ts'
import { JournalAudit } from '../../../src/storage/journal-audit.ts'
import { openStation } from '../../../src/storage/open-station.ts'
import { deleteStore, type Store } from '../../../src/storage/store.ts'
import type { WorkspaceState } from '../../../src/storage/tables.ts'
import { verifyTrail } from '../../../src/storage/verify-trail.ts'
import { CHUNK_OVERHEAD, chunkBytesOf, chunkCount, chunkPlace, openChunk } from '../../../src/vault/sealed-chunks.ts'
import type { StationKeys } from '../../../src/vault/station-keys.ts'
import { unlockWithPassword } from '../../../src/vault/unlock.ts'
import { keyGeneration, type VaultFile } from '../../../src/vault/vault-file.ts'
import { RealFiles, realTools } from '../../unit/storage/real-files.ts'
import { argon2 } from '../../unit/vault/test-argon2.ts'

/** The station's folder, and those a renewal of the keys puts in its place. */
const FOLDERS = ['station', 'station-renewed', 'station-before'] as const

let count = 0

/** A station built from its files alone. */
export interface Rebuilt {
  readonly state: WorkspaceState
  /** How many station keys it has had. */
  readonly generation: number
}

/**
 * What a profile would come to if the browser's store were lost at this moment: built again from a copy of the files
 * beside it. It throws when they do not hold a station, or miss an entry, or hold anything that its keys do not open.
 */
export class RebuiltFromFiles {
  readonly #folder: string
  /** Deriving keys takes longer than all the rest; a vault file that did not change has the same. */
  #known: { readonly vault: string; readonly keys: StationKeys } | null = null

  /** @param folder for the copies */
  constructor(folder: string) {
    this.#folder = folder
  }

  /** @param passwords of which one must open it */
  async of(profile: string, passwords: readonly string[]): Promise<Rebuilt> {
    const copy = join(this.#folder, `copy-${String((count += 1))}`)
    mkdirSync(copy, { recursive: true })
    for (const folder of FOLDERS) {
      if (existsSync(join(profile, folder))) cpSync(join(profile, folder), join(copy, folder), { recursive: true })
    }
    const files = new RealFiles(copy)
    const name = `rebuilt-${String(count)}`
    const found = await findStation(files.files, name)
    if (!found.ok || found.value.meta === null) throw new Error('the files hold no station')
    const { store, meta, rebuild } = found.value
    try {
      const keys = await this.#unlock(meta.vault, passwords)
      const opened = await openStation(store, keys, meta, rebuild, realTools(copy, keys, meta.vault))
      if (!opened.ok) throw new Error(`the files do not open: ${opened.failure.kind}`)
      const { missing } = opened.value.report
      if (missing.length > 0) throw new Error(`entries are missing: ${JSON.stringify(missing)}`)
      const { state } = opened.value.workspace
      await expectAllWhole(copy, store, keys, state)
      return { state, generation: keyGeneration(meta.vault) }
    } finally {
      store.close()
      await files.close()
      await deleteStore(name)
      rmSync(copy, { recursive: true, force: true })
    }
  }

  async #unlock(vault: VaultFile, passwords: readonly string[]): Promise<StationKeys> {
    const text = JSON.stringify([vault, passwords])
    if (this.#known?.vault === text) return this.#known.keys
    for (const password of passwords) {
      const unlocked = await unlockWithPassword(vault, 'head', password, argon2)
      if (!unlocked.ok) continue
      this.#known = { vault: text, keys: unlocked.value.keys }
      return unlocked.value.keys
    }
    throw new Error('no password that was said to be in force opens the files')
  }
}

/** Journal from its first entry, trail, attachments: a station half under other keys would not open all of it. */
async function expectAllWhole(profile: string, store: Store, keys: StationKeys, state: WorkspaceState): Promise<void> {
  const genesis = createHash('sha256').update(genesisInput(keys.stationId)).digest('hex')
  const audit = new JournalAudit(genesis)
  for await (const entry of store.journal.entries(keys, 1)) audit.pass(entry)
  const { damaged, missing, broken } = audit.result(store.journal.head, [])
  const faults = [...damaged, ...missing, ...broken]
  if (faults.length > 0) throw new Error(`the journal is not whole: ${JSON.stringify({ damaged, missing, broken })}`)
  const trail = await verifyTrail(keys, state.trail)
  if (trail.faults.length > 0) throw new Error(`the trail is not whole: ${JSON.stringify(trail.faults)}`)
  for (const { id, bytes } of state.attachments.values()) {
    const file = readFileSync(join(profile, 'station/attachments', id))
    const chunkBytes = chunkBytesOf(bytes, file.length)
    if (chunkBytes === null) throw new Error('an attachment has not its whole length')
    const length = chunkBytes + CHUNK_OVERHEAD
    for (let number = 0; number < chunkCount(bytes, chunkBytes); number += 1) {
      const chunk = file.subarray(number * length, (number + 1) * length)
      const opened = await openChunk(keys, chunkPlace(id, bytes, number, chunkBytes), chunk)
      if (opened === null) throw new Error(`a chunk of an attachment does not open: ${String(number)}`)
    }
  }
}
