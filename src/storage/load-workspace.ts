import { DamagedRowError, openRow } from '../vault/sealed-row.ts'
import type { StationKeys } from '../vault/station-keys.ts'
import { readOpenedRecord } from './read-record.ts'
import { placeOf, type SealedRow } from './sealed-rows.ts'
import type { Store } from './store.ts'
import { TABLE_NAMES, type Change, type TableName } from './tables.ts'
import { emptyRevisions, emptyState, stateAfter, Workspace, type DamagedRow } from './workspace.ts'

/**
 * Reads and opens every record of the station. A damaged row is named in `workspace.damaged` and left out; the rest of
 * the station stays usable.
 */
export async function loadWorkspace(store: Store, keys: StationKeys): Promise<Workspace> {
  const revisions = emptyRevisions()
  const damaged: DamagedRow[] = []
  let state = emptyState()
  const owned = new Set<unknown>()
  await Promise.all(
    TABLE_NAMES.map(async (table) => {
      for await (const rows of batches(store, table)) {
        const opened = await Promise.all(rows.map((row) => openRecord(keys, table, row)))
        const changes = opened.filter((record) => 'value' in record)
        damaged.push(...opened.filter((record) => 'reason' in record))
        for (const row of rows) revisions[table].set(row.id, row.rev)
        state = stateAfter(state, changes, owned)
      }
    }),
  )
  return new Workspace(state, revisions, damaged)
}

/** Large enough that reading is not the bottleneck, small enough that sealed and opened rows are not both all in memory. */
const READ_AT_ONCE = 2000

async function* batches(store: Store, table: TableName): AsyncGenerator<readonly SealedRow[]> {
  let after = ''
  for (;;) {
    const rows = await store.table(table).where(':id').above(after).limit(READ_AT_ONCE).toArray()
    const last = rows.at(-1)
    if (last !== undefined) yield rows
    if (last === undefined || rows.length < READ_AT_ONCE) return
    after = last.id
  }
}

async function openRecord(keys: StationKeys, table: TableName, row: SealedRow): Promise<Change | DamagedRow> {
  let plain: unknown
  try {
    plain = await openRow(keys, placeOf(table, row), row)
  } catch (error) {
    if (error instanceof DamagedRowError) return { table, id: row.id, reason: 'sealed' }
    throw error
  }
  const record = readOpenedRecord(table, plain)
  return record.ok && record.value.id === row.id ? record.value : { table, id: row.id, reason: 'shape' }
}
