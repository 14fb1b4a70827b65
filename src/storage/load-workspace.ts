import { SCHEMA_VERSION } from '../domain/schema-version.ts'
import { openBundle } from '../vault/sealed-bundle.ts'
import { DamagedRowError, openRow } from '../vault/sealed-row.ts'
import type { StationKeys } from '../vault/station-keys.ts'
import { readBundle } from './bundle-content.ts'
import { readOpenedRecord } from './read-record.ts'
import { readSealed, type SealedTable, type UsableBundle } from './read-sealed.ts'
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
  const sealed = (await store.takeAhead()) ?? (await readSealed(store))
  await Promise.all(
    TABLE_NAMES.map(async (table) => {
      for (const [id, rev] of sealed[table].revisions) revisions[table].set(id, rev)
      const records = await openTable(store, keys, table, sealed[table])
      damaged.push(...records.filter((record) => 'reason' in record))
      state = stateAfter(
        state,
        records.filter((record) => 'value' in record),
        owned,
      )
    }),
  )
  return new Workspace(state, revisions, damaged)
}

/** The records of a table, in the order of the ids: out of bundles, or out of their own rows. */
async function openTable(
  store: Store,
  keys: StationKeys,
  table: TableName,
  { revisions, single, bundles }: SealedTable,
): Promise<readonly (Change | DamagedRow)[]> {
  const opened = new Map<string, Change | DamagedRow>()
  const openSingly = async (rows: readonly SealedRow[]) => {
    for (let at = 0; at < rows.length; at += READ_AT_ONCE) {
      const some = rows.slice(at, at + READ_AT_ONCE)
      for (const record of await Promise.all(some.map((row) => openRecord(keys, table, row)))) {
        opened.set(record.id, record)
      }
    }
  }
  const openAtOnce = async ({ bundle, ids }: UsableBundle) => {
    const plain = await openBundle(keys, bundle, bundle)
    // Damaged, or of other keys: the rows are there.
    if (plain === null) {
      const rows = await store.table(table).bulkGet(ids.filter((id) => id !== null))
      await openSingly(rows.filter((row) => row !== undefined))
      return
    }
    for (const [at, value] of readBundle(table, plain).entries()) {
      const id = ids[at] ?? null
      if (id !== null) opened.set(id, recordOf(table, id, value))
    }
  }
  await Promise.all([openSingly(single), ...bundles.map(openAtOnce)])
  return [...revisions.keys()].flatMap((id) => opened.get(id) ?? [])
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

async function openRecord(keys: StationKeys, table: TableName, row: SealedRow): Promise<Change | DamagedRow> {
  const plain = await openPlain(keys, table, row, SCHEMA_VERSION)
  return plain === undefined ? { table, id: row.id, reason: 'sealed' } : recordOf(table, row.id, plain)
}

function recordOf(table: TableName, id: string, plain: unknown): Change | DamagedRow {
  const record = readOpenedRecord(table, plain)
  return record.ok && record.value.id === id ? record.value : { table, id, reason: 'shape' }
}
