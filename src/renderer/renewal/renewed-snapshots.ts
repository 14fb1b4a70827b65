import type { JournalHead } from '../../contract/journal-frame.ts'
import { trailPageSchema } from '../../domain/trail.ts'
import type { Meta } from '../../storage/meta.ts'
import type { WorkspaceState } from '../../storage/tables.ts'
import { resealTrail } from '../../storage/verify-trail.ts'
import type { StationKeys } from '../../vault/station-keys.ts'
import type { VaultFile } from '../../vault/vault-file.ts'
import { BackupRun, backupTables, type BackupOrder } from '../workers/backup-run.ts'
import type { StartBackupWorker } from '../workers/backup-worker.ts'
import { RestoreRun } from '../workers/restore-run.ts'
import { outside, RenewalStop, type RenewalCalls } from './renewal-calls.ts'

export interface SnapshotTools {
  readonly calls: RenewalCalls
  readonly startWorker: StartBackupWorker
  readonly appVersion: string
  /** The keys to come. */
  readonly keys: StationKeys
}

/**
 * Snapshots that are somebody's way back, read with the old keys and written with the new ones under the same name. One
 * that cannot be read any more is a way back no longer, and is left behind. Those of each day are not kept: the new one
 * and the journal hold all they hold.
 */
export async function keepSnapshots(
  names: readonly string[],
  tools: SnapshotTools,
  how: {
    readonly from: { readonly keys: StationKeys; readonly vault: VaultFile }
    readonly meta: Meta
    readonly headOf: (head: JournalHead | null) => Promise<JournalHead | null>
    readonly breathe: () => void
  },
): Promise<void> {
  const { calls, startWorker, keys } = tools
  for (const name of names) {
    how.breathe()
    const chosen = await outside(calls['snapshot.open']({ name }))
    const run = new RestoreRun(chosen, calls, startWorker)
    const staged = await run.openWithKeys(how.from.keys, how.from.vault)
    await run.close()
    if (!staged.ok) continue
    const { manifest, tables } = staged.value
    const pages = tables.trail.flatMap((page) => {
      const read = trailPageSchema.safeParse(page)
      return read.success ? [read.data] : []
    })
    const kept = await write(tools, {
      vault: how.meta.vault,
      stationName: manifest.stationName,
      tables: { ...tables, trail: await resealTrail(how.from.keys, keys, pages) },
      schemaVersion: manifest.schemaVersion,
      journal: await how.headOf(manifest.journal),
      nameFor: () => name,
      now: new Date(manifest.madeAt),
    })
    if (!kept) throw new RenewalStop({ kind: 'noSnapshot' })
  }
}

/** The station as it is under its new keys. `false`: it could not be written and read back. */
export async function takeRenewedSnapshot(
  tools: SnapshotTools,
  meta: Meta,
  state: WorkspaceState,
  schemaVersion: number,
): Promise<boolean> {
  const { vault, stationName, journal } = meta
  return write(tools, { vault, stationName, tables: backupTables(state), schemaVersion, journal, now: new Date() })
}

async function write(
  { calls, startWorker, appVersion, keys }: SnapshotTools,
  order: Pick<BackupOrder, 'vault' | 'stationName' | 'tables' | 'schemaVersion' | 'journal' | 'now' | 'nameFor'>,
): Promise<boolean> {
  const place = await outside(calls['renewal.snapshots'](undefined))
  const run = new BackupRun({ ...order, ...place, keys, appVersion, attachments: 'leaveHere' }, calls, startWorker)
  return (await run.start()).ok
}
