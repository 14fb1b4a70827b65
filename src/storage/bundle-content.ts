import type { Bytes } from '../vault/bytes.ts'
import { addLate, LATE_FIELDS } from './late-fields.ts'
import type { TableName } from './tables.ts'

/**
 * The plain bytes of a bundle: length of the heads (4 bytes, big endian), the heads, the late fields one behind the other.
 * The heads are JSON (UTF-8): `{ records, lengths }`, the records in the order of the members and without their late
 * field, and of each late field its length in bytes; no lengths where the table has no late field.
 */
export function writeBundle(table: TableName, records: readonly object[]): Bytes {
  const field = LATE_FIELDS[table]
  const late = field === undefined ? [] : records.map((record) => utf8.encode(JSON.stringify(valueOf(record, field))))
  const without = field === undefined ? records : records.map((record) => ({ ...record, [field]: undefined }))
  const heads = utf8.encode(JSON.stringify({ records: without, lengths: late.map(({ byteLength }) => byteLength) }))
  const plain = new Uint8Array(late.reduce((sum, { byteLength }) => sum + byteLength, 4 + heads.byteLength))
  new DataView(plain.buffer).setUint32(0, heads.byteLength)
  plain.set(heads, 4)
  let at = 4 + heads.byteLength
  for (const part of late) {
    plain.set(part, at)
    at += part.byteLength
  }
  return plain
}

/** The records of a bundle in the order of its members: as they were bundled, not looked at yet. */
export function readBundle(table: TableName, plain: Bytes): readonly unknown[] {
  const field = LATE_FIELDS[table]
  const end = 4 + new DataView(plain.buffer, plain.byteOffset).getUint32(0)
  const { records, lengths } = headsIn(JSON.parse(fromUtf8.decode(plain.subarray(4, end))))
  let at = end
  for (const [index, length] of lengths.entries()) {
    const record = records[index]
    if (field !== undefined && isObject(record)) addLate(record, field, plain.subarray(at, at + length))
    at += length
  }
  return records
}

const utf8 = new TextEncoder()
const fromUtf8 = new TextDecoder('utf-8', { fatal: true })

function headsIn(heads: unknown): { readonly records: readonly unknown[]; readonly lengths: readonly number[] } {
  if (!isObject(heads)) throw new TypeError('no heads of a bundle')
  const { records, lengths } = heads
  if (!Array.isArray(records) || !Array.isArray(lengths)) throw new TypeError('no heads of a bundle')
  return { records, lengths: lengths.map(Number) }
}

function valueOf(record: object, field: string): unknown {
  return isObject(record) ? record[field] : undefined
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
