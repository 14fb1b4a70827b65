import type { OutsideFailure } from '../contract/ipc.ts'
import { fail, succeed, type Result } from '../domain/result.ts'
import { SCHEMA_VERSION } from '../domain/schema-version.ts'
import { sealRow } from '../vault/sealed-row.ts'
import type { StationKeys } from '../vault/station-keys.ts'
import { keepClearCopies } from './clear-copies.ts'
import type { CommitWatch } from './commit-watch.ts'
import type { JournalHead } from '../contract/journal-frame.ts'
import type { JournalEntry } from './journal-entry.ts'
import { metaAfter, type Meta } from './meta.ts'
import { Pace } from './pace.ts'
import { readRecord } from './read-record.ts'
import { placeOf, type SealedWrite } from './sealed-rows.ts'
import type { Store } from './store.ts'
import type { Change, TableName } from './tables.ts'
import type { Workspace } from './workspace.ts'

/** Why nothing of a commit was stored. */
export type CommitFailure =
  /** Somebody else wrote since this workspace was read, e.g. a second window. */
  | { readonly kind: 'stale' }
  /** A record is not of its table's shape: a mistake in a verb. `where` names fields, never what is in them. */
  | { readonly kind: 'badRecord'; readonly where: string }
  /** @property missingBytes how much has to be freed, when the system says it */
  | { readonly kind: 'diskFull'; readonly missingBytes?: number }
  | { readonly kind: 'storeFailed'; readonly reason: string }

/** Somebody changed their mind while it was still being sealed. */
export interface Cancelled {
  readonly kind: 'cancelled'
}

/** So many changes are checked and sealed between two rests of the page: a few tens of milliseconds. */
const SEALED_AT_ONCE = 250
/** So many rows are asked of the database, or given to it, in one go. */
const ROWS_AT_ONCE = 1000

/** Who did what: for the history of each record and the trail. */
export interface Act {
  /** `null`: the app by itself. */
  readonly staffId: string | null
  readonly verbs: readonly string[]
  /** ISO 8601 instant. */
  readonly at: string
}

/**
 * The only writer of records: all of the changes are stored, or none. The journal comes first: when its file has them
 * (fsynced by main) they are saved, and the rows follow. Should the database refuse the rows then, they are written with
 * the next commit or at the next opening, and the workspace goes on with them. Call it through a verb.
 *
 * Everything is sealed before the transaction opens: awaiting anything but Dexie inside one commits half of it.
 */
