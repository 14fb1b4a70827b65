import { fail, succeed, type Result } from '../domain/result.ts'
import { sealRow } from '../vault/sealed-row.ts'
import type { StationKeys } from '../vault/station-keys.ts'
import { metaAfter } from './meta.ts'
import { readRecord } from './read-record.ts'
import { placeOf, type SealedRow } from './sealed-rows.ts'
import type { Store } from './store.ts'
import type { Change, TableName } from './tables.ts'
import type { Workspace } from './workspace.ts'

/** Why nothing of a commit was stored. */
export type CommitFailure =
  /** Somebody else wrote one of the rows since this workspace read it, e.g. a second window. */
  | { readonly kind: 'stale'; readonly table: TableName; readonly id: string }
  /** A record is not of its table's shape: a mistake in a verb. `where` names fields, never what is in them. */
  | { readonly kind: 'badRecord'; readonly where: string }
  | { readonly kind: 'diskFull' }
  | { readonly kind: 'storeFailed'; readonly reason: string }

/**
 * The only writer of records: all of the changes are stored, or none. When it succeeds they are on the disk and in the
 * workspace. Call it through a verb.
 *
 * Everything is sealed before the transaction opens: awaiting anything but Dexie inside one commits half of it.
 */
export async function commit(
  store: Store,
  keys: StationKeys,
  workspace: Workspace,
  changes: readonly Change[],
): Promise<Result<null, CommitFailure>> {
  const checked = checkChanges(lastOfEachRow(changes))
  if (!checked.ok) return checked
  const writes = await Promise.all(checked.value.map((change) => sealChange(keys, workspace, change)))
  try {
    await store.write(() => writeAll(store, writes, checked.value))
  } catch (error) {
    return fail(commitFailure(error))
  }
  workspace.apply(checked.value)
  return succeed(null)
}

/** A batch may write a row several times; the disk sees the last. */
function lastOfEachRow(changes: readonly Change[]): readonly Change[] {
  const rows = new Map<string, Change>()
  for (const change of changes) {
    const row = `${change.table}/${change.id}`
    // Deleted first, so that the order is that of the last write.
    rows.delete(row)
    rows.set(row, change)
  }
  return [...rows.values()]
}

function checkChanges(changes: readonly Change[]): Result<readonly Change[], CommitFailure> {
  const checked: Change[] = []
  for (const change of changes) {
    if (change.value === null) {
      checked.push(change)
      continue
    }
    const record = readRecord(change.table, change.value)
    if (!record.ok) return fail({ kind: 'badRecord', where: record.failure })
    if (record.value.id !== change.id) return fail({ kind: 'badRecord', where: `${change.table}.id` })
    checked.push(record.value)
  }
  return succeed(checked)
}

interface SealedWrite {
  readonly table: TableName
  readonly id: string
  /** The revision this change builds on; 0 for a new row. */
  readonly builtOn: number
  /** `null`: the row is removed. */
  readonly row: SealedRow | null
}

async function sealChange(keys: StationKeys, workspace: Workspace, change: Change): Promise<SealedWrite> {
  const { table, id, value } = change
  const builtOn = workspace.revision(table, id)
  if (value === null) return { table, id, builtOn, row: null }
  const rev = builtOn + 1
  return { table, id, builtOn, row: { id, rev, ...(await sealRow(keys, placeOf(table, { id, rev }), value)) } }
}

class StaleRow extends Error {
  readonly table: TableName
  readonly id: string

  constructor(table: TableName, id: string) {
    super(`${table}/${id} was written elsewhere`)
    this.table = table
    this.id = id
  }
}

/** Runs inside the transaction: Dexie only. Throwing undoes all of it. */
async function writeAll(store: Store, writes: readonly SealedWrite[], changes: readonly Change[]): Promise<void> {
  for (const table of new Set(writes.map((write) => write.table))) {
    const own = writes.filter((write) => write.table === table)
    const stored = await store.table(table).bulkGet(own.map((write) => write.id))
    own.forEach((write, at) => {
      if ((stored[at]?.rev ?? 0) !== write.builtOn) throw new StaleRow(table, write.id)
    })
    await store.table(table).bulkPut(own.flatMap((write) => write.row ?? []))
    await store.table(table).bulkDelete(own.flatMap((write) => (write.row === null ? write.id : [])))
  }
  const meta = await store.readMeta()
  if (meta === null) throw new Error('there is no station in this store')
  const next = metaAfter(meta, changes)
  if (next !== meta) await store.putMeta(next)
}

export function commitFailure(error: unknown): CommitFailure {
  if (error instanceof StaleRow) return { kind: 'stale', table: error.table, id: error.id }
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return reason.includes('QuotaExceeded') ? { kind: 'diskFull' } : { kind: 'storeFailed', reason }
}
