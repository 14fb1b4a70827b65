import { FACTS, factKeySchema, type FactKey } from '../domain/facts.ts'
import { plainPhone } from '../domain/phone.ts'
import type { ChildOfRow } from './read-child-row.ts'

/**
 * Which rows live in one household: the same guardian at the same telephone, and nothing of the household told
 * differently. Asked for one row after the other, in the order of the list, it answers with the household's number.
 */
export function households(): (child: ChildOfRow) => number {
  const homes: { readonly facts: Map<FactKey, string>; readonly number: number }[] = []
  const byGuardian = new Map<string, (typeof homes)[number][]>()
  return ({ facts }) => {
    const own = new Map(
      HOUSEHOLD_FACTS.flatMap((key) => (facts[key] === undefined ? [] : [[key, JSON.stringify(facts[key])] as const])),
    )
    const { 'guardian.name': name, 'guardian.phone': phone } = facts
    const guardian = typeof name === 'string' && typeof phone === 'string' ? `${name}/${plainPhone(phone)}` : null
    const sameGuardian = guardian === null ? [] : (byGuardian.get(guardian) ?? [])
    const home = sameGuardian.find(({ facts: known }) =>
      [...own].every(([key, value]) => key === 'guardian.phone' || (known.get(key) ?? value) === value),
    )
    if (home !== undefined) {
      for (const [key, value] of own) home.facts.set(key, value)
      return home.number
    }
    const made = { facts: own, number: homes.length }
    homes.push(made)
    if (guardian !== null) byGuardian.set(guardian, [...sameGuardian, made])
    return made.number
  }
}

const HOUSEHOLD_FACTS = factKeySchema.options.filter((key) => FACTS[key].owner === 'household')
