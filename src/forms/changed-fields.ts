import type { FormValues } from '../domain/records.ts'
import type { FormDefinition } from './definition.ts'
import { isEmpty, valueFields, type FieldValue, type ValueField } from './fields.ts'

/** A field of a form that two versions of a paper fill differently. */
export interface ChangedField {
  readonly field: ValueField
  readonly from: FieldValue | undefined
  readonly to: FieldValue | undefined
}

/** The difference between two versions of a paper, field by field in the order of the form; empty is empty, however written. */
export function changedFields(
  definition: FormDefinition,
  before: FormValues,
  after: FormValues,
): readonly ChangedField[] {
  return valueFields(definition).flatMap((field) => {
    const [from, to] = [before[field.id], after[field.id]]
    const same = isEmpty(from) && isEmpty(to) ? true : JSON.stringify(from) === JSON.stringify(to)
    return same ? [] : [{ field, from, to }]
  })
}
