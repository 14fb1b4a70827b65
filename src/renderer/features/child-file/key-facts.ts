import type { Fact, FactKey, Facts } from '../../../domain/facts.ts'
import { isKnown } from '../../ui/fact-words.ts'

/** 要紧的事实: the lines a worker looks at first, each out of a few facts. */
export const KEY_FACTS = {
  guardian: [
    'guardian.relation',
    'guardian.name',
    'guardian.age',
    'guardian.health',
    'guardian.phone',
    'guardian.trusteeName',
    'guardian.entrustedSince',
  ],
  father: ['father.name', 'father.status', 'father.statusSince', 'father.statusProof', 'father.lastContact'],
  mother: ['mother.name', 'mother.status', 'mother.statusSince', 'mother.statusProof', 'mother.lastContact'],
  home: ['household.address', 'child.livingWith'],
  school: ['child.school', 'child.grade', 'child.schoolStage'],
  health: ['child.health', 'child.disease', 'child.behaviour', 'child.disabilityKind', 'child.disabilityGrade'],
  income: ['household.monthlyIncome', 'household.incomeSources'],
  benefits: ['household.benefits', 'household.benefitRows'],
} as const satisfies Record<string, readonly FactKey[]>
export type KeyFactId = keyof typeof KEY_FACTS
export const KEY_FACT_IDS = Object.keys(KEY_FACTS) as readonly KeyFactId[]

interface KnownFact {
  readonly key: FactKey
  readonly fact: Fact
}

/** One line of facts: the known ones, and since when the oldest of them is known to be so. */
export interface FactLine {
  readonly known: readonly KnownFact[]
  readonly oldest: KnownFact | null
  readonly stale: boolean
}

/** @param staleBefore a fact last verified before this day is stale, YYYY-MM-DD */
export function factLine(keys: readonly FactKey[], facts: Facts, staleBefore: string): FactLine {
  const known = keys.flatMap((key) => {
    const fact = facts[key]
    return fact !== undefined && isKnown(fact.value) ? [{ key, fact }] : []
  })
  const oldest = known.reduce<KnownFact | null>(
    (first, next) => (first === null || next.fact.verifiedOn < first.fact.verifiedOn ? next : first),
    null,
  )
  return { known, oldest, stale: oldest !== null && oldest.fact.verifiedOn < staleBefore }
}
