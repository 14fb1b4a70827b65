import type { OutsideFailure } from '../contract/ipc.ts'
import type { JournalHead } from '../contract/journal-frame.ts'
import type { Language } from '../domain/localized.ts'
import { fail, succeed, type Result } from '../domain/result.ts'
import { SCHEMA_VERSION } from '../domain/schema-version.ts'
import { sealRow } from '../vault/sealed-row.ts'
import type { StationKeys } from '../vault/station-keys.ts'
import type { VaultFile } from '../vault/vault-file.ts'
import { keepClearCopies } from './clear-copies.ts'
import { journalFailure, type CommitFailure } from './commit.ts'
import type { JournalEntry } from './journal-entry.ts'
import { makeBundles } from './make-bundles.ts'
import { clearCopy, metaAfter, type Meta } from './meta.ts'
import { migrateRecord } from './migrations/migrate.ts'
import { readRecord } from './read-record.ts'
import { placeOf, type SealedRow } from './sealed-rows.ts'
import type { Store } from './store.ts'
import { perTable, TABLE_NAMES, type Change, type TableName } from './tables.ts'
import { emptyRevisions, emptyState, Workspace } from './workspace.ts'

/** Every record of a station: a verified backup, or the first records of a new station. */
export interface WholeStation {
  readonly vault: VaultFile
  readonly language: Language
  /** Version of the records' shapes; older ones are migrated. */
  readonly schemaVersion?: number
  /** Each table's records as plain values, as a backup gives them; they are checked here. */
  readonly tables: Readonly<Record<TableName, readonly unknown[]>>
}

export interface HowReplaced {
  readonly why: Extract<JournalEntry, { kind: 'replaced' }>['why']
  readonly staffId: string | null
  /** ISO 8601 instant. */
  readonly at: string
  /** Whether a station that is there may be replaced. Whoever says so has put it into a snapshot before. */
  readonly over?: boolean
  /** In the words of whoever replaces it; into the journal. */
  readonly reason?: string
}

export type ReplaceFailure = CommitFailure | { readonly kind: 'stationExists' }

/**
 * Puts a whole station in place, the journal first, then all rows in one transaction: either all of it is there
 * afterwards, or everything is as before. Rows that the database refuses (a full disk) follow at the next opening. Without `over` it refuses wherever there is anything, even a station that cannot
 * be opened: another one takes another folder.
 */
export async function replaceAll(
  store: Store,
  keys: StationKeys,
  whole: WholeStation,
  how: HowReplaced,
): Promise<Result<Workspace, ReplaceFailure>> {
  const changes = readWhole(whole)
  if (!changes.ok) return changes
  const over = how.over === true
  if (!over && !(await isEmpty(store))) return fail({ kind: 'stationExists' })
  const first = firstMeta(whole, changes.value)
  if (first === null) return fail({ kind: 'badRecord', where: 'station' })
  const head = await readyJournal(store, first, over)
  if (!head.ok) return head

  const rev = head.value.seq + 1
  const rows = await sealAll(keys, changes.value, rev)
  const journalled = await store.journal.append(keys, {
    kind: 'replaced',
    why: how.why,
    ...(how.reason === undefined ? {} : { reason: how.reason }),
    at: how.at,
    staffId: how.staffId,
    schemaVersion: SCHEMA_VERSION,
    changes: changes.value.map(({ table, id, value }) => ({ table, id, value })),
  })
  if (!journalled.ok) return fail(journalFailure(journalled.failure))
  const meta: Meta = { ...metaAfter(first, changes.value), journal: journalled.value }
  // From here on it is in place, whatever the database says: the next opening brings the rows up to the journal.
  try {
    await overwriteRows(store, rows, meta)
    await keepClearCopies(store, { marker: null, header: head.value.seq === 0 ? meta : null }, meta)
  } catch (error) {
    console.warn('rows left behind:', error instanceof Error ? error.name : 'unknown')
  }
  const workspace = new Workspace(emptyState(), emptyRevisions(), [])
  workspace.apply(changes.value, rev)
  if (how.why === 'restored') await bundleRestored(store, keys, workspace)
  return succeed(workspace)
}