export async function commit(
  store: Store,
  keys: StationKeys,
  workspace: Workspace,
  changes: readonly Change[],
  act: Act,
  watch: CommitWatch = {},
): Promise<Result<null, CommitFailure | Cancelled>> {
  const wanted = lastOfEachRow(changes)
  const checked: Change[] = []
  // The journal takes an entry only after the one this page has seen last, so its number is known before.
  const rev = (store.journal.head?.seq ?? 0) + 1
  const writes: SealedWrite[] = []
  const pace = new Pace()
  if (wanted.length > SEALED_AT_ONCE) await pace.pause()
  for (const some of parts(wanted, SEALED_AT_ONCE)) {
    const right = checkChanges(some)
    if (!right.ok) return right
    checked.push(...right.value)
    writes.push(...(await Promise.all(right.value.map((change) => sealChange(keys, workspace, change, rev)))))
    // Sealing alone never lets go of the page, and nobody could see how far it is or press anything.
    if (writes.length < wanted.length) await pace.pause()
    if (watch.cancel?.aborted === true) return fail({ kind: 'cancelled' })
    watch.onSealed?.(writes.length, wanted.length)
  }
  try {
    if (await isStale(store, writes)) return fail({ kind: 'stale' })
  } catch (error) {
    return fail(storeFailure(error))
  }
  const mayWrite = () => {
    if (watch.cancel?.aborted === true) return false
    watch.onWriting?.()
    return true
  }
  const entry: JournalEntry = {
    kind: 'commit',
    at: act.at,
    staffId: act.staffId,
    verbs: [...act.verbs],
    schemaVersion: SCHEMA_VERSION,
    changes: checked.map(({ table, id, value }) => ({ table, id, value })),
  }
  const journalled = await store.journal.append(keys, entry, mayWrite)
  if (!journalled.ok && journalled.failure.kind === 'cancelled') return fail({ kind: 'cancelled' })
  if (!journalled.ok) return fail(journalFailure(journalled.failure))
  // From here on it is saved, whatever the database says.
  workspace.apply(checked, rev)
  await writeRows(store, writes, checked, journalled.value)
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

async function sealChange(keys: StationKeys, workspace: Workspace, change: Change, rev: number): Promise<SealedWrite> {
  const { table, id, value } = change
  const builtOn = workspace.revision(table, id)
  if (value === null) return { table, id, builtOn, row: null }
  return { table, id, builtOn, row: { id, rev, ...(await sealRow(keys, placeOf(table, { id, rev }), value)) } }
}

/** Whether the disk has other revisions than these changes build on. Rows still to be written count as written. */
async function isStale(store: Store, writes: readonly SealedWrite[]): Promise<boolean> {
  for (const [table, own] of byTable(writes)) {
    for (const some of parts(own, ROWS_AT_ONCE)) {
      const stored = await store.table(table).bulkGet(some.map((write) => write.id))
      for (const [at, write] of some.entries()) {
        const waiting = store.behind.get(rowKey(write))
        const rev = waiting === undefined ? (stored[at]?.rev ?? 0) : (waiting.row?.rev ?? 0)
        if (rev !== write.builtOn) return true
      }
    }
  }
  return false
}

/** Puts the rows, and those left behind before, into the database; leaves them behind when it does not take them. */
async function writeRows(
  store: Store,
  writes: readonly SealedWrite[],
  changes: readonly Change[],
  head: JournalHead,
): Promise<void> {
  const all = new Map(store.behind)
  for (const write of writes) all.set(rowKey(write), write)
  let meta: { readonly before: Meta; readonly after: Meta }
  try {
    meta = await store.write(async () => {
      for (const [table, own] of byTable([...all.values()])) {
        for (const some of parts(own, ROWS_AT_ONCE)) {
          const gone = some.flatMap((write) => (write.row === null ? write.id : []))
          if (gone.length < some.length) await store.table(table).bulkPut(some.flatMap((write) => write.row ?? []))
          if (gone.length > 0) await store.table(table).bulkDelete(gone)
        }
      }
      const before = await store.readMeta()
      if (before === null) throw new Error('there is no station in this store')
      const after = { ...metaAfter(before, changes), journal: head }
      await store.putMeta(after)
      return { before, after }
    })
  } catch (error) {
    console.warn('rows left behind:', error instanceof Error ? error.name : 'unknown')
    store.leaveBehind(all)
    return
  }
  store.leaveBehind(new Map())
  await keepClearCopies(store, { marker: meta.before, header: meta.before }, meta.after)
}

function byTable(writes: readonly SealedWrite[]): ReadonlyMap<TableName, readonly SealedWrite[]> {
  return Map.groupBy(writes, (write) => write.table)
}

function parts<Item>(items: readonly Item[], most: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / most) }, (_, at) => items.slice(at * most, (at + 1) * most))
}

function rowKey({ table, id }: SealedWrite): string {
  return `${table}/${id}`
}

/** What the journal's refusal means for a commit: nothing was stored. */
export function journalFailure(failure: OutsideFailure): CommitFailure {
  switch (failure.kind) {
    case 'stale':
    case 'exists':
      return { kind: 'stale' }
    case 'diskFull':
      return failure.missingBytes === undefined
        ? { kind: 'diskFull' }
        : { kind: 'diskFull', missingBytes: failure.missingBytes }
    default:
      return { kind: 'storeFailed', reason: failure.detail === '' ? failure.kind : failure.detail }
  }
}

export function storeFailure(error: unknown): CommitFailure {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return reason.includes('QuotaExceeded') ? { kind: 'diskFull' } : { kind: 'storeFailed', reason }
}
