import { SCHEMA_VERSION } from '../domain/schema-version.ts'
import type { RowPlace, Sealed } from '../vault/sealed-row.ts'
import type { TableName } from './tables.ts'

/** A record as it lies on the disk: nothing of it can be read without the keys. */
export interface SealedRow extends Sealed {
  readonly id: string
  /** Counts the writes of this row, from 1. */
  readonly rev: number
}

/** What a row's seal vouches for: a row moved to another table, id or revision does not open. */
export function placeOf(table: TableName, row: { readonly id: string; readonly rev: number }): RowPlace {
  return { table, id: row.id, schemaVersion: SCHEMA_VERSION, rev: row.rev }
}
