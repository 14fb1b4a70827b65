import { fail, succeed, type Result } from '../domain/result.ts'
import { tableSchemas, type Change, type ChangeOf, type TableName, type Tables } from './tables.ts'

/**
 * A record of unknown shape (opened from the disk, read from a backup, made by a verb) checked against its table's
 * schema. The failure names the fields that are wrong, never what is in them.
 */
export function readRecord(table: TableName, plain: unknown): Result<Change, string> {
  return READERS[table](plain)
}

const READERS: { readonly [T in TableName]: (plain: unknown) => Result<ChangeOf<T>, string> } = {
  station: (plain) => read('station', plain),
  staff: (plain) => read('staff', plain),
  households: (plain) => read('households', plain),
  children: (plain) => read('children', plain),
  documents: (plain) => read('documents', plain),
  referrals: (plain) => read('referrals', plain),
  backups: (plain) => read('backups', plain),
}

function read<T extends TableName>(table: T, plain: unknown): Result<RecordOf<T>, string> {
  const schema: (typeof tableSchemas)[T] = tableSchemas[table]
  const parsed = schema.safeParse(plain)
  if (parsed.success) return succeed({ table, id: parsed.data.id, value: parsed.data })
  return fail(parsed.error.issues.map((issue) => [table, ...issue.path].join('.')).join(', '))
}

interface RecordOf<T extends TableName> {
  readonly table: T
  readonly id: string
  readonly value: Tables[T]
}
