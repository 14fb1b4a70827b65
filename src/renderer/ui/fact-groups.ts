import { FACTS, type FactKey } from '../../domain/facts.ts'

/** The facts of a file by whom they are about. */
export const FACT_GROUPS = ['child', 'father', 'mother', 'guardian', 'household'] as const
export type FactGroup = (typeof FACT_GROUPS)[number]
const factKeys = Object.keys(FACTS) as readonly FactKey[]

/** All facts of a group in the order of the register. */
export function factsOfGroup(group: FactGroup): readonly FactKey[] {
  return factKeys.filter((key) => key.startsWith(`${group}.`))
}

/** Groups in which a family is asked once a year, in the order of the registration form. */
export const RECHECK_GROUPS = [
  'identity',
  'category',
  'health',
  'school',
  'father',
  'mother',
  'guardian',
  'home',
  'economy',
] as const
export type RecheckGroup = (typeof RECHECK_GROUPS)[number]

/** Where a fact of the child or the household is asked; those of father, mother and guardian are asked with them. */
const ASKED_UNDER: Readonly<Partial<Record<FactKey, RecheckGroup>>> = {
  'child.categories': 'category',
  'child.categoryOther': 'category',
  'child.recognisedOn': 'category',
  'child.recognisedBy': 'category',
  'child.nationalRegister': 'category',
  'child.discoveredBy': 'category',
  'child.health': 'health',
  'child.disease': 'health',
  'child.behaviour': 'health',
  'child.disabilityKind': 'health',
  'child.disabilityGrade': 'health',
  'child.disabilityCertificate': 'health',
  'child.insurance': 'health',
  'child.vaccination': 'health',
  'child.allergy': 'health',
  'child.medication': 'health',
  'child.rehabProvider': 'health',
  'child.rehabFrequency': 'health',
  'child.schoolStage': 'school',
  'child.dropoutReason': 'school',
  'child.school': 'school',
  'child.grade': 'school',
  'child.teacher': 'school',
  'child.teacherPhone': 'school',
  'child.boarding': 'school',
  'household.monthlyIncome': 'economy',
  'household.incomeSources': 'economy',
  'household.mainExpenses': 'economy',
  'household.benefits': 'economy',
  'household.benefitDetails': 'economy',
  'household.benefitRows': 'economy',
}

export function recheckGroupOf(key: FactKey): RecheckGroup {
  const [owner] = key.split('.')
  if (owner === 'father' || owner === 'mother' || owner === 'guardian') return owner
  return ASKED_UNDER[key] ?? (owner === 'household' ? 'home' : 'identity')
}

/** The facts asked about together, in the order of the register. */
export function factsToRecheck(group: RecheckGroup): readonly FactKey[] {
  return factKeys.filter((key) => recheckGroupOf(key) === group)
}
