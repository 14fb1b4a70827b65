import { onOneLine, normaliseLineBreaks, withoutControlCharacters } from '../domain/text.ts'
import type { FieldKind, FormDefinition } from './definition.ts'
import { visibleValues } from './values.ts'
import { asCodes, isEmpty, orderCodes, valueFields, type FieldValue, type ValueField } from './fields.ts'
import type { FormValues } from '../domain/records.ts'

/**
 * What is typed or pasted into a field of words, made fit to keep: several pasted lines become one where only one
 * fits, invisible control characters go, and a document number loses its blanks. Nothing a person can see is lost.
 */
export function normaliseInput(field: { readonly kind: FieldKind }, raw: string): string {
  if (field.kind === 'longText') return withoutControlCharacters(normaliseLineBreaks(raw))
  const line = withoutControlCharacters(onOneLine(raw))
  return field.kind === 'idNumber' ? line.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase() : line
}

/** A number as people type it (２，４２０元 → 2420), or null when it is none. Only a sign, digits and one point. */
export function parseNumber(raw: string): number | null {
  const plain = raw
    .normalize('NFKC')
    .replaceAll(/[\s,，]/g, '')
    .replace(/元$/, '')
  return /^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null
}

/**
 * The values as they are kept when a form is finished: without what is hidden, without blanks at the ends of words,
 * ticks in the order of the paper, rows nobody has written on left out.
 */
export function finalValues(definition: FormDefinition, values: FormValues): FormValues {
  const visible = visibleValues(definition, values)
  const tidied = valueFields(definition).flatMap((field): [string, FieldValue][] => {
    const value = visible[field.id]
    return value === undefined ? [] : [[field.id, tidy(field, value)]]
  })
  return Object.fromEntries(tidied)
}

function tidy(field: ValueField, value: FieldValue): FieldValue {
  if (field.kind === 'manyOf') return [...orderCodes(field.options, asCodes(value))]
  if (field.kind === 'table' && Array.isArray(value))
    return field.fixedRows === undefined ? trimmed(value.filter((row) => !isEmpty(row))) : trimmed(value)
  return trimmed(value)
}

function trimmed(value: FieldValue): FieldValue {
  if (typeof value === 'string') return value.trim()
  if (Array.isArray(value)) return value.map((item) => trimmed(item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, trimmed(item)]))
}
