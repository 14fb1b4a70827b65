import { beforeRestoreName } from '../../../backup/backup-name.ts'
import type { OutsideFailure } from '../../../contract/ipc.ts'
import { SCHEMA_VERSION } from '../../../domain/schema-version.ts'
import { fail, succeed, type Result } from '../../../domain/result.ts'
import type { NotKept } from '../../../storage/opening-report.ts'
import { replaceAll, type ReplaceFailure } from '../../../storage/replace-all.ts'
import { appVersion } from '../../app/app-version.ts'
import { restoredTrail } from '../../../storage/restored-trail.ts'
import { flushAll } from '../../app/before-lock.ts'
import type { Session } from '../../app/desk-context.tsx'
import { mayDo } from '../../../verbs/may-do.ts'
import type { VerbFailure } from '../../../verbs/verb.ts'
import { backupTables } from '../../workers/backup-run.ts'
import type { StagedStation } from '../../workers/restore-run.ts'
import { takeSnapshot } from '../../workers/snapshots.ts'

export type SwapFailure =
  /** Not for this person: nothing was looked at. */
  | { readonly kind: 'notAllowed'; readonly failure: VerbFailure }
  /** Something typed could not be stored, or the present state could not be kept: nothing was changed. */
  | ({ readonly kind: 'notKept' } & NotKept)
  /** The attachments could not be put in their place; the records are as they were. */
  | { readonly kind: 'notPlaced'; readonly failure: OutsideFailure }
  | { readonly kind: 'notReplaced'; readonly failure: ReplaceFailure }

/**
 * Puts a verified backup in the place of the station that is open. What is there now is first written into a snapshot of
 * its own, read back and counted; without it nothing is touched. Nothing is merged. The passwords of today stay.
 */
export async function swapStation(
  { desk, store, keys }: Session,
  staged: StagedStation,
  reason: string,
): Promise<Result<null, SwapFailure>> {
  const may = await mayDo(desk, 'restore')
  if (!may.ok) return fail({ kind: 'notAllowed', failure: may.failure })
  const meta = await store.readMeta()
  if (meta === null || !(await flushAll())) return fail({ kind: 'notKept', missingBytes: null })
  const { vault, stationName, language } = meta
  // State and place in the journal are of one moment: no verb runs in between.
  const moment = await desk.exclusively(() =>
    Promise.resolve({ tables: backupTables(desk.workspace.state), journal: store.journal.head }),
  )
  const kept = await takeSnapshot({
    keys,
    vault,
    stationName,
    ...moment,
    schemaVersion: SCHEMA_VERSION,
    appVersion: appVersion(),
    nameFor: beforeRestoreName,
  })
  if (!kept.ok) return fail({ kind: 'notKept', ...kept.failure })
  // Files first: a record must not name one that is not there. Those of today stay on the disk, for the way back.
  const placed = await staged.attachments.place()
  if (!placed.ok) return fail({ kind: 'notPlaced', failure: placed.failure })
  const { manifest } = staged
  const at = new Date().toISOString()
  const staffId = desk.actor.id
  const detail = { madeAt: manifest.madeAt, reason }
  const trail = await restoredTrail({ from: staged.keys, to: keys }, staged.tables.trail, {
    ...{ at, staffId, act: 'restored', childId: null, documentId: null, detail },
  })
  const tables = { ...staged.tables, trail }
  const replaced = await replaceAll(
    store,
    keys,
    { vault, language, schemaVersion: manifest.schemaVersion, tables },
    { why: 'restored', staffId, at, over: true, reason },
  )
  return replaced.ok ? succeed(null) : fail({ kind: 'notReplaced', failure: replaced.failure })
}
