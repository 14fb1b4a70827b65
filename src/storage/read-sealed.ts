import Dexie, { type Table } from 'dexie'
import { SCHEMA_VERSION } from '../domain/schema-version.ts'
import { readMembers } from './bundle-members.ts'
import { Bundles, type Bundle } from './bundles.ts'
import { rowSum } from './row-sum.ts'
import type { SealedRow } from './sealed-rows.ts'
import type { Store } from './store.ts'
import { perTable, TABLE_NAMES, type TableName } from './tables.ts'

/** A table as it lies on the disk, with nothing in memory twice. */
export interface SealedTable {
  /** Every row, in the order of the ids. */
  readonly revisions: ReadonlyMap<string, number>
  /** Rows that no bundle has. */
  readonly single: readonly SealedRow[]
  readonly bundles: readonly UsableBundle[]
}

export interface UsableBundle {
  readonly bundle: Bundle
  /** Its members in their order; `null` where the row is no longer the very one it was made from. */
  readonly ids: readonly (string | null)[]
}

/** Every row of a station as it lies on the disk. */
export type SealedTables = Readonly<Record<TableName, SealedTable>>

/**
 * Reads everything sealed, without a key. Each row is looked at here: one whose bytes are not those its bundle was made
 * from, for whatever reason, is left to be opened by itself, where its own seal judges it.
 */
export async function readSealed(store: Pick<Store, 'table' | 'bundles'>): Promise<SealedTables> {
  const bundles = Map.groupBy(await store.bundles.all(), ({ table }) => table)
  const tables = perTable((): SealedTable => ({ revisions: new Map(), single: [], bundles: [] }))
  for (const table of TABLE_NAMES) {
    const rows = await store.table(table).toArray()
    const own = (bundles.get(table) ?? []).filter(({ schemaVersion }) => schemaVersion === SCHEMA_VERSION)
    tables[table] = sorted(rows, own)
  }
  return tables
}

/** The same for somebody who has not opened the store, a worker: by itself, and as it lies on the disk. */
export async function readSealedIn(storeName: string): Promise<SealedTables> {
  const bundles = new Bundles(storeName)
  const database = new Dexie(storeName)
  try {
    await database.open()
    return await readSealed({ table: (name): Table<SealedRow, string> => database.table(name), bundles })
  } finally {
    database.close()
    bundles.close()
  }
}

function sorted(rows: readonly SealedRow[], bundles: readonly Bundle[]): SealedTable {
  const revisions = new Map(rows.map(({ id, rev }) => [id, rev]))
  const loose = new Map(rows.map((row) => [row.id, row]))
  const usable: UsableBundle[] = []
  for (const bundle of bundles) {
    const members = readMembers(bundle.members)
    // What was removed may have been erased: a bundle with it in it is not opened any more.
    if (!members.every(({ id }) => revisions.has(id))) continue
    const ids = members.map(({ id, rev, sum }) => {
      const row = loose.get(id)
      if (row?.rev !== rev || rowSum(row) !== sum) return null
      loose.delete(id)
      return id
    })
    if (ids.some((id) => id !== null)) usable.push({ bundle, ids })
  }
  return { revisions, single: [...loose.values()], bundles: usable }
}
