import type { Bytes } from '../vault/bytes.ts'
import { openBundle } from '../vault/sealed-bundle.ts'
import { openRowBytes } from '../vault/sealed-row.ts'
import type { RecordsKey } from '../vault/station-keys.ts'
import type { SealedTable, SealedTables } from './read-sealed.ts'
import { placeOf, type SealedRow } from './sealed-rows.ts'
import { TABLE_NAMES, type TableName } from './tables.ts'

/** Some records of a table with their seal off. */
export type OpenedPiece = { readonly table: TableName } & (
  | {
      readonly kind: 'bundle'
      /** Which of the table. */
      readonly at: number
      /** For `readBundle`; `null`: it is damaged, or of other keys. */
      readonly plain: Bytes | null
    }
  | {
      readonly kind: 'rows'
      /** The first of them among the rows that no bundle has. */
      readonly from: number
      /** JSON (UTF-8): the records in their order, `null` where a seal is broken. */
      readonly plain: Bytes
    }
)

/** So many are opened before they are handed over: whoever reads them need not wait for the rest. */
const BUNDLES_AT_ONCE = 4
const ROWS_AT_ONCE = 256

/** Opens everything sealed, the tables one after the other. */
export async function openSealed(
  key: RecordsKey,
  sealed: SealedTables,
  take: (piece: OpenedPiece) => void,
): Promise<void> {
  for (const table of TABLE_NAMES) await openTable(key, table, sealed[table], take)
}

async function openTable(
  key: RecordsKey,
  table: TableName,
  { single, bundles }: SealedTable,
  take: (piece: OpenedPiece) => void,
): Promise<void> {
  for (let from = 0; from < bundles.length; from += BUNDLES_AT_ONCE) {
    const some = bundles.slice(from, from + BUNDLES_AT_ONCE)
    const opened = await Promise.all(some.map(({ bundle }) => openBundle(key, bundle, bundle)))
    for (const [at, plain] of opened.entries()) take({ table, kind: 'bundle', at: from + at, plain })
  }
  for (let from = 0; from < single.length; from += ROWS_AT_ONCE) {
    take({ table, kind: 'rows', from, plain: await openRows(key, table, single.slice(from, from + ROWS_AT_ONCE)) })
  }
}

async function openRows(key: RecordsKey, table: TableName, rows: readonly SealedRow[]): Promise<Bytes> {
  const opened = await Promise.all(rows.map((row) => openRowBytes(key, placeOf(table, row), row)))
  return joined([BEGIN, ...opened.flatMap((plain, at) => [at === 0 ? NOTHING : COMMA, plain ?? NULL]), END])
}

function joined(parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.byteLength
  }
  return whole
}

const utf8 = new TextEncoder()
const [BEGIN, COMMA, END] = [utf8.encode('['), utf8.encode(','), utf8.encode(']')]
const NULL = utf8.encode('null')
const NOTHING = new Uint8Array()
