import type { JournalChange, JournalEntry } from './journal-entry.ts'
import { migrateRecord } from './migrations/migrate.ts'
import { readRecord } from './read-record.ts'
import { isTableName, perTable, TABLE_NAMES, type Change, type TableName } from './tables.ts'

/** A change out of the journal, brought to the current schema; `null` when it is of no shape that version had. */
export function readChange({ table, id, value }: JournalChange, schemaVersion: number): Change | null {
  if (!isTableName(table)) return null
  if (value === null) return { table, id, value: null }
  const record = readRecord(table, migrateRecord(table, value, schemaVersion))
  return record.ok && record.value.id === id ? record.value : null
}

/** All records of a station while they are put together from what the disk has: rows, snapshot, journal. */
export class StationRecords {
  readonly #tables: Record<TableName, Map<string, Change>> = perTable(() => new Map<string, Change>())
  readonly #seqs = new Map<string, number>()

  /** Whether it could be opened by somebody: its station and its staff are there. */
  get isStation(): boolean {
    return this.#tables.station.size > 0 && this.#tables.staff.size > 0
  }

  /**
   * `false`: it is no record of that version, and what was there before stays.
   * @param seq the entry of the journal that this is the state after
   */
  put(change: JournalChange, schemaVersion: number, seq = 0): boolean {
    const read = readChange(change, schemaVersion)
    if (read === null) return false
    this.#seqs.set(`${read.table}/${read.id}`, seq)
    if (read.value === null) this.#tables[read.table].delete(read.id)
    else this.#tables[read.table].set(read.id, read)
    return true
  }

  get(table: TableName, id: string): Change | undefined {
    return this.#tables[table].get(id)
  }

  /** The entry of the journal that `get` gives the state after; 0 when that is not known. */
  seqOf(table: TableName, id: string): number {
    return this.#seqs.get(`${table}/${id}`) ?? 0
  }

  /** What an entry of the journal did. */
  apply(entry: JournalEntry, seq = 0): void {
    if (entry.kind === 'closed') return
    if (entry.kind === 'replaced') for (const table of TABLE_NAMES) this.#tables[table].clear()
    for (const change of entry.changes) this.put(change, entry.schemaVersion, seq)
  }

  /** Every record, in the order of the tables. */
  changes(): readonly Change[] {
    return TABLE_NAMES.flatMap((table) => [...this.#tables[table].values()])
  }
}
