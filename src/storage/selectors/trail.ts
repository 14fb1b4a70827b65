import type { BackupEntry } from '../../domain/records.ts'
import type { TrailLine } from '../../domain/trail.ts'
import type { WorkspaceState } from '../tables.ts'
import { trailLines } from '../trail.ts'
import { localDay } from './backups.ts'
import { memoOnTables } from './memo.ts'

/** Days of the wall calendar, YYYY-MM-DD, both included; '' leaves an end open. */
export interface TrailPeriod {
  readonly from: string
  readonly to: string
}

/** How often what was done; counted from the lines of the trail and from nothing else. */
export interface AccessCounts {
  /** Files of children, each once per person and unlocking. */
  readonly opened: number
  /** Of these, outside one's assignment, with a reason. */
  readonly openedOutside: number
  readonly changed: number
  readonly printed: number
  readonly exported: number
  readonly backedUp: number
  readonly rehearsed: number
  readonly restored: number
  readonly refused: number
  readonly wrongPasswords: number
}

export const NO_ACCESS: AccessCounts = {
  opened: 0,
  openedOutside: 0,
  changed: 0,
  printed: 0,
  exported: 0,
  backedUp: 0,
  rehearsed: 0,
  restored: 0,
  refused: 0,
  wrongPasswords: 0,
}

/** Every line, newest first. */
export const newestTrail: (state: WorkspaceState) => readonly TrailLine[] = memoOnTables(['trail'], ({ trail }) =>
  trailLines(trail).toReversed(),
)

export function isIn({ from, to }: TrailPeriod, at: string): boolean {
  const day = localDay(at)
  return (from === '' || day >= from) && (to === '' || day <= to)
}

export function yearOf(year: string): TrailPeriod {
  return { from: `${year}-01-01`, to: `${year}-12-31` }
}

/** A file of a child opened outside one's assignment. */
export function isOutside({ act, childId, detail }: TrailLine): boolean {
  return act === 'opened' && childId !== null && detail['reason'] !== undefined
}

export function accessCounts(lines: Iterable<TrailLine>): AccessCounts {
  const counts = { ...NO_ACCESS }
  for (const line of lines) {
    switch (line.act) {
      case 'opened':
        // A look into a backup is told line by line in the register (F25).
        if (line.childId !== null) counts.opened += 1
        if (isOutside(line)) counts.openedOutside += 1
        break
      case 'wrongPassword': {
        const { count } = line.detail
        counts.wrongPasswords += typeof count === 'number' ? count : 1
        break
      }
      // Of these nothing was seen or changed.
      case 'unlocked':
      case 'locked':
      case 'notReached':
        break
      default:
        counts[line.act] += 1
    }
  }
  return counts
}

/** The same for each person; `null` is the app by itself. In the order of the staff's records, then whoever is gone. */
export function accessByStaff(
  lines: readonly TrailLine[],
  staff: WorkspaceState['staff'],
): ReadonlyMap<string | null, AccessCounts> {
  const byStaff = Map.groupBy(lines, ({ staffId }) => staffId)
  const ids = new Set<string | null>([...staff.keys(), ...byStaff.keys()])
  return new Map([...ids].map((id) => [id, accessCounts(byStaff.get(id) ?? [])]))
}

/** What F25 is about: looked into outside one's own cases, taken out of the station, backed up, restored. */
export type RegisterEntry =
  { readonly at: string; readonly line: TrailLine } | { readonly at: string; readonly backup: BackupEntry }

/**
 * The register of looks, exports and backups, oldest first. Backups come from their own register, which is older than
 * the trail; each stands once.
 */
export function registerEntries(state: WorkspaceState, period: TrailPeriod): readonly RegisterEntry[] {
  const lines = trailLines(state.trail).filter(
    (line) =>
      line.act === 'exported' ||
      line.act === 'restored' ||
      (line.act === 'opened' && 'what' in line.detail) ||
      isOutside(line),
  )
  return [
    ...lines.map((line): RegisterEntry => ({ at: line.at, line })),
    ...[...state.backups.values()].map((backup): RegisterEntry => ({ at: backup.at, backup })),
  ]
    .filter(({ at }) => isIn(period, at))
    .sort((one, other) => (one.at < other.at ? -1 : 1))
}
