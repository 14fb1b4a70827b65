import type { SnapshotLook } from '../contract/station-folder.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Between two snapshots at least this long, so that one is taken each working day. */
const EVERY_MS = 20 * HOUR_MS
/** A journal file larger than this is closed before its day is over. */
export const LONG_JOURNAL_BYTES = 64 * 1024 * 1024
const KEPT_LATEST = 3
const KEPT_WEEKS = 5

/** The day's own snapshots; others (before a restore, before a migration) are somebody's and stay. */
export const DAILY_NAME = 'xingchen-backup-'

/** Whether a snapshot is due: none within the day, or a journal file that has grown long. */
export function snapshotDue(snapshots: readonly SnapshotLook[], openJournalBytes: number, now: Date): boolean {
  if (openJournalBytes > LONG_JOURNAL_BYTES) return true
  return !snapshots.some(({ writtenAt }) => now.getTime() - Date.parse(writtenAt) < EVERY_MS)
}

/** Which snapshots newer ones have made needless: the latest three stay, and the first of each of the last five weeks. */
export function needlessSnapshots(snapshots: readonly SnapshotLook[], now: Date): readonly string[] {
  const daily = snapshots
    .filter(({ name }) => name.startsWith(DAILY_NAME))
    .toSorted((one, other) => other.writtenAt.localeCompare(one.writtenAt))
  const kept = new Set(daily.slice(0, KEPT_LATEST).map(({ name }) => name))
  for (let week = 0; week < KEPT_WEEKS; week += 1) {
    const from = now.getTime() - (week + 1) * 7 * DAY_MS
    const oldest = daily.findLast(({ writtenAt }) => {
      const at = Date.parse(writtenAt)
      return at >= from && at < from + 7 * DAY_MS
    })
    if (oldest !== undefined) kept.add(oldest.name)
  }
  return daily.filter(({ name }) => !kept.has(name)).map(({ name }) => name)
}
