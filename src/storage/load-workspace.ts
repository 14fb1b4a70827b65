import { SCHEMA_VERSION } from '../domain/schema-version.ts'
import { DamagedRowError, openRow } from '../vault/sealed-row.ts'
import type { StationKeys } from '../vault/station-keys.ts'
import { readOpenedRecord } from './read-record.ts'
import { placeOf, type SealedRow } from './sealed-rows.ts'
import type { Store } from './store.ts'
import { perTable, TABLE_NAMES, type Change, type TableName } from './tables.ts'
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
  const ahead = await store.takeAhead()
  await Promise.all(
    TABLE_NAMES.map(async (table) => {
      for await (const rows of ahead === null ? batches(store, table) : inBatches(ahead[table])) {
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

/** Every row of an older version as the plain value it was sealed from, unchecked; for a migration. */
export async function readPlainRows(
  store: Store,
  keys: StationKeys,
  schemaVersion: number,
): Promise<{
  readonly tables: Readonly<Record<TableName, readonly unknown[]>>
  readonly damaged: readonly DamagedRow[]
}> {
  const tables = perTable((): unknown[] => [])
  const damaged: DamagedRow[] = []
  for (const table of TABLE_NAMES) {
    for await (const rows of batches(store, table)) {
      const opened = await Promise.all(rows.map((row) => openPlain(keys, table, row, schemaVersion)))
      for (const [at, value] of opened.entries()) {
        const row = rows[at]
        if (value === undefined && row !== undefined) damaged.push({ table, id: row.id, reason: 'sealed' })
        else tables[table].push(value)
      }
    }
  }
  return { tables, damaged }
}

/** The plain value; `undefined` when the seal is broken. */
async function openPlain(keys: StationKeys, table: TableName, row: SealedRow, schemaVersion: number): Promise<unknown> {
  try {
    return await openRow(keys, placeOf(table, row, schemaVersion), row)
  } catch (error) {
    if (error instanceof DamagedRowError) return undefined
    throw error
  }
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

function* inBatches(rows: readonly SealedRow[]): Generator<readonly SealedRow[]> {
  for (let at = 0; at < rows.length; at += READ_AT_ONCE) yield rows.slice(at, at + READ_AT_ONCE)
}

async function openRecord(keys: StationKeys, table: TableName, row: SealedRow): Promise<Change | DamagedRow> {
  const plain = await openPlain(keys, table, row, SCHEMA_VERSION)
  if (plain === undefined) return { table, id: row.id, reason: 'sealed' }
  const record = readOpenedRecord(table, plain)
  return record.ok && record.value.id === row.id ? record.value : { table, id: row.id, reason: 'shape' }
}
