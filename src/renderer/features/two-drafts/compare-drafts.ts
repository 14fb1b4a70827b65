import type { FormValues } from '../../../domain/records.ts'
import type { FormDefinition } from '../../../forms/definition.ts'
import { isEmpty, valueFields, type FieldValue, type ValueField } from '../../../forms/fields.ts'

export type Side = 'left' | 'right'

/** One field of a form that was written twice. */
export interface FieldPair {
  readonly field: ValueField
  readonly left: FieldValue | undefined
  readonly right: FieldValue | undefined
  readonly differs: boolean
}

/** Chosen sides by field id. */
export type Choices = Readonly<Record<string, Side>>

/** Every field in which anything is written on either side, in the order of the paper. */
export function compareDrafts(definition: FormDefinition, left: FormValues, right: FormValues): readonly FieldPair[] {
  return valueFields(definition).flatMap((field) => {
    const [one, other] = [left[field.id], right[field.id]]
    if (isEmpty(one) && isEmpty(other)) return []
    return [{ field, left: one, right: other, differs: !sameValue(one, other) }]
  })
}

/** The fields that differ and for which no side is chosen yet. */
export function undecided(pairs: readonly FieldPair[], choices: Choices): readonly FieldPair[] {
  return pairs.filter(({ field, differs }) => differs && choices[field.id] === undefined)
}

/**
 * One draft out of two: fields that are the same as they are, the others from the side chosen. What no field of the form
 * names stays as the kept draft has it.
 * @param kept values of the draft that goes on
 */
export function mergedValues(pairs: readonly FieldPair[], choices: Choices, kept: FormValues): FormValues {
  const merged: Record<string, FieldValue> = { ...kept }
  for (const { field, differs, ...sides } of pairs) {
    const side = choices[field.id]
    if (!differs || side === undefined) continue
    const value = sides[side]
    if (value === undefined) Reflect.deleteProperty(merged, field.id)
    else merged[field.id] = value
  }
  return merged
}

/** Two empty values are the same, whatever shape the emptiness has. */
function sameValue(one: FieldValue | undefined, other: FieldValue | undefined): boolean {
  return (isEmpty(one) && isEmpty(other)) || canonical(one) === canonical(other)
}

/** JSON with the keys in order: two people fill the items of a score in different orders. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
