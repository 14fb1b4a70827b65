import { FACTS, factKeySchema, factValueSchema, type FactKey, type Facts, type FactValue } from '../../domain/facts.ts'
import { spansHolding } from '../../domain/category-spans.ts'
import type { Child, Household } from '../../domain/records.ts'
import { z } from '../../domain/zod.ts'
import { canonical } from '../../storage/canonical.ts'
import { factText } from '../../storage/selectors/facts.ts'

/** New values of facts as they are written down; '', null and [] say that there is none. */
export const factValuesSchema = z.partialRecord(factKeySchema, factValueSchema).superRefine((values, context) => {
  for (const [key, value] of entriesOf(values)) {
    if (!isEmptyValue(value) && !fitsShape(key, value)) {
      context.addIssue({ code: 'custom', path: [key], message: `expected ${FACTS[key].shape}` })
    }
  }
})
export type FactValues = z.infer<typeof factValuesSchema>

export function entriesOf(values: FactValues): readonly (readonly [FactKey, FactValue])[] {
  return factKeySchema.options.flatMap((key) => {
    const value = values[key]
    return value === undefined ? [] : [[key, value] as const]
  })
}

export function isEmptyValue(value: FactValue): boolean {
  return (
    value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)
  )
}

/** Where new values come from: the day they were verified and the paper that said so. */
export interface FactSource {
  readonly verifiedOn: string
  readonly documentId: string | null
  /** Where it was heard or read, when no paper of ours says it. */
  readonly source?: string
}

/**
 * Child and household with the new values; a record none of whose facts is named comes back as it was. An empty value
 * takes the fact off the file, and another status takes its day and its proof with it unless they are named as well.
 */
export function withFacts(
  child: Child,
  household: Household,
  values: FactValues,
  source: FactSource,
): { readonly child: Child; readonly household: Household } {
  return {
    child: withSpans(ownerWithFacts(child, 'child', values, source), values, source.verifiedOn),
    household: ownerWithFacts(household, 'household', values, source),
  }
}

/** Categories written down also begin and end: since the day of recognition for a file's first ones, else since that day. */
export function withSpans(child: Child, values: FactValues, on: string): Child {
  const codes = values['child.categories']
  if (codes === undefined) return child
  const texts = Array.isArray(codes) ? codes.filter((code) => typeof code === 'string') : []
  const recognised = factText(child.facts, 'child.recognisedOn')
  const first = child.categorySpans.length === 0
  const from = {
    since: first ? recognised || null : on,
    basis: first ? factText(child.facts, 'child.recognisedBy') : '',
  }
  const spans = spansHolding(child.categorySpans, texts, from, on)
  return spans === child.categorySpans ? child : { ...child, categorySpans: [...spans] }
}

function ownerWithFacts<Owner extends { readonly facts: Facts }>(
  owner: Owner,
  kind: 'child' | 'household',
  values: FactValues,
  source: FactSource,
): Owner {
  const own = entriesOf(values).filter(([key]) => FACTS[key].owner === kind)
  if (own.length === 0) return owner
  const facts = new Map(Object.entries(owner.facts))
  for (const [key, value] of own) {
    const before = owner.facts[key]?.value
    if (before !== undefined && canonical(before) !== canonical(value)) {
      for (const told of toldOf(key)) if (values[told] === undefined) facts.delete(told)
    }
    if (isEmptyValue(value)) facts.delete(key)
    else facts.set(key, { value: typeof value === 'string' ? value.trim() : value, ...source })
  }
  return { ...owner, facts: Object.fromEntries(facts) }
}

/** What is said of a status only: since when it is so, and which paper says it. Of another status it is not true. */
function toldOf(key: FactKey): readonly FactKey[] {
  switch (key) {
    case 'father.status':
      return ['father.statusSince', 'father.statusProof']
    case 'mother.status':
      return ['mother.statusSince', 'mother.statusProof']
    case 'guardian.entrusted':
      return ['guardian.entrustedSince']
    default:
      return []
  }
}

function fitsShape(key: FactKey, value: FactValue): boolean {
  switch (FACTS[key].shape) {
    case 'text':
    case 'code':
      return typeof value === 'string'
    case 'date':
      return z.iso.date().safeParse(value).success
    case 'number':
      return typeof value === 'number'
    case 'codes':
      return Array.isArray(value) && value.every((code) => typeof code === 'string')
    case 'rows':
      return Array.isArray(value) && value.every((row) => typeof row === 'object')
  }
}
