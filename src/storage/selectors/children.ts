import { ageOn } from '../../domain/dates.ts'
import { FACTS, type FactKey, type Facts } from '../../domain/facts.ts'
import type { Child } from '../../domain/records.ts'
import type { RiskLevel } from '../../domain/risk.ts'
import type { WorkspaceState } from '../tables.ts'
import { currentPhase, type CasePhase } from './case-phases.ts'
import { documentsOfChild } from './documents.ts'
import { factCodes, factText, oldestVerified } from './facts.ts'
import { groupsOfTable, memoOnTables } from './memo.ts'
import { currentRisk } from './risk.ts'

/** One line of the list of children. Words that are not known are ''. */
export interface ChildRow {
  readonly child: Child
  readonly childId: string
  /** The name, or the alias of a child without one. */
  readonly name: string
  readonly formerName: string
  readonly petName: string
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
  readonly school: string
  readonly guardianName: string
  readonly guardianPhone: string
  /** Guardian, father and mother, without repeats: brothers and sisters share them. */
  readonly phones: readonly string[]
  /** Children whose files were compared with this one's and are not of the same child. */
  readonly notSameAs: readonly string[]
  readonly workerId: string
  readonly workerName: string
  readonly riskLevel: RiskLevel | null
  readonly phase: CasePhase
  /** Day the fact not looked at for the longest was verified. */
  readonly oldestVerifiedOn: string | null
}

/**
 * Every child on file, in the order of the case numbers. A row keeps its identity while nothing it shows is new, and the
 * list while none of its rows is: a draft stored every second leaves the list of 5,000 children alone.
 * @param today YYYY-MM-DD, for the ages
 */
export const childRows: (state: WorkspaceState, today: string) => readonly ChildRow[] = memoOnTables<
  readonly ChildRow[]
>(['children', 'households', 'documents', 'staff'], (state, today: string, before) => {
  const rows = [...state.children.values()]
    .map((child) => rowOf(state, child, today))
    .sort((one, other) => (one.caseNumber < other.caseNumber ? -1 : 1))
  return before?.length === rows.length && before.every((row, at) => row === rows[at]) ? before : rows
})

/** Brothers and sisters on file: the other children of the household, eldest first. */
export function siblingsOf(state: WorkspaceState, childId: string): readonly Child[] {
  const householdId = state.children.get(childId)?.householdId
  if (householdId === undefined) return []
  return (childrenByHousehold(state).get(householdId) ?? []).filter(({ id }) => id !== childId)
}

const childrenByHousehold = groupsOfTable(
  'children',
  ({ householdId }) => householdId,
  (one, other) => (birthDateOf(one) < birthDateOf(other) ? -1 : 1),
)

function birthDateOf({ facts }: Child): string {
  return factText(facts, 'child.birthDate')
}

interface KeptRow {
  readonly from: readonly unknown[]
  readonly row: ChildRow
}

const keptRows = new WeakMap<Child, KeptRow>()

/** The row of a child made once for the same records of the child, its household, its papers and its worker. */
function rowOf(state: WorkspaceState, child: Child, today: string): ChildRow {
  const household = state.households.get(child.householdId)
  const from = [household, documentsOfChild(state, child.id), state.staff.get(child.workerId), today]
  const kept = keptRows.get(child)
  if (kept?.from.every((one, at) => one === from[at])) return kept.row
  const made = childRow(state, child, today)
  const row = kept !== undefined && sameRow(kept.row, made) ? kept.row : made
  keptRows.set(child, { from, row })
  return row
}

/** Whether two rows of one child record say the same: its papers are others, and mostly nothing here is. */
function sameRow(one: ChildRow, other: ChildRow): boolean {
  return JSON.stringify({ ...one, child: null }) === JSON.stringify({ ...other, child: null })
}

function childRow(state: WorkspaceState, child: Child, today: string): ChildRow {
  // Looked up in two places instead of merged: this runs for every child while somebody waits for the list.
  const own = child.facts
  const shared = state.households.get(child.householdId)?.facts ?? {}
  const text = (key: FactKey) => factText(key in own ? own : shared, key)
  const birthDate = text('child.birthDate')
  const alias = text('child.alias')
  const guardianPhone = text('guardian.phone')
  const phones = [guardianPhone, text('father.phone'), text('mother.phone')]
  return {
    child,
    childId: child.id,
    name: text('child.name') || alias,
    formerName: text('child.formerName'),
    petName: text('child.petName'),
    alias,
    caseNumber: child.caseNumber,
    sex: text('child.sex'),
    birthDate,
    age: birthDate === '' ? null : ageOn(birthDate, today),
    idNumber: text('child.idNumber'),
    categories: factCodes('child.categories' in own ? own : shared, 'child.categories'),
    householdId: child.householdId,
    community: text('household.community'),
    school: text('child.school'),
    guardianName: text('guardian.name'),
    guardianPhone,
    phones: [...new Set(phones.filter((phone) => phone !== ''))],
    notSameAs: child.notSameAs ?? [],
    workerId: child.workerId,
    workerName: state.staff.get(child.workerId)?.name ?? '',
    riskLevel: currentRisk(state, child.id)?.level ?? null,
    phase: currentPhase(state, child.id),
    oldestVerifiedOn: oldestOfBoth(own, shared),
  }
}

/** Day the fact not looked at for the longest was verified, of two lists of which the first goes before. */
function oldestOfBoth(own: Facts, shared: Facts): string | null {
  let oldest = oldestVerified(own)
  for (const key of keysOf(shared)) {
    const day = key in own ? undefined : shared[key]?.verifiedOn
    if (day !== undefined && (oldest === null || day < oldest)) oldest = day
  }
  return oldest
}

function keysOf(facts: Facts): readonly FactKey[] {
  return Object.keys(facts).filter((key): key is FactKey => key in FACTS)
}
