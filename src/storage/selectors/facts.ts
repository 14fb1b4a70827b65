import { factKeySchema, type FactKey, type Facts } from '../../domain/facts.ts'
import type { Child, Household } from '../../domain/records.ts'
import type { WorkspaceState } from '../tables.ts'

/** All that is known of a child: its own facts and those of its household. */
export function factsOf(state: WorkspaceState, childId: string): Facts {
  const child = state.children.get(childId)
  return child === undefined ? {} : factsOfBoth(child, state.households.get(child.householdId))
}

export function factsOfBoth(child: Pick<Child, 'facts'>, household: Pick<Household, 'facts'> | undefined): Facts {
  return { ...household?.facts, ...child.facts }
}

/** A fact of words or a code; '' when there is none. */
export function factText(facts: Facts, key: FactKey): string {
  const value = facts[key]?.value
  return typeof value === 'string' ? value : ''
}

export function factCodes(facts: Facts, key: FactKey): readonly string[] {
  const value = facts[key]?.value
  return Array.isArray(value) ? value.filter((code) => typeof code === 'string') : []
}

/** Day on which the fact not looked at for the longest time was verified; `null` when nothing is on file. */
export function oldestVerified(facts: Facts): string | null {
  let oldest: string | null = null
  for (const fact of Object.values(facts)) if (oldest === null || fact.verifiedOn < oldest) oldest = fact.verifiedOn
  return oldest
}

/** Facts verified before the station's term ran out (settings.staleAfterMonths), in the order of the register. */
export function staleFacts(facts: Facts, today: string, staleAfterMonths: number): readonly FactKey[] {
  const limit = monthsBefore(today, staleAfterMonths)
  return factKeySchema.options.filter((key) => {
    const fact = facts[key]
    return fact !== undefined && fact.verifiedOn < limit
  })
}

/** The last day of a fact's term: verified before it means 待核实. Days past a short month's end fall on its end. */
export function monthsBefore(today: string, months: number): string {
  const [year, month, day] = [Number(today.slice(0, 4)), Number(today.slice(5, 7)), Number(today.slice(8, 10))]
  const count = year * 12 + (month - 1) - months
  const [targetYear, targetMonth] = [Math.floor(count / 12), (count % 12) + 1]
  const lastDay = new Date(Date.UTC(targetYear, targetMonth, 0)).getUTCDate()
  const two = (value: number) => String(value).padStart(2, '0')
  return `${String(targetYear).padStart(4, '0')}-${two(targetMonth)}-${two(Math.min(day, lastDay))}`
}
