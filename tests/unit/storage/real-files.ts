import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { prepareArchive } from '../../../src/backup/archive.ts'
import { encryptArchive } from '../../../src/backup/encrypt.ts'
import { readBackup } from '../../../src/backup/read-backup.ts'
import { slotsFileName } from '../../../src/contract/ipc.ts'
import { SCHEMA_VERSION } from '../../../src/domain/schema-version.ts'
import { snapshotFolderOf, stationFolderOf, stationFolderVerbs } from '../../../src/main/ipc/station-folder-verbs.ts'
import type { StationFiles } from '../../../src/storage/journal.ts'
import type { OpeningTools } from '../../../src/storage/opening-report.ts'
import { TABLE_NAMES, type WorkspaceState } from '../../../src/storage/tables.ts'
import { stationIdentity } from '../../../src/vault/station-identity.ts'
import type { StationKeys } from '../../../src/vault/station-keys.ts'
import type { VaultFile } from '../../../src/vault/vault-file.ts'
import { sourceOf, streamOf } from '../backup/sample-backup.ts'
import type { TestStation } from '../verbs/test-station.ts'

/** A station's files as main keeps them, in a folder of the test's own: the same code, a real disk. */
export class RealFiles {
  readonly profile: string
  #opened = false
  #verbs: ReturnType<typeof stationFolderVerbs>

  constructor(profile: string) {
    this.profile = profile
    this.#verbs = stationFolderVerbs(profile)
    this.files = this.#verbs.verbs
  }

  files: StationFiles

  /** As after a start of the app: nothing is remembered of what the files said before. */
  async startAgain(): Promise<void> {
    await this.close()
    this.#verbs = stationFolderVerbs(this.profile)
    this.files = this.#verbs.verbs
    this.#opened = false
  }

  async close(): Promise<void> {
    if (this.#opened) return
    this.#opened = true
    await this.#verbs.close()
  }

  /** As main does before it puts another folder in the place of this one. */
  async release(): Promise<void> {
    await this.#verbs.close()
  }

  /** Puts a copy of another profile's files in the place of these. */
  async copyFrom(profile: string): Promise<void> {
    await this.close()
    await rm(stationFolderOf(this.profile), { recursive: true, force: true })
    await cp(stationFolderOf(profile), stationFolderOf(this.profile), { recursive: true })
    await this.startAgain()
  }

  get marker(): string {
    return join(stationFolderOf(this.profile), 'marker.json')
  }

  async journal(): Promise<readonly string[]> {
    return filesIn(join(stationFolderOf(this.profile), 'journal'))
  }

  async snapshots(): Promise<readonly string[]> {
    return filesIn(snapshotFolderOf(this.profile))
  }
}

async function filesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).sort().map((name) => join(folder, name))
}

/** Writes a snapshot of the station as it is now, as the app does: the file, and the slots beside it. */
export async function writeSnapshot(
  profile: string,
  name: string,
  station: Pick<TestStation, 'store' | 'keys' | 'desk'>,
): Promise<void> {
  const meta = await station.store.readMeta()
  if (meta === null) throw new Error('no station')
  const identity = await stationIdentity(station.keys, meta.vault)
  if (!identity.ok) throw new Error(identity.failure)
  const state: WorkspaceState = station.desk.workspace.state
  const archive = await prepareArchive(
    {
      appVersion: '0.1.0',
      schemaVersion: SCHEMA_VERSION,
      stationId: meta.vault.stationId,
      stationName: meta.stationName,
      madeAt: '2026-11-23T04:00:00.000Z',
      journal: station.store.journal.head,
    },
    meta.vault,
    TABLE_NAMES.map((table) =>
      sourceOf(
        table,
        [...state[table].values()].map((record) => ({ ...record })),
      ),
    ),
  )
  const { stream } = await encryptArchive(archive, identity.value.recipients)
  const folder = snapshotFolderOf(profile)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, name), new Uint8Array(await new Response(stream).arrayBuffer()))
  await writeFile(join(folder, slotsFileName(name)), `${JSON.stringify(meta.vault, null, 2)}\n`)
}

/** Reads snapshots as the page does: verified to the last byte, or not at all. */
export function realTools(profile: string, keys: StationKeys, vault: VaultFile): OpeningTools {
  return {
    readSnapshot: async (name) => {
      const identity = await stationIdentity(keys, vault)
      if (!identity.ok) return null
      const bytes = await readFile(join(snapshotFolderOf(profile), name))
      const read = await readBackup(streamOf(bytes), [identity.value.identity], { schemaVersion: SCHEMA_VERSION })
      if (!read.ok) return null
      const { manifest, tables } = read.value
      const { journal, schemaVersion, madeAt } = manifest
      return { journal, schemaVersion, madeAt, tables }
    },
    keepBeforeMigration: () => Promise.resolve({ ok: true, value: null }),
    now: () => new Date('2026-11-24T04:00:00.000Z'),
  }
}
