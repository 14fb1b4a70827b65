import {
  backupEntrySchema,
  caseDocumentSchema,
  childSchema,
  householdSchema,
  referralSchema,
  staffSchema,
  stationSchema,
  type BackupEntry,
  type CaseDocument,
  type Child,
  type Household,
  type Referral,
  type Staff,
  type Station,
} from '../domain/records.ts'
import type { z } from '../domain/zod.ts'

/** Every table of sealed records. The order is that of a backup. */
export interface Tables {
  station: Station
  staff: Staff
  households: Household
  children: Child
  documents: CaseDocument
  referrals: Referral
  backups: BackupEntry
}
export type TableName = keyof Tables

export const tableSchemas: { readonly [T in TableName]: z.ZodType<Tables[T]> } = {
  station: stationSchema,
  staff: staffSchema,
  households: householdSchema,
  children: childSchema,
  documents: caseDocumentSchema,
  referrals: referralSchema,
  backups: backupEntrySchema,
}
export const TABLE_NAMES = Object.keys(tableSchemas) as readonly TableName[]

/** A record written (`value`) or removed (`null`). What a verb returns and `commit` stores. */
export type ChangeOf<Name extends TableName> = {
  readonly [T in Name]: { readonly table: T; readonly id: string; readonly value: Tables[T] | null }
}[Name]
export type Change = ChangeOf<TableName>

/** The decrypted working set: immutable, replaced at each commit. */
export type WorkspaceState = { readonly [T in TableName]: ReadonlyMap<string, Tables[T]> }
