import { SCHEMA_VERSION } from '../domain/schema-version.ts'
import { DamagedRowError, openRow } from '../vault/sealed-row.ts'
import type { Bytes } from '../vault/bytes.ts'
import type { StationKeys } from '../vault/station-keys.ts'
import { readBundle } from './bundle-content.ts'
import type { OpenedPiece } from './open-sealed.ts'
import { readOpenedRecord } from './read-record.ts'
import { readSealed } from './read-sealed.ts'
import { readingHere, type SealedReading } from './sealed-reading.ts'
import { placeOf, type SealedRow } from './sealed-rows.ts'
import type { Store } from './store.ts'
import { perTable, TABLE_NAMES, type Change, type TableName } from './tables.ts'
import { emptyRevisions, emptyState, stateAfter, Workspace, type DamagedRow } from './workspace.ts'

/**
 * Reads and opens every record of the station. A damaged row is named in `workspace.damaged` and left out; the rest of
 * the station stays usable.
 */
export async function loadWorkspace(store: Store, keys: StationKeys): Promise<Workspace> {
  const ahead = await store.takeAhead()
  if (ahead !== null) {
    try {
      return await opened(store, keys, ahead)
    } catch (error) {
      // The worker is gone, with everything in it: the rows are on the disk as before.
      console.warn('not opened ahead:', error instanceof Error ? error.name : 'unknown')
    }
  }
  return opened(store, keys, readingHere(await readSealed(store)))
}

/** By the id of its row. */
type Records = Map<string, Change | DamagedRow>

async function opened(store: Store, keys: StationKeys, reading: SealedReading): Promise<Workspace> {
  const found = perTable((): Records => new Map())
  const lost: { readonly table: TableName; readonly ids: readonly string[] }[] = []
  await reading.open(keys, (piece) => {
    const { table } = piece
    if (piece.kind === 'bundle' && piece.plain === null) {
      const ids = reading.tables[table].bundles[piece.at] ?? []
      lost.push({ table, ids: ids.filter((id) => id !== null) })
      return
    }
    for (const [id, value] of recordsIn(piece, reading)) {
      found[table].set(id, value === null ? { table, id, reason: 'sealed' } : recordOf(table, id, value))
    }
  })
  // A bundle that is damaged, or of other keys: the rows are there.
  for (const { table, ids } of lost) await openSingly(store, keys, table, ids, found[table])
  return workspaceOf(reading, found)
}

/** The plain values of a piece; `null` for a row whose seal is broken. */
function* recordsIn(piece: OpenedPiece, { tables }: SealedReading): Generator<readonly [string, unknown]> {
  const { table, plain } = piece
  if (plain === null) return
  const { single, bundles } = tables[table]
  const ids = piece.kind === 'bundle' ? bundles[piece.at] : single.slice(piece.from)
  for (const [at, value] of (piece.kind === 'bundle' ? readBundle(table, plain) : readRows(plain)).entries()) {
    const id = ids?.[at] ?? null
    if (id !== null) yield [id, value]
  }
}

function readRows(plain: Bytes): readonly unknown[] {
  const rows: unknown = JSON.parse(fromUtf8.decode(plain))
  if (!Array.isArray(rows)) throw new TypeError('no rows')
  return rows
}

const fromUtf8 = new TextDecoder('utf-8', { fatal: true })

async function openSingly(
  store: Store,
  keys: StationKeys,
  table: TableName,
  ids: readonly string[],
  found: Records,
): Promise<void> {
  const rows = await store.table(table).bulkGet([...ids])
  const records = await Promise.all(rows.flatMap((row) => (row === undefined ? [] : openRecord(keys, table, row))))
  for (const record of records) found.set(record.id, record)
}

/** The records in the order of the ids. */
function workspaceOf({ tables }: SealedReading, found: Readonly<Record<TableName, Records>>): Workspace {
  const revisions = emptyRevisions()
  const damaged: DamagedRow[] = []
  const changes: Change[] = []
  for (const table of TABLE_NAMES) {
    for (const [id, rev] of tables[table].revisions) {
      revisions[table].set(id, rev)
      const record = found[table].get(id)
      if (record === undefined) continue
      if ('reason' in record) damaged.push(record)
      else changes.push(record)
    }
  }
  return new Workspace(stateAfter(emptyState(), changes), revisions, damaged)
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
