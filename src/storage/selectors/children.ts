import { ageOn } from '../../domain/dates.ts'
import type { Child } from '../../domain/records.ts'
import type { RiskLevel } from '../../domain/risk.ts'
import type { WorkspaceState } from '../tables.ts'
import { currentPhase, type CasePhase } from './case-phases.ts'
import { factCodes, factsOfBoth, factText, oldestVerified } from './facts.ts'
import { memoOnTables } from './memo.ts'
import { currentRisk } from './risk.ts'

/** One line of the list of children. Words that are not known are ''. */
export interface ChildRow {
  readonly child: Child
  readonly childId: string
  /** The name, or the alias of a child without one. */
  readonly name: string
  readonly formerName: string
  readonly alias: string
  readonly caseNumber: string
  /** Code of GB/T 2261.1. */
  readonly sex: string
  readonly birthDate: string
  /** Whole years today; `null` without a birth date. */
  readonly age: number | null
  readonly idNumber: string
  readonly categories: readonly string[]
  readonly householdId: string
  readonly community: string
  readonly guardianName: string
  readonly guardianPhone: string
  /** Guardian, father and mother, without repeats: brothers and sisters share them. */
  readonly phones: readonly string[]
  readonly workerId: string
  readonly workerName: string
  readonly riskLevel: RiskLevel | null
  readonly phase: CasePhase
  /** Day the fact not looked at for the longest was verified. */
  readonly oldestVerifiedOn: string | null
}

/** Every child on file, in the order of the case numbers. @param today YYYY-MM-DD, for the ages */
export const childRows: (state: WorkspaceState, today: string) => readonly ChildRow[] = memoOnTables(
  ['children', 'households', 'documents', 'staff'],
  (state, today: string) =>
    [...state.children.values()]
      .map((child) => childRow(state, child, today))
      .sort((one, other) => (one.caseNumber < other.caseNumber ? -1 : 1)),
)

/** Brothers and sisters on file: the other children of the household, eldest first. */
export function siblingsOf(state: WorkspaceState, childId: string): readonly Child[] {
  const householdId = state.children.get(childId)?.householdId
  if (householdId === undefined) return []
  return (childrenByHousehold(state).get(householdId) ?? []).filter(({ id }) => id !== childId)
}

const childrenByHousehold = memoOnTables(['children'], ({ children }) => {
  const byHousehold = Map.groupBy(children.values(), ({ householdId }) => householdId)
  const birthDate = (child: Child) => factText(child.facts, 'child.birthDate')
  for (const siblings of byHousehold.values()) siblings.sort((a, b) => (birthDate(a) < birthDate(b) ? -1 : 1))
  return byHousehold
})

function childRow(state: WorkspaceState, child: Child, today: string): ChildRow {
  const facts = factsOfBoth(child, state.households.get(child.householdId))
  const birthDate = factText(facts, 'child.birthDate')
  const alias = factText(facts, 'child.alias')
  const guardianPhone = factText(facts, 'guardian.phone')
  const phones = [guardianPhone, factText(facts, 'father.phone'), factText(facts, 'mother.phone')]
  return {
    child,
    childId: child.id,
    name: factText(facts, 'child.name') || alias,
    formerName: factText(facts, 'child.formerName'),
    alias,
    caseNumber: child.caseNumber,
    sex: factText(facts, 'child.sex'),
    birthDate,
    age: birthDate === '' ? null : ageOn(birthDate, today),
    idNumber: factText(facts, 'child.idNumber'),
    categories: factCodes(facts, 'child.categories'),
    householdId: child.householdId,
    community: factText(facts, 'household.community'),
    guardianName: factText(facts, 'guardian.name'),
    guardianPhone,
    phones: [...new Set(phones.filter((phone) => phone !== ''))],
    workerId: child.workerId,
    workerName: state.staff.get(child.workerId)?.name ?? '',
    riskLevel: currentRisk(state, child.id)?.level ?? null,
    phase: currentPhase(state, child.id),
    oldestVerifiedOn: oldestVerified(facts),
  }
}
