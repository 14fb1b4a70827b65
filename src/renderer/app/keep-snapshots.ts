import { SCHEMA_VERSION } from '../../domain/schema-version.ts'
import { closeSegment } from '../../storage/close-segment.ts'
import { needlessSnapshots, snapshotDue } from '../../storage/snapshot-plan.ts'
import { backupTables } from '../workers/backup-run.ts'
import { takeSnapshot } from '../workers/snapshots.ts'
import { appVersion } from './app-version.ts'
import type { Session } from './desk-context.tsx'

/** After unlocking, when the first work is under way and the machine has a moment. */
const FIRST_LOOK_MS = 30_000
const NEXT_LOOK_MS = 60 * 60_000

/** Keeps this PC's own snapshots fresh while the desk is open. Returns how to stop. */
export function keepSnapshots(session: Session): () => void {
  let timer = 0
  const look = () => {
    snapshotIfDue(session, new Date())
      .catch((error: unknown) => {
        console.warn('no snapshot was taken:', error instanceof Error ? error.name : 'unknown')
      })
      .finally(() => {
        timer = window.setTimeout(look, NEXT_LOOK_MS)
      })
  }
  timer = window.setTimeout(look, FIRST_LOOK_MS)
  return () => window.clearTimeout(timer)
}

/**
 * Takes the day's snapshot when there is none: closes the journal's file, writes and verifies the snapshot, and removes
 * those it makes needless. A failure changes nothing and is tried again later; the self-check says how old the last is.
 * @returns whether one was taken
 */
export async function snapshotIfDue(session: Session, now: Date): Promise<boolean> {
  const { desk, store } = session
  const looked = await store.files['folder.look'](undefined)
  if (!looked.ok) return false
  const { snapshots, journal } = looked.value
  const wanted = desk.report?.journalShort === true && !snapshots.some(({ writtenAt }) => writtenAt > desk.openedAt)
  if (!wanted && !snapshotDue(snapshots, journal.segments.at(-1)?.bytes ?? 0, now)) return false
  if (!(await snapshotNow(session, now))) return false
  const after = await store.files['folder.look'](undefined)
  const names = after.ok ? needlessSnapshots(after.value.snapshots, now) : []
  if (names.length > 0) await window.station.call['snapshot.remove']({ names: [...names] })
  return true
}

/** Closes the journal's file and takes a snapshot at once. `false`: it could not be written. */
export async function snapshotNow({ desk, store, keys }: Session, now: Date): Promise<boolean> {
  const meta = await store.readMeta()
  if (meta === null) return false
  // State and place in the journal are of one moment: no verb runs in between.
  const moment = await desk.exclusively(async () => {
    const closed = await closeSegment(store, keys, meta, now)
    if (!closed.ok) console.warn('journal file not closed:', closed.failure.kind)
    return { tables: backupTables(desk.workspace.state), journal: store.journal.head }
  })
  const { vault, stationName } = meta
  const order = { keys, vault, stationName, schemaVersion: SCHEMA_VERSION, appVersion: appVersion(), ...moment }
  return (await takeSnapshot(order, now)).ok
}
