import type { Migration } from './migration.ts'
import { to2 } from './to-2.ts'
import { to3 } from './to-3.ts'
import { to4 } from './to-4.ts'
import { to5 } from './to-5.ts'
import { to6 } from './to-6.ts'

/** Every step there is, in order. */
export const MIGRATIONS: readonly Migration[] = [to2, to3, to4, to5, to6]

/** A record of an older version as the current one has it. The schema of its table has the last word on it. */
export function migrateRecord(table: string, record: unknown, from: number): unknown {
  return MIGRATIONS.filter(({ to }) => to > from).reduce((value, { up }) => up[table]?.(value) ?? value, record)
}
