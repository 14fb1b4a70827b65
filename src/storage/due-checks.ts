import type { BackupEntry, Rehearsal, Station } from '../domain/records.ts'
import type { StationFolder } from '../contract/station-folder.ts'

const DAY_MS = 86_400_000
/** This PC's own snapshots are daily; a weekend is no trouble. */
const SNAPSHOT_DAYS = 3
/** So many times the floor have to be free, or it is time to make room. */
const ROOM_TIMES = 2

export interface SnapshotCheck {
  readonly id: 'snapshot'
  readonly good: boolean
  /** When the newest that opens was written; `null`: there is none. */
  readonly at: string | null
  readonly days: number
  /** Newer ones that do not open. */
  readonly unreadable: number
  /** Entries of the journal after it that changed something. */
  readonly changesSince: number
}

export function checkSnapshot(found: Omit<SnapshotCheck, 'id' | 'good' | 'days'>, now: Date): SnapshotCheck {
  const days = found.at === null ? 0 : daysBetween(found.at, now)
  const fresh = found.at !== null && (days <= SNAPSHOT_DAYS || found.changesSince === 0)
  return { id: 'snapshot', good: fresh && found.unreadable === 0, days, ...found }
}

export interface BackupCheck {
  readonly id: 'backup'
  readonly good: boolean
  /** `null`: never. */
  readonly last: Pick<BackupEntry, 'at' | 'medium'> | null
  readonly days: number
  readonly everyDays: number
}

/** The last verified backup, against the station's own interval. */
export function checkBackup(backups: Iterable<BackupEntry>, station: Station, now: Date): BackupCheck {
  const last = latest(backups)
  const days = last === null ? 0 : daysBetween(last.at, now)
  const everyDays = station.settings.backupEveryDays
  return { id: 'backup', good: last !== null && days <= everyDays, last, days, everyDays }
}

export interface RehearsalCheck {
  readonly id: 'rehearsal'
  readonly good: boolean
  /** `null`: none yet. Good as long as there has been no backup for so long that one is due. */
  readonly last: Pick<Rehearsal, 'at' | 'outcome'> | null
  readonly days: number
  readonly everyDays: number
}

/** The last rehearsal of a restore. The first is due so many days after the first backup. */
export function checkRehearsal(
  rehearsals: Iterable<Rehearsal>,
  backups: Iterable<BackupEntry>,
  station: Station,
  now: Date,
): RehearsalCheck {
  const last = latest(rehearsals)
  const firstBackup = [...backups].reduce<string | null>(
    (first, { at }) => (first === null || at < first ? at : first),
    null,
  )
  const since = last?.at ?? firstBackup
  const days = since === null ? 0 : daysBetween(since, now)
  const everyDays = station.settings.rehearseEveryDays
  const wentWell = last === null || last.outcome === 'same' || last.outcome === 'older'
  return { id: 'rehearsal', good: wentWell && days <= everyDays, last, days, everyDays }
}

export interface SpaceCheck {
  readonly id: 'space'
  readonly good: boolean
  readonly freeBytes: number
  readonly floorBytes: number
}

export function checkSpace({ freeBytes, floorBytes }: StationFolder['space']): SpaceCheck {
  return { id: 'space', good: freeBytes >= ROOM_TIMES * floorBytes, freeBytes, floorBytes }
}

function latest<Dated extends { readonly at: string }>(entries: Iterable<Dated>): Dated | null {
  return [...entries].reduce<Dated | null>((last, next) => (last === null || next.at > last.at ? next : last), null)
}

function daysBetween(at: string, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - Date.parse(at)) / DAY_MS))
}
