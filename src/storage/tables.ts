import {
  attachmentSchema,
  backupEntrySchema,
  caseDocumentSchema,
  childSchema,
  commentSchema,
  consentSchema,
  drawingSchema,
  householdSchema,
  importBatchSchema,
  mergeSchema,
  referralSchema,
  rehearsalSchema,
  savedViewSchema,
  scratchSchema,
  staffSchema,
  stationSchema,
  trashedSchema,
  type Attachment,
  type BackupEntry,
  type CaseDocument,
  type Child,
  type Comment,
  type Consent,
  type Drawing,
  type Household,
  type ImportBatch,
  type Merge,
  type Referral,
  type Rehearsal,
  type SavedView,
  type Scratch,
  type Staff,
  type Station,
  type Trashed,
} from '../domain/records.ts'
import { trailPageSchema, type TrailPage } from '../domain/trail.ts'
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
  attachments: Attachment
  trash: Trashed
  scratch: Scratch
  rehearsals: Rehearsal
  trail: TrailPage
  comments: Comment
  consents: Consent
  views: SavedView
  drawings: Drawing
  imports: ImportBatch
  merges: Merge
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
  attachments: attachmentSchema,
  trash: trashedSchema,
  scratch: scratchSchema,
  rehearsals: rehearsalSchema,
  trail: trailPageSchema,
  comments: commentSchema,
  consents: consentSchema,
  views: savedViewSchema,
  drawings: drawingSchema,
  imports: importBatchSchema,
  merges: mergeSchema,
}
export const TABLE_NAMES = Object.keys(tableSchemas) as readonly TableName[]

/** A record written (`value`) or removed (`null`). What a verb returns and `commit` stores. */
export type ChangeOf<Name extends TableName> = {
  readonly [T in Name]: { readonly table: T; readonly id: string; readonly value: Tables[T] | null }
}[Name]
export type Change = ChangeOf<TableName>

/** The decrypted working set: immutable, replaced at each commit. */
export type WorkspaceState = { readonly [T in TableName]: ReadonlyMap<string, Tables[T]> }

/** One thing for each table; the only list of them besides the schemas'. */
export function perTable<Thing>(make: (table: TableName) => Thing): Record<TableName, Thing> {
  return {
    station: make('station'),
    staff: make('staff'),
    households: make('households'),
    children: make('children'),
    documents: make('documents'),
    referrals: make('referrals'),
    backups: make('backups'),
    attachments: make('attachments'),
    trash: make('trash'),
    scratch: make('scratch'),
    rehearsals: make('rehearsals'),
    trail: make('trail'),
    comments: make('comments'),
    consents: make('consents'),
    views: make('views'),
    drawings: make('drawings'),
    imports: make('imports'),
    merges: make('merges'),
  }
}

export function isTableName(name: string): name is TableName {
  return Object.hasOwn(tableSchemas, name)
}
