import { SCHEMA_VERSION } from '../domain/schema-version.ts'
import type { RowPlace, Sealed } from '../vault/sealed-row.ts'
import type { TableName } from './tables.ts'

/** A record as it lies on the disk: nothing of it can be read without the keys. */
export interface SealedRow extends Sealed {
  readonly id: string
  /** The number of the journal entry that wrote it, so it grows with each write and never comes again. */
  readonly rev: number
}

/** What a row's seal vouches for: a row moved to another table, id or revision does not open. */
export function placeOf(
  table: TableName,
  row: { readonly id: string; readonly rev: number },
  schemaVersion = SCHEMA_VERSION,
): RowPlace {
  return { table, id: row.id, schemaVersion, rev: row.rev }
}

/** A row ready to be written: sealed before the transaction opens. */
export interface SealedWrite {
  readonly table: TableName
  readonly id: string
  /** The revision this change builds on; 0 for a new row. */
  readonly builtOn: number
  /** `null`: the row is removed. */
  readonly row: SealedRow | null
}
