import type { FormValues } from '../domain/records.ts'
import type { Condition } from './definition.ts'
import { asRecord, type FieldValue } from './fields.ts'

/** Whether a field is asked for, given what is written. A field without `when` always is. */
export function isShown(field: { readonly when?: Condition }, values: FormValues): boolean {
  return field.when === undefined || holds(field.when, values)
}

/** Whether a shown field must be written to finish the form. */
export function isRequired(
  field: { readonly required?: boolean; readonly requiredWhen?: Condition },
  values: FormValues,
): boolean {
  return field.required === true || (field.requiredWhen !== undefined && holds(field.requiredWhen, values))
}

/** A small tree over the values; a field that is not there is like an empty one. */
export function holds(condition: Condition, values: FormValues): boolean {
  switch (condition.op) {
    case 'eq':
      return valueAt(condition.field, values) === condition.value
    case 'in': {
      const value = valueAt(condition.field, values)
      const codes = Array.isArray(value) ? value : [value]
      return codes.some((code) => typeof code === 'string' && condition.values.includes(code))
    }
    case 'gt': {
      const value = valueAt(condition.field, values)
      return typeof value === 'number' && value > condition.value
    }
    case 'and':
      return condition.all.every((part) => holds(part, values))
    case 'or':
      return condition.all.some((part) => holds(part, values))
    case 'not':
      return !holds(condition.condition, values)
  }
}

/** The fields a condition looks at, without the row of a tally. */
export function fieldsOf(condition: Condition): readonly string[] {
  switch (condition.op) {
    case 'and':
    case 'or':
      return condition.all.flatMap(fieldsOf)
    case 'not':
      return fieldsOf(condition.condition)
    default:
      return [condition.field.split('.')[0] ?? '']
  }
}

function valueAt(path: string, values: FormValues): FieldValue | undefined {
  const [field = '', row] = path.split('.')
  const value = values[field]
  return row === undefined ? value : asRecord(value)[row]
}