/** Whoever has restored a station unlocks it next. Without bundles that takes longer, and nothing else. */
async function bundleRestored(store: Store, keys: StationKeys, workspace: Workspace): Promise<void> {
  try {
    await makeBundles(store, keys, workspace, () => Promise.resolve())
  } catch (error) {
    console.warn('no bundles were made:', error instanceof Error ? error.name : 'unknown')
  }
}

/** All rows in place of what is there, in one transaction. For a station that is replaced, rebuilt or migrated. */
export async function overwriteRows(
  store: Store,
  rows: Readonly<Record<TableName, readonly SealedRow[]>>,
  meta: Meta,
): Promise<void> {
  await store.write(async () => {
    for (const table of TABLE_NAMES) {
      await store.table(table).clear()
      await store.table(table).bulkAdd(rows[table])
    }
    await store.putMeta(meta)
  })
  store.leaveBehind(new Map())
  await store.bundles.clear()
}

/** The journal of a new station, or the one that is there when it is of the same station; another's is put aside. */
async function readyJournal(store: Store, meta: Meta, over: boolean): Promise<Result<JournalHead, ReplaceFailure>> {
  const { journal, files } = store
  const { stationId } = meta.vault
  if (journal.head !== null && over) {
    const looked = await files['folder.look'](undefined)
    if (!looked.ok) return fail(replaceFailure(looked.failure))
    const there = looked.value.journal.meta
    const same =
      typeof there === 'object' && there !== null && !Array.isArray(there) && stationIdOf(there['vault']) === stationId
    if (same) return succeed(journal.head)
    const aside = await files['journal.setAside'](undefined)
    if (!aside.ok) return fail(replaceFailure(aside.failure))
  }
  const begun = await journal.begin(stationId, clearCopy(meta))
  return begun.ok ? begun : fail(replaceFailure(begun.failure))
}

function stationIdOf(vault: unknown): unknown {
  return typeof vault === 'object' && vault !== null && 'stationId' in vault ? vault.stationId : null
}

function replaceFailure(failure: OutsideFailure): ReplaceFailure {
  return failure.kind === 'exists' ? { kind: 'stationExists' } : journalFailure(failure)
}

function firstMeta(whole: WholeStation, changes: readonly Change[]): Meta | null {
  const station = changes.find((change) => change.table === 'station')
  if (station === undefined || station.value === null) return null
  return {
    schemaVersion: SCHEMA_VERSION,
    vault: whole.vault,
    stationName: station.value.name,
    lastBackup: null,
    language: whole.language,
    journal: null,
  }
}

async function isEmpty(store: Store): Promise<boolean> {
  if ((await store.readMeta()) !== null) return false
  for (const table of TABLE_NAMES) if ((await store.table(table).count()) > 0) return false
  return true
}

function readWhole(whole: WholeStation): Result<Change[], CommitFailure> {
  const changes: Change[] = []
  for (const table of TABLE_NAMES) {
    const seen = new Set<string>()
    for (const record of whole.tables[table]) {
      const read = readRecord(table, migrateRecord(table, record, whole.schemaVersion ?? SCHEMA_VERSION))
      if (!read.ok) return fail({ kind: 'badRecord', where: read.failure })
      if (seen.has(read.value.id)) return fail({ kind: 'badRecord', where: `${table}.id` })
      seen.add(read.value.id)
      changes.push(read.value)
    }
  }
  return succeed(changes)
}

const SEALED_AT_ONCE = 500

/** @param rev of every row: the number of the journal entry that holds them */
export async function sealAll(
  keys: StationKeys,
  changes: readonly Change[],
  rev: number,
): Promise<Readonly<Record<TableName, SealedRow[]>>> {
  const rows = perTable((): SealedRow[] => [])
  for (let at = 0; at < changes.length; at += SEALED_AT_ONCE) {
    await Promise.all(
      changes.slice(at, at + SEALED_AT_ONCE).map(async (change) => {
        rows[change.table].push(await sealRecord(keys, change, rev))
      }),
    )
  }
  return rows
}

export async function sealRecord(keys: StationKeys, { table, id, value }: Change, rev: number): Promise<SealedRow> {
  return { id, rev, ...(await sealRow(keys, placeOf(table, { id, rev }), value)) }
}
