import { SCHEMA_VERSION } from '../domain/schema-version.ts'
import { sealBundle } from '../vault/sealed-bundle.ts'
import type { StationKeys } from '../vault/station-keys.ts'
import { writeBundle } from './bundle-content.ts'
import { readMembers, writeMembers, type BundleMember } from './bundle-members.ts'
import { planBundles } from './bundle-plan.ts'
import { rowSum } from './row-sum.ts'
import type { Store } from './store.ts'
import { TABLE_NAMES, type TableName } from './tables.ts'
import type { Workspace } from './workspace.ts'

/** What comes and goes by the minute, or is thrown away: it is opened row by row. */
const NOT_BUNDLED: readonly TableName[] = ['trash', 'scratch']
/** Sealed bytes of one bundle at most, so that making one holds nobody up. */
const MOST_BYTES = 400_000

/**
 * Makes the bundles that the next opening reads, where there are none or those there are have got old. Nobody waits for
 * it, and it may be broken off at any moment: bundles that are done hold, and the rest is made another time.
 * @param rest is awaited before each: lets the screen have its turn
 * @returns how many were made
 */
export async function makeBundles(
  store: Store,
  keys: StationKeys,
  workspace: Workspace,
  rest: () => Promise<unknown>,
): Promise<number> {
  const bundles = Map.groupBy(await store.bundles.heads(), ({ table }) => table)
  let made = 0
  for (const table of TABLE_NAMES) {
    if (NOT_BUNDLED.includes(table)) continue
    const own = bundles.get(table) ?? []
    const current = own
      .filter(({ schemaVersion }) => schemaVersion === SCHEMA_VERSION)
      .map(({ id, members }) => ({ id, members: readMembers(members) }))
    const { make, drop } = planBundles(current, revisionsOf(workspace, table))
    for (const ids of make) {
      await rest()
      made += await bundle(store, keys, workspace, table, ids)
    }
    const old = own.filter(({ schemaVersion }) => schemaVersion !== SCHEMA_VERSION).map(({ id }) => id)
    // After the new ones: what is bundled twice does no harm, what is not bundled at all takes time.
    await store.bundles.drop([...drop, ...old])
  }
  return made
}

function revisionsOf(workspace: Workspace, table: TableName): ReadonlyMap<string, number> {
  return new Map([...workspace.state[table].keys()].map((id) => [id, workspace.revision(table, id)]))
}

/** One bundle of these rows, or several when they are long. */
async function bundle(
  store: Store,
  keys: StationKeys,
  workspace: Workspace,
  table: TableName,
  ids: readonly string[],
): Promise<number> {
  const rows = await store.table(table).bulkGet([...ids])
  let made = 0
  let bytes = 0
  let members: BundleMember[] = []
  let records: object[] = []
  const finish = async () => {
    if (members.length === 0) return
    const place = { table, schemaVersion: SCHEMA_VERSION, members: writeMembers(members) }
    const plain = writeBundle(table, records)
    ;[members, records, bytes, made] = [[], [], 0, made + 1]
    await store.bundles.put({ id: crypto.randomUUID(), ...place, ...(await sealBundle(keys, place, plain)) })
  }
  for (const row of rows) {
    const record = row === undefined ? undefined : workspace.state[table].get(row.id)
    // Changed since the row was read, or not in the database yet: its turn comes.
    if (row === undefined || record === undefined || workspace.revision(table, row.id) !== row.rev) continue
    members.push({ id: row.id, rev: row.rev, sum: rowSum(row) })
    records.push(record)
    bytes += row.ct.byteLength
    if (bytes >= MOST_BYTES) await finish()
  }
  await finish()
  return made
}
