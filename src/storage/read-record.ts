import { caseDocumentSchema, type FormValues } from '../domain/records.ts'
import { trailPageSchema, type TrailLine } from '../domain/trail.ts'
import { fail, succeed, type Result } from '../domain/result.ts'
import { z } from '../domain/zod.ts'
import { tableSchemas, type Change, type ChangeOf, type TableName, type Tables } from './tables.ts'

/**
 * A record of unknown shape (made by a verb, read from a backup) checked against its table's schema. The failure names
 * the fields that are wrong, never what is in them.
 */
export function readRecord(table: TableName, plain: unknown): Result<Change, string> {
  return READERS[table](tableSchemas, plain)
}

/**
 * The same for JSON out of a row whose seal was good: this app wrote it after checking the whole. What is written on a
 * paper is not walked through again; with 5,000 children that is a second of the unlocking.
 */
export function readOpenedRecord(table: TableName, plain: unknown): Result<Change, string> {
  return READERS[table](openedSchemas, plain)
}

type Schemas = typeof tableSchemas

const openedSchemas: Schemas = {
  ...tableSchemas,
  documents: caseDocumentSchema.extend({
    values: z.custom<FormValues>((value) => typeof value === 'object' && value !== null && !Array.isArray(value)),
  }),
  // Ten years of lines; each has a seal of its own besides.
  trail: trailPageSchema.extend({
    lines: z.custom<TrailLine[]>((value) => Array.isArray(value) && value.length > 0),
  }),
}

const READERS: { readonly [T in TableName]: (schemas: Schemas, plain: unknown) => Result<ChangeOf<T>, string> } = {
  station: (schemas, plain) => read('station', schemas, plain),
  staff: (schemas, plain) => read('staff', schemas, plain),
  households: (schemas, plain) => read('households', schemas, plain),
  children: (schemas, plain) => read('children', schemas, plain),
  documents: (schemas, plain) => read('documents', schemas, plain),
  referrals: (schemas, plain) => read('referrals', schemas, plain),
  backups: (schemas, plain) => read('backups', schemas, plain),
  attachments: (schemas, plain) => read('attachments', schemas, plain),
  trash: (schemas, plain) => read('trash', schemas, plain),
  scratch: (schemas, plain) => read('scratch', schemas, plain),
  rehearsals: (schemas, plain) => read('rehearsals', schemas, plain),
  trail: (schemas, plain) => read('trail', schemas, plain),
  comments: (schemas, plain) => read('comments', schemas, plain),
}

function read<T extends TableName>(table: T, schemas: Schemas, plain: unknown): Result<RecordOf<T>, string> {
  const schema: Schemas[T] = schemas[table]
  const parsed = schema.safeParse(plain)
  if (parsed.success) return succeed({ table, id: parsed.data.id, value: parsed.data })
  return fail(parsed.error.issues.map((issue) => [table, ...issue.path].join('.')).join(', '))
}

interface RecordOf<T extends TableName> {
  readonly table: T
  readonly id: string
  readonly value: Tables[T]
}
