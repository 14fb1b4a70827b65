import { fail, type Result } from '../../domain/result.ts'
import type { NotKept, OpeningTools, Snapshot } from '../../storage/opening-report.ts'
import type { Meta } from '../../storage/meta.ts'
import type { StationKeys } from '../../vault/station-keys.ts'
import { BackupRun, type BackupOrder, type KeptBackup } from './backup-run.ts'
import { RestoreRun } from './restore-run.ts'

/** A snapshot is a backup on this PC's own disk: the same file, the same proof, another folder. */
export type SnapshotOrder = Pick<
  BackupOrder,
  'keys' | 'vault' | 'tables' | 'schemaVersion' | 'journal' | 'stationName' | 'appVersion'
>

/**
 * Writes and verifies a snapshot. When it could not, whatever was there before is untouched.
 * @param nameFor how it is called, when not as every other
 */
export async function takeSnapshot(
  order: SnapshotOrder & Pick<BackupOrder, 'nameFor'>,
  now = new Date(),
): Promise<Result<KeptBackup, NotKept>> {
  const place = await window.station.call['snapshot.folder'](undefined)
  if (!place.ok) return fail({ missingBytes: null })
  const kept = await new BackupRun({ ...order, ...place.value, now, attachments: 'leaveHere' }).start()
  if (kept.ok) return kept
  const { failure } = kept
  const full = failure.kind === 'outside' && failure.failure.kind === 'diskFull' ? failure.failure : null
  return fail({ missingBytes: full?.missingBytes ?? null })
}

/** A snapshot read back and verified; `null` when it is damaged or of other keys. */
async function readSnapshot(name: string, keys: StationKeys, meta: Meta): Promise<Snapshot | null> {
  const opened = await window.station.call['snapshot.open']({ name })
  if (!opened.ok) return null
  const run = new RestoreRun(opened.value)
  const staged = await run.openWithKeys(keys, meta.vault)
  await run.close()
  if (!staged.ok) return null
  const { manifest, tables } = staged.value
  const { journal, schemaVersion, madeAt } = manifest
  return { journal, schemaVersion, madeAt, tables: new Map(Object.entries(tables)) }
}

/** What opening a station needs besides the store and the journal. */
export function openingTools(keys: StationKeys, meta: Meta, appVersion: string): OpeningTools {
  return {
    readSnapshot: (name) => readSnapshot(name, keys, meta),
    keepBeforeMigration: (tables, schemaVersion) => {
      const { vault, stationName, journal } = meta
      return takeSnapshot({ keys, vault, stationName, tables, schemaVersion, journal, appVersion })
    },
    now: () => new Date(),
  }
}
