import { FACTS, factKeySchema, factValueSchema, type FactKey, type Facts, type FactValue } from '../../domain/facts.ts'
import type { Child, Household } from '../../domain/records.ts'
import { z } from '../../domain/zod.ts'

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
}

/**
 * Child and household with the new values; a record none of whose facts is named comes back as it was. An empty value
 * takes the fact off the file.
 */
export function withFacts(
  child: Child,
  household: Household,
  values: FactValues,
  source: FactSource,
): { readonly child: Child; readonly household: Household } {
  return {
    child: ownerWithFacts(child, 'child', values, source),
    household: ownerWithFacts(household, 'household', values, source),
  }
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
    if (isEmptyValue(value)) facts.delete(key)
    else facts.set(key, { value: typeof value === 'string' ? value.trim() : value, ...source })
  }
  return { ...owner, facts: Object.fromEntries(facts) }
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
