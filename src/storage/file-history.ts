import { factKeySchema, type Fact, type FactKey, type Facts } from '../domain/facts.ts'
import type { Child, Household } from '../domain/records.ts'
import type { RecordVersion } from './history.ts'
import { factsOfBoth } from './selectors/facts.ts'

/** A fact before and after one step; `null`: not on file. */
export interface FactChange {
  readonly key: FactKey
  readonly from: Fact | null
  readonly to: Fact | null
}

/** What else of a child's file changed. */
export interface CaseChange {
  readonly what: 'status' | 'workerId' | 'population' | 'householdId'
  readonly from: string
  readonly to: string
}

/** One entry of the journal as far as it is about the facts of a child and its household. */
export interface FileStep extends Omit<RecordVersion<'children'>, 'value'> {
  /** All that was known after it. */
  readonly facts: Facts
  readonly factChanges: readonly FactChange[]
  readonly caseChanges: readonly CaseChange[]
  /** The file was opened by it, or it is the first that the journal knows. */
  readonly first: boolean
}

/**
 * The versions of a child and of its household as one list of steps, newest first. Entries that changed neither a fact
 * nor the case are left out.
 */
export function fileSteps(
  childVersions: readonly RecordVersion<'children'>[],
  householdVersions: readonly RecordVersion<'households'>[],
): readonly FileStep[] {
  const children = new Map(childVersions.map((version) => [version.seq, version]))
  const households = new Map(householdVersions.map((version) => [version.seq, version]))
  const steps: FileStep[] = []
  let child: Child | null = null
  let household: Household | null = null
  for (const seq of [...new Set([...children.keys(), ...households.keys()])].sort((one, other) => one - other)) {
    const [childNow, householdNow] = [children.get(seq), households.get(seq)]
    const version = childNow ?? householdNow
    if (version === undefined) continue
    const before = { child, household }
    if (childNow !== undefined) child = childNow.value
    if (householdNow !== undefined) household = householdNow.value
    // The household of a brother or sister is older than this file.
    if (child === null) continue
    const facts = factsOfBoth(child, household ?? undefined)
    const factChanges = changedFacts(before.child === null ? {} : factsOf(before), facts)
    const caseChanges = before.child === null ? [] : changedCase(before.child, child)
    const first = before.child === null
    if (!first && factChanges.length === 0 && caseChanges.length === 0) continue
    const { at, staffId, verbs, why } = version
    steps.push({ seq, at, staffId, verbs, why, facts, factChanges, caseChanges, first })
  }
  return steps.toReversed()
}

/** Facts that differ in value, day or source, in the order of the register. */
export function changedFacts(before: Facts, after: Facts): readonly FactChange[] {
  return factKeySchema.options.flatMap((key) => {
    const [from, to] = [before[key] ?? null, after[key] ?? null]
    return sameFact(from, to) ? [] : [{ key, from, to }]
  })
}

export function sameFact(one: Fact | null, other: Fact | null): boolean {
  if (one === null || other === null) return one === other
  return (
    sameValue(one, other) &&
    one.verifiedOn === other.verifiedOn &&
    one.documentId === other.documentId &&
    (one.source ?? '') === (other.source ?? '')
  )
}

export function sameValue(one: Fact | null, other: Fact | null): boolean {
  return JSON.stringify(one?.value ?? null) === JSON.stringify(other?.value ?? null)
}

/**
 * The last change of this person that can still be taken back: the facts in it that are as that change left them.
 * `null` when there is none.
 * @param skipped steps that were taken back already, and those that took them back
 */
export function lastOwnChange(
  steps: readonly FileStep[],
  staffId: string,
  skipped: ReadonlySet<number>,
): { readonly step: FileStep; readonly changes: readonly FactChange[] } | null {
  const now = steps[0]?.facts ?? {}
  for (const step of steps) {
    if (step.staffId !== staffId || step.first || step.why !== null || skipped.has(step.seq)) continue
    const changes = step.factChanges.filter(({ key, to }) => sameFact(now[key] ?? null, to))
    if (changes.length > 0) return { step, changes }
  }
  return null
}

function factsOf({ child, household }: { readonly child: Child | null; readonly household: Household | null }): Facts {
  return child === null ? {} : factsOfBoth(child, household ?? undefined)
}

function changedCase(before: Child, after: Child): readonly CaseChange[] {
  return CASE_FIELDS.flatMap((what) =>
    before[what] === after[what] ? [] : [{ what, from: before[what], to: after[what] }],
  )
}

const CASE_FIELDS = ['status', 'workerId', 'population', 'householdId'] as const
