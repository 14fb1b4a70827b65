import type { StationKeys } from '../vault/station-keys.ts'
import type { JournalEntry } from './journal-entry.ts'
import { loadWorkspace } from './load-workspace.ts'
import { StationRecords } from './station-records.ts'
import type { Store } from './store.ts'
import { tableDigest } from './table-digest.ts'
import { isTableName, perTable, TABLE_NAMES, type TableName } from './tables.ts'
import type { Workspace } from './workspace.ts'

/** The store held against the journal. */
export interface StoreCheck {
  readonly id: 'store'
  readonly good: boolean
  readonly rows: number
  /** Rows that do not open. */
  readonly damaged: number
  /** Rows older than the journal's last word on them, or newer than the journal. */
  readonly outOfStep: number
  /** Rows the database would not take yet; they are in the journal. */
  readonly waiting: number
  /** Tables whose rows are not what snapshot and journal give, or not what is in memory. */
  readonly differing: readonly TableName[]
  /** `false`: snapshot and journal together do not tell the whole station, so there was nothing to compare with. */
  readonly compared: boolean
}

/** What snapshot and journal say the station is, put together entry by entry. */
export class Replay {
  readonly records = new StationRecords()
  /** The last entry that wrote a record; the record may be gone since. */
  readonly #lastWrites = perTable(() => new Map<string, number>())
  #hasAll: boolean

  /** @param hasAll nothing before the first entry is needed: a snapshot was put in, or the journal is whole */
  constructor(hasAll: boolean) {
    this.#hasAll = hasAll
  }

  get hasAll(): boolean {
    return this.#hasAll
  }

  apply(entry: JournalEntry, seq: number): void {
    if (entry.kind === 'closed') return
    if (entry.kind === 'replaced') this.#hasAll = true
    this.records.apply(entry)
    for (const { table, id } of entry.changes) if (isTableName(table)) this.#lastWrites[table].set(id, seq)
  }

  lastWrite(table: TableName, id: string): number {
    return this.#lastWrites[table].get(id) ?? 0
  }
}

/** @param whole whether every entry the replay needed was there */
export async function checkStore(
  { store, keys, workspace }: { readonly store: Store; readonly keys: StationKeys; readonly workspace: Workspace },
  replay: Replay,
  whole: boolean,
): Promise<StoreCheck> {
  const disk = await loadWorkspace(store, keys)
  const compared = whole && replay.hasAll
  const replayed = recordsByTable(replay.records)
  const head = store.journal.head?.seq ?? 0
  const differing: TableName[] = []
  let [rows, outOfStep] = [0, 0]
  for (const table of TABLE_NAMES) {
    const onDisk = await tableDigest(disk.state[table].values())
    const others = [await tableDigest(workspace.state[table].values())]
    if (compared) others.push(await tableDigest(replayed[table]))
    if (others.some((digest) => digest !== onDisk)) differing.push(table)
    rows += disk.state[table].size
    outOfStep += rowsOutOfStep(disk, table, replay, head)
  }
  const [damaged, waiting] = [disk.damaged.length, store.behind.size]
  const troubles = damaged + outOfStep + waiting + differing.length
  return {
    id: 'store',
    good: troubles === 0 && compared,
    rows: rows + damaged,
    damaged,
    outOfStep,
    waiting,
    differing,
    compared,
  }
}

function rowsOutOfStep(disk: Workspace, table: TableName, replay: Replay, head: number): number {
  let count = 0
  for (const id of disk.state[table].keys()) {
    const rev = disk.revision(table, id)
    if (rev > head || rev < replay.lastWrite(table, id)) count += 1
  }
  return count
}

function recordsByTable(records: StationRecords): Readonly<Record<TableName, { readonly id: string }[]>> {
  const tables = perTable((): { readonly id: string }[] => [])
  for (const { table, value } of records.changes()) if (value !== null) tables[table].push(value)
  return tables
}
