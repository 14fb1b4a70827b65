import type { JournalHead } from '../contract/journal-frame.ts'
import type { Rehearsal, Staff } from '../domain/records.ts'
import { fail, succeed, type Result } from '../domain/result.ts'
import { toHex } from '../vault/bytes.ts'
import type { StationKeys } from '../vault/station-keys.ts'
import { canonical } from './canonical.ts'
import type { Journal } from './journal.ts'
import { readChange } from './station-records.ts'
import { perTable, TABLE_NAMES, type Change, type TableName, type WorkspaceState } from './tables.ts'
import { emptyState, stateAfter } from './workspace.ts'

/** Records by table and id, each as canonical text. */
export type RecordTexts = Readonly<Record<TableName, ReadonlyMap<string, string>>>

/** Rows written after a moment: by table and id, or everything, when nothing can be said. */
export type WrittenSince = ReadonlySet<string> | 'all'

/** What differs in one table between the station and a backup of it. */
export interface TableDifference {
  readonly table: TableName
  readonly live: number
  readonly restored: number
  /** Records only the station has, only the backup has, and those that read otherwise. */
  readonly onlyLive: readonly string[]
  readonly onlyRestored: readonly string[]
  readonly changed: readonly string[]
}

/** A backup's records as a working set, checked and brought to this version's shapes; the failure names the table. */
export function readRestored(
  tables: Readonly<Record<TableName, readonly unknown[]>>,
  schemaVersion: number,
): Result<WorkspaceState, string> {
  const changes: Change[] = []
  for (const table of TABLE_NAMES) {
    for (const value of tables[table]) {
      const change = readChange({ table, id: idOf(value), value }, schemaVersion)
      if (change === null) return fail(table)
      changes.push(change)
    }
  }
  return succeed(stateAfter(emptyState(), changes))
}

export function textsOf(state: WorkspaceState): RecordTexts {
  return perTable(
    (table) => new Map([...state[table].values()].map((record): [string, string] => [record.id, canonical(record)])),
  )
}

/** Record by record, every table; only those that differ are returned. */
export function differences(live: RecordTexts, restored: RecordTexts): readonly TableDifference[] {
  return TABLE_NAMES.map((table) => {
    const [here, there] = [live[table], restored[table]]
    const ids = [...here.keys()]
    return {
      table,
      live: here.size,
      restored: there.size,
      onlyLive: ids.filter((id) => !there.has(id)),
      onlyRestored: [...there.keys()].filter((id) => !here.has(id)),
      changed: ids.filter((id) => there.has(id) && there.get(id) !== here.get(id)),
    }
  }).filter(({ onlyLive, onlyRestored, changed }) => onlyLive.length + onlyRestored.length + changed.length > 0)
}

/** Who left the staff since the backup was made: its records have them as members, in force again after a swap. */
export function returningStaff(live: WorkspaceState, restored: WorkspaceState): readonly Staff[] {
  return [...restored.staff.values()].filter(({ id, active }) => active && live.staff.get(id)?.active === false)
}

/**
 * The registers themselves go on with every backup and rehearsal, and the trail with whatever is done; the one a backup
 * is entered in is later than it.
 */
const REGISTERS: readonly TableName[] = ['backups', 'rehearsals', 'trail']

/**
 * What a rehearsal came to. A hash of each table says at once whether it is the same; where it is not, every difference
 * has to be one that the journal knows to be later work, else the backup is not what the station was.
 */
export async function judge(
  live: RecordTexts,
  restored: RecordTexts,
  since: WrittenSince,
): Promise<Pick<Rehearsal, 'outcome' | 'details'>> {
  const unlike: TableName[] = []
  for (const table of TABLE_NAMES) {
    if ((await hashOf(live[table])) !== (await hashOf(restored[table]))) unlike.push(table)
  }
  const found = differences(live, restored).filter(({ table }) => unlike.includes(table))
  const details = found.map((each) => ({ table: each.table, live: each.live, restored: each.restored }))
  const unexplained = found.filter(
    ({ table, onlyLive, onlyRestored, changed }) =>
      since !== 'all' && [...onlyLive, ...onlyRestored, ...changed].some((id) => !since.has(`${table}/${id}`)),
  )
  if (unexplained.length > 0) {
    const names = new Set(unexplained.map(({ table }) => table))
    return { outcome: 'differs', details: details.filter(({ table }) => names.has(table)) }
  }
  const work = details.filter(({ table }) => !REGISTERS.includes(table))
  return { outcome: work.length === 0 ? 'same' : 'older', details: work }
}

/** SHA-256 over a table's records in the order of their ids. */
async function hashOf(records: ReadonlyMap<string, string>): Promise<string> {
  const lines = [...records.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, text]) => text)
  const bytes = new TextEncoder().encode(lines.join('\n'))
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}

/**
 * Rows the journal has written after an entry. `all`: the journal was begun anew since, the station was replaced as a
 * whole, or the backup is from before there was a journal.
 */
export async function writtenSince(
  journal: Journal,
  keys: StationKeys,
  after: JournalHead | null,
): Promise<WrittenSince> {
  const { head } = journal
  if (after === null || head === null || head.seq < after.seq) return 'all'
  if (head.seq === after.seq) return head.hash === after.hash ? new Set() : 'all'
  const written = new Set<string>()
  let expected = after
  for await (const read of journal.entries(keys, after.seq + 1)) {
    if (read.seq !== expected.seq + 1 || read.before !== expected.hash) return 'all'
    expected = { seq: read.seq, hash: read.hash }
    // Erased because a later entry says the same and more; the later one names its rows.
    if (read.kind === 'empty') continue
    if (read.kind === 'damaged' || read.entry.kind === 'replaced') return 'all'
    if (read.entry.kind === 'commit') for (const { table, id } of read.entry.changes) written.add(`${table}/${id}`)
  }
  return expected.seq >= head.seq ? written : 'all'
}

function idOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value.id : ''
}
