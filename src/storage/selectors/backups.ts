import { addDays, daysUntil } from '../../domain/dates.ts'
import type { BackupEntry, Rehearsal } from '../../domain/records.ts'
import type { WorkspaceState } from '../tables.ts'

/** Something the station does every so many days. */
export interface Due {
  /** ISO 8601 instant it was done last; `null`: never. */
  readonly last: string | null
  /** The day it is due, YYYY-MM-DD. */
  readonly on: string
  /** Calendar days from today; 0 on the day itself, negative when it is late. */
  readonly daysLeft: number
}

const BACKUP_EVERY_DAYS = 7
const REHEARSE_EVERY_DAYS = 30

/** When the next backup is due. A station with a child on file and no verified backup owes one today. */
export function backupDue(state: WorkspaceState, today: string): Due | null {
  const every = settingsOf(state)?.backupEveryDays ?? BACKUP_EVERY_DAYS
  const last = lastBackup(state)
  if (last !== null) return due(last.at, every, today)
  return state.children.size === 0 ? null : { last: null, on: today, daysLeft: 0 }
}

/**
 * When the next rehearsal of a restore is due: counted from the last one, at first from the first backup; one that went
 * wrong is due again the same day. `null` while there is nothing to rehearse with.
 */
export function rehearsalDue(state: WorkspaceState, today: string): Due | null {
  const every = settingsOf(state)?.rehearseEveryDays ?? REHEARSE_EVERY_DAYS
  const last = lastRehearsal(state)
  if (last !== null) return due(last.at, wentWrong(last) ? 0 : every, today)
  const first = [...state.backups.values()].reduce<string | null>(
    (earliest, { at }) => (earliest === null || at < earliest ? at : earliest),
    null,
  )
  return first === null ? null : { ...due(first, every, today), last: null }
}

/** The newest verified backup. */
export function lastBackup(state: WorkspaceState): BackupEntry | null {
  return newest([...state.backups.values()])
}

export function lastRehearsal(state: WorkspaceState): Rehearsal | null {
  return newest([...state.rehearsals.values()])
}

/** The backup could not be read, or was not what the station had written. */
export function wentWrong({ outcome }: Rehearsal): boolean {
  return outcome === 'differs' || outcome === 'unreadable'
}

/** Numbers of the sticks in the register, with the entry that used each last. */
export function knownMedia(state: WorkspaceState): ReadonlyMap<string, BackupEntry> {
  const media = new Map<string, BackupEntry>()
  for (const entry of state.backups.values()) {
    const { mediumNumber } = entry
    if (mediumNumber === undefined) continue
    const known = media.get(mediumNumber)
    if (known === undefined || known.at < entry.at) media.set(mediumNumber, entry)
  }
  return media
}

/** 01, 02 … for a stick that has none yet. */
export function nextMediumNumber(state: WorkspaceState): string {
  const highest = Math.max(0, ...[...knownMedia(state).keys()].map(Number))
  return String(highest + 1).padStart(2, '0')
}

function due(last: string, every: number, today: string): Due {
  const on = addDays(localDay(last), every)
  return { last, on, daysLeft: daysUntil(today, on) }
}

/** The day of an instant on this PC's wall calendar. */
export function localDay(instant: string): string {
  const at = new Date(instant)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

function settingsOf(state: WorkspaceState) {
  return state.station.get('station')?.settings
}

function newest<Thing extends { readonly at: string }>(things: readonly Thing[]): Thing | null {
  return things.reduce<Thing | null>((last, each) => (last === null || each.at > last.at ? each : last), null)
}
