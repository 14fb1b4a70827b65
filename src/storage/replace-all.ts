import type { Language } from '../domain/localized.ts'
import { fail, succeed, type Result } from '../domain/result.ts'
import { SCHEMA_VERSION } from '../domain/schema-version.ts'
import { sealRow } from '../vault/sealed-row.ts'
import type { StationKeys } from '../vault/station-keys.ts'
import type { VaultFile } from '../vault/vault-file.ts'
import { commitFailure, type CommitFailure } from './commit.ts'
import { metaAfter, type Meta } from './meta.ts'
import { readRecord } from './read-record.ts'
import { placeOf, type SealedRow } from './sealed-rows.ts'
import type { Store } from './store.ts'
import { TABLE_NAMES, type Change, type TableName } from './tables.ts'
import { emptyRevisions, emptyState, Workspace } from './workspace.ts'

/** Every record of a station: a verified backup, or the first records of a new station. */
export interface WholeStation {
  readonly vault: VaultFile
  readonly language: Language
  /** Each table's records as plain values, as a backup gives them; they are checked here. */
  readonly tables: Readonly<Record<TableName, readonly unknown[]>>
}

export type ReplaceFailure = CommitFailure | { readonly kind: 'stationExists' }

/**
 * Fills an EMPTY store with a whole station in one transaction: either all of it is there afterwards, or the store is as
 * empty as before. Where a station exists, even one that cannot be opened, it refuses: another one takes another folder.
 */
export async function replaceAll(
  store: Store,
  keys: StationKeys,
  whole: WholeStation,
): Promise<Result<Workspace, ReplaceFailure>> {
  if (!(await isEmpty(store))) return fail({ kind: 'stationExists' })
  const changes: Change[] = []
  for (const table of TABLE_NAMES) {
    const records = readRecords(table, whole.tables[table])
    if (!records.ok) return records
    changes.push(...records.value)
  }
  const station = changes.find((change) => change.table === 'station')
  if (station === undefined || station.value === null) return fail({ kind: 'badRecord', where: 'station' })
  const first: Meta = {
    schemaVersion: SCHEMA_VERSION,
    vault: whole.vault,
    stationName: station.value.name,
    lastBackup: null,
    language: whole.language,
  }
  const rows = await sealAll(keys, changes)
  try {
    const written = await store.write(async () => {
      // Looked at again: a second window may have founded a station while this one was sealing.
      if (!(await isEmpty(store))) return false
      for (const table of TABLE_NAMES) await store.table(table).bulkAdd(rows[table])
      await store.putMeta(metaAfter(first, changes))
      return true
    })
    if (!written) return fail({ kind: 'stationExists' })
  } catch (error) {
    return fail(commitFailure(error))
  }
  const workspace = new Workspace(emptyState(), emptyRevisions(), [])
  workspace.apply(changes)
  return succeed(workspace)
}

async function isEmpty(store: Store): Promise<boolean> {
  if ((await store.readMeta()) !== null) return false
  for (const table of TABLE_NAMES) if ((await store.table(table).count()) > 0) return false
  return true
}

function readRecords(table: TableName, records: readonly unknown[]): Result<Change[], CommitFailure> {
  const changes = new Map<string, Change>()
  for (const record of records) {
    const read = readRecord(table, record)
    if (!read.ok) return fail({ kind: 'badRecord', where: read.failure })
    if (changes.has(read.value.id)) return fail({ kind: 'badRecord', where: `${table}.id` })
    changes.set(read.value.id, read.value)
  }
  return succeed([...changes.values()])
}

const SEALED_AT_ONCE = 500

async function sealAll(
  keys: StationKeys,
  changes: readonly Change[],
): Promise<Readonly<Record<TableName, SealedRow[]>>> {
  const rows: Record<TableName, SealedRow[]> = {
    station: [],
    staff: [],
    households: [],
    children: [],
    documents: [],
    referrals: [],
    backups: [],
  }
  for (let at = 0; at < changes.length; at += SEALED_AT_ONCE) {
    await Promise.all(
      changes.slice(at, at + SEALED_AT_ONCE).map(async ({ table, id, value }) => {
        const place = placeOf(table, { id, rev: 1 })
        rows[table].push({ id, rev: 1, ...(await sealRow(keys, place, value)) })
      }),
    )
  }
  return rows
}
