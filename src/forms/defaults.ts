import { ageOn } from '../domain/dates.ts'
import type { Facts, FactValue } from '../domain/facts.ts'
import type { FormValues } from '../domain/records.ts'
import type { ColumnField, FormDefinition, TableField } from './definition.ts'
import { asRecord, orderCodes, valueFields, type FieldValue, type RowValue, type ValueField } from './fields.ts'

export interface DefaultsContext {
  /** What is known of the child and the household, together. */
  readonly facts: Facts
  /** YYYY-MM-DD. */
  readonly today: string
}

/** The values of a new form: facts where they fit, proposals of the definition, else empty. Every key is there. */
export function defaultValues(definition: FormDefinition, context: DefaultsContext): FormValues {
  return Object.fromEntries(valueFields(definition).map((field) => [field.id, defaultValue(field, context)]))
}

/**
 * Values with every key of the form, in its shape: what is missing becomes empty (never a proposal). Keys the form
 * does not have are kept, so that checking can name them.
 */
export function completeValues(definition: FormDefinition, values: FormValues): FormValues {
  const complete = valueFields(definition).map((field): [string, FieldValue] => [
    field.id,
    completeValue(field, values[field.id]),
  ])
  return { ...values, ...Object.fromEntries(complete) }
}

/** The value of a field nobody has touched. */
export function emptyValue(field: ValueField | ColumnField): FieldValue {
  switch (field.kind) {
    case 'number':
    case 'money':
      return null
    case 'manyOf':
      return []
    case 'table':
      return (field.fixedRows ?? []).map(() => emptyRow(field))
    case 'tally':
      return Object.fromEntries(field.rows.map(({ id }) => [id, '']))
    case 'score':
      return Object.fromEntries(field.items.map(({ id }) => [id, { score: null, basis: '' }]))
    default:
      return ''
  }
}

/** A new row of a table field: column id → empty value. */
export function emptyRow(field: TableField): Record<string, string | number | null> {
  return Object.fromEntries(
    field.columns.map((column) => [column.id, column.kind === 'number' || column.kind === 'money' ? null : '']),
  )
}

/** A fact in the shape of the field, or null when it does not fit it. */
export function fitFact(field: ValueField, value: FactValue): FieldValue {
  switch (field.kind) {
    case 'number':
    case 'money':
      return typeof value === 'number' ? value : null
    case 'manyOf':
      return Array.isArray(value) ? [...orderCodes(field.options, value.filter(isText))] : null
    case 'table':
      return Array.isArray(value) ? value.flatMap((row) => (isText(row) ? [] : [completeRow(field, row)])) : null
    case 'tally':
    case 'score':
      return null
    default:
      return typeof value === 'string' ? value : null
  }
}

function defaultValue(field: ValueField, { facts, today }: DefaultsContext): FieldValue {
  const fact = field.fact === undefined ? undefined : facts[field.fact]
  const known = fact === undefined ? null : fitFact(field, fact.value)
  return known ?? ageToday(field, facts, today) ?? proposed(field, today) ?? emptyValue(field)
}

function ageToday(field: ValueField, facts: Facts, today: string): number | null {
  if ((field.kind !== 'number' && field.kind !== 'money') || field.initialAge === undefined) return null
  const birthDate = facts[field.initialAge]?.value
  return typeof birthDate === 'string' ? ageOn(birthDate, today) : null
}

function proposed(field: ValueField, today: string): FieldValue {
  if (!('initial' in field)) return null
  if (field.kind === 'table') return field.initial.map((row) => completeRow(field, row))
  if (field.kind === 'manyOf') return [...field.initial]
  if (field.kind === 'date') return today
  if (field.kind === 'month') return today.slice(0, 7)
  if (field.kind === 'time') return null
  return field.initial
}

function completeValue(field: ValueField, value: FieldValue | undefined): FieldValue {
  if (value === undefined) return emptyValue(field)
  if (field.kind === 'table' && Array.isArray(value)) {
    const missing = (field.fixedRows ?? []).slice(value.length).map(() => emptyRow(field))
    return [...value.map((row) => (isRecord(row) ? completeRow(field, asRecord(row)) : row)), ...missing]
  }
  if ((field.kind === 'tally' || field.kind === 'score') && isRecord(value))
    return { ...asRecord(emptyValue(field)), ...asRecord(value) }
  return value
}

function completeRow(field: TableField, row: RowValue): Record<string, FieldValue> {
  return { ...emptyRow(field), ...row }
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isRecord(value: FieldValue): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
