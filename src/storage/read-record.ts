import { fail, succeed, type Result } from '../domain/result.ts'
import { tableSchemas, type Change, type ChangeOf, type TableName, type Tables } from './tables.ts'

/**
 * A record of unknown shape (made by a verb, read from a backup) checked against its table's schema. The failure names
 * the fields that are wrong, never what is in them.
 */
export function readRecord(table: TableName, plain: unknown): Result<Change, string> {
  return READERS[table](tableSchemas, plain)
}

/**
 * The same for JSON out of a row whose seal was good: this app, with this very version of the records, wrote it after
 * checking the whole. Only whether it is such a record at all is looked at; with 5,000 children the rest would be two
 * seconds of the unlocking. A backup and the journal are read by `readRecord`.
 */
export function readOpenedRecord(table: TableName, plain: unknown): Result<Change, string> {
  return READERS[table](openedSchemas, plain)
}

/** As much of a schema as reading needs. */
interface Schema<Value> {
  readonly safeParse: (plain: unknown) =>
    | { readonly success: true; readonly data: Value }
    | {
        readonly success: false
        readonly error: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] }
      }
}
type Schemas = { readonly [T in TableName]: Schema<Tables[T]> }

const openedSchemas: Schemas = {
  station: opened('station'),
  staff: opened('staff'),
  households: opened('households'),
  children: opened('children'),
  documents: opened('documents'),
  referrals: opened('referrals'),
  backups: opened('backups'),
  attachments: opened('attachments'),
  trash: opened('trash'),
  scratch: opened('scratch'),
  rehearsals: opened('rehearsals'),
  trail: opened('trail'),
  comments: opened('comments'),
  consents: opened('consents'),
  views: opened('views'),
  drawings: opened('drawings'),
  imports: opened('imports'),
  merges: opened('merges'),
}

/** A record by the fields that no record of its table is without. This runs once for each row of the station. */
function opened<T extends TableName>(table: T): Schema<Tables[T]> {
  const nothing = tableSchemas[table].safeParse({})
  const fields = nothing.success ? [] : nothing.error.issues.flatMap(({ path }) => path.slice(0, 1).map(String))
  const isRecord = (plain: unknown): plain is Tables[T] =>
    typeof plain === 'object' &&
    plain !== null &&
    'id' in plain &&
    typeof plain.id === 'string' &&
    fields.every((field) => field in plain)
  return {
    safeParse: (plain) =>
      isRecord(plain) ? { success: true, data: plain } : { success: false, error: { issues: [{ path: [] }] } },
  }
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
  consents: (schemas, plain) => read('consents', schemas, plain),
  views: (schemas, plain) => read('views', schemas, plain),
  drawings: (schemas, plain) => read('drawings', schemas, plain),
  imports: (schemas, plain) => read('imports', schemas, plain),
  merges: (schemas, plain) => read('merges', schemas, plain),
}

function read<T extends TableName>(table: T, schemas: Schemas, plain: unknown): Result<RecordOf<T>, string> {
  const schema: Schemas[T] = schemas[table]
  const parsed = schema.safeParse(plain)
  if (parsed.success) return succeed({ table, id: parsed.data.id, value: parsed.data })
  return fail(parsed.error.issues.map((issue) => [table, ...issue.path].map(String).join('.')).join(', '))
}

interface RecordOf<T extends TableName> {
  readonly table: T
  readonly id: string
  readonly value: Tables[T]
}
