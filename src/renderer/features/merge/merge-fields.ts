import type { Fact, FactKey, Facts } from '../../../domain/facts.ts'
import { factKeySchema, FACTS } from '../../../domain/facts.ts'
import type { Child, Household } from '../../../domain/records.ts'
import { REGISTER_FIELDS, type MergeField } from '../../../verbs/merges/merged-records.ts'

export type Side = 'kept' | 'gone'
/** Which file is right, field by field. */
export type Choices = Readonly<Partial<Record<string, Side>>>

/** A file that is to be merged. */
export interface MergeFile {
  readonly child: Child
  readonly household: Household
}

/** One field of both files in which they do not say the same. */
export type FieldPair =
  | { readonly kind: 'fact'; readonly field: FactKey; readonly kept: Fact | undefined; readonly gone: Fact | undefined }
  | { readonly kind: 'register'; readonly field: (typeof REGISTER_FIELDS)[number] }

/** The fields that differ: those up to a person first, each part in the order of the register. What is the household's own is no question in one household. */
export function differingFields(kept: MergeFile, gone: MergeFile): readonly FieldPair[] {
  const oneHome = kept.household.id === gone.household.id
  const register = REGISTER_FIELDS.filter((field) => kept.child[field] !== gone.child[field])
  const facts = factKeySchema.options.flatMap((field): readonly FieldPair[] => {
    const ofHome = FACTS[field].owner === 'household'
    if (ofHome && oneHome) return []
    const of = (file: MergeFile): Facts => (ofHome ? file.household.facts : file.child.facts)
    const [left, right] = [of(kept)[field], of(gone)[field]]
    return sameValue(left, right) ? [] : [{ kind: 'fact', field, kept: left, gone: right }]
  })
  const pairs = [...register.map((field) => ({ kind: 'register', field }) as const), ...facts]
  const clear = clearChoices(pairs)
  return [
    ...pairs.filter(({ field }) => clear[field] === undefined),
    ...pairs.filter(({ field }) => clear[field] !== undefined),
  ]
}

/** What needs no question: a fact only one of the files has. Everything else is up to a person. */
export function clearChoices(pairs: readonly FieldPair[]): Choices {
  return Object.fromEntries(
    pairs.flatMap((pair): readonly (readonly [string, Side])[] => {
      if (pair.kind === 'register') return []
      if (isBlank(pair.kept)) return [[pair.field, 'gone']]
      return isBlank(pair.gone) ? [[pair.field, 'kept']] : []
    }),
  )
}

export function undecided(pairs: readonly FieldPair[], choices: Choices): readonly FieldPair[] {
  return pairs.filter(({ field }) => choices[field] === undefined)
}

/** The fields in which the file that goes is right. */
export function takenFields(pairs: readonly FieldPair[], choices: Choices): readonly MergeField[] {
  return pairs.flatMap(({ field }) => (choices[field] === 'gone' ? [field] : []))
}

function sameValue(one: Fact | undefined, other: Fact | undefined): boolean {
  if (isBlank(one) || isBlank(other)) return isBlank(one) && isBlank(other)
  return JSON.stringify(one?.value) === JSON.stringify(other?.value)
}

function isBlank(fact: Fact | undefined): boolean {
  const value = fact?.value ?? ''
  return value === '' || (Array.isArray(value) && value.length === 0)
}
