import type { Bytes } from '../vault/bytes.ts'
import type { TableName } from './tables.ts'

/**
 * The one field of a record that is most of it and that hardly a list asks for: what is written on a paper, the lines of
 * a sheet of the trail. Out of a bundle it is read when it is first asked for; a year of papers is half of the unlocking.
 */
export const LATE_FIELDS: Readonly<Partial<Record<TableName, string>>> = { documents: 'values', trail: 'lines' }

/** JSON (UTF-8) that nobody has asked for yet. */
const unread = new WeakMap<object, Bytes>()
const fromUtf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Gives a record its late field. It can be told from an ordinary one by nothing but its property descriptor: spreading,
 * comparing, cloning and writing as JSON read it.
 */
export function addLate(record: object, field: string, json: Bytes): void {
  unread.set(record, json)
  Object.defineProperty(record, field, descriptorOf(field))
}

/** The same accessor for every record, so that they keep one shape in memory. */
function descriptorOf(field: string): PropertyDescriptor {
  const known = descriptors.get(field)
  if (known !== undefined) return known
  const made: PropertyDescriptor = {
    enumerable: true,
    configurable: true,
    get(this: object) {
      const value: unknown = JSON.parse(fromUtf8.decode(unread.get(this)))
      unread.delete(this)
      Object.defineProperty(this, field, { value, enumerable: true, configurable: true, writable: true })
      return value
    },
  }
  descriptors.set(field, made)
  return made
}
const descriptors = new Map<string, PropertyDescriptor>()
