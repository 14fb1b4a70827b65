import type { FactKey, Facts, FactValue } from '../domain/facts.ts'
import type { FormValues } from '../domain/records.ts'
import { isShown } from './conditions.ts'
import type { FormDefinition } from './definition.ts'
import { emptyValue } from './defaults.ts'
import { asCodes, asText, isEmpty, orderCodes, valueFields, type FieldValue, type ValueField } from './fields.ts'

/** The values of the fields that are shown; what is hidden is dropped, also when hidden by something hidden. */
export function visibleValues(definition: FormDefinition, values: FormValues): FormValues {
  const fields = valueFields(definition)
  let visible = values
  for (;;) {
    const shown = new Set(fields.filter((field) => isShown(field, visible)).map(({ id }) => id))
    const next = Object.fromEntries(Object.entries(visible).filter(([id]) => shown.has(id)))
    if (Object.keys(next).length === Object.keys(visible).length) return next
    visible = next
  }
}

/** A fact that the form says otherwise. `from` is null when nothing was known. */
export interface ChangedFact {
  readonly key: FactKey
  readonly field: ValueField
  readonly from: FactValue
  readonly to: FactValue
}

/**
 * Facts of the file that differ from what is written, to be offered as “更新到档案”. An empty field of an ordinary form
 * says nothing; on the form that owns the facts (F01) it clears the fact, and so does a field that is hidden.
 */
export function changedFacts(definition: FormDefinition, values: FormValues, facts: Facts): readonly ChangedFact[] {
  const visible = visibleValues(definition, values)
  const owns = definition.ownsFacts === true
  return valueFields(definition).flatMap((field) => {
    if (field.fact === undefined) return []
    const written = visible[field.id] ?? emptyValue(field)
    const from = facts[field.fact]?.value ?? null
    if (isEmpty(written) && !owns) return []
    const to = factValue(field, written)
    return sameFact(from, to) ? [] : [{ key: field.fact, field, from, to }]
  })
}

/** A field's value in the shape facts are kept in; null for what cannot be a fact (a number not yet readable). */
export function factValue(field: ValueField, value: FieldValue): FactValue {
  switch (field.kind) {
    case 'number':
    case 'money':
      return typeof value === 'number' ? value : null
    case 'manyOf':
      return [...orderCodes(field.options, asCodes(value))]
    case 'table':
      return Array.isArray(value) ? value.flatMap(factRow) : []
    default:
      return asText(value)
  }
}

function factRow(row: FieldValue): Record<string, string | number | null>[] {
  if (typeof row !== 'object' || row === null || Array.isArray(row) || isEmpty(row)) return []
  const cells = Object.entries(row).flatMap(([id, cell]): [string, string | number | null][] =>
    typeof cell === 'string' || typeof cell === 'number' || cell === null ? [[id, cell]] : [],
  )
  return [Object.fromEntries(cells)]
}

/** Empty is empty, however it is written; rows compare cell by cell, whatever order their cells have. */
function sameFact(a: FactValue, b: FactValue): boolean {
  if (isEmpty(a) && isEmpty(b)) return true
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
}

function sorted(value: FactValue): unknown {
  if (!Array.isArray(value)) return value
  return value.map((item) =>
    typeof item === 'string' ? item : Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
}
