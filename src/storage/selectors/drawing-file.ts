import { codeWord } from '../../domain/codes.ts'
import type { DrawingSource, SiblingOnFile } from '../../domain/drawings/drawing-source.ts'
import type { FactKey } from '../../domain/facts.ts'
import type { CaseDocument, Child, Drawing, DrawingKind, Referral, ReferralState } from '../../domain/records.ts'
import { benefitWords, type DrawingFile } from '../../forms/drawings.ts'
import { asRows, asText } from '../../forms/fields.ts'
import type { WorkspaceState } from '../tables.ts'
import { siblingsOf } from './children.ts'
import { documentsOfChild } from './documents.ts'
import { factsOfBoth, factText } from './facts.ts'
import { referralsOfChild } from './referrals.ts'

/** What there is of one child, in any order. */
export interface RecordsOfChild {
  readonly documents: readonly CaseDocument[]
  readonly referrals: readonly Referral[]
  /** The other children of the household. */
  readonly siblings: readonly Child[]
}

/**
 * What the drawings of a child's file and papers are made from.
 *
 * @param today YYYY-MM-DD, for the ages
 * @param records looked for in the whole station without being given: for rules, which ask once and must not remember
 */
export function drawingFile(
  state: WorkspaceState,
  childId: string,
  today: string,
  records: RecordsOfChild = recordsOfChild(state, childId),
): DrawingFile {
  const tree = drawingOfChild(state, childId, 'familyTree')
  const map = drawingOfChild(state, childId, 'ecoMap')
  return {
    source: drawingSource(state, childId, today, records),
    shifts: { familyTree: tree?.shifts ?? {}, ecoMap: map?.shifts ?? {} },
    ties: map?.ties ?? {},
  }
}

/** What was moved or said by hand; none until somebody does. */
export function drawingOfChild(state: WorkspaceState, childId: string, kind: DrawingKind): Drawing | null {
  for (const drawing of state.drawings.values())
    if (drawing.childId === childId && drawing.kind === kind) return drawing
  return null
}

/** The same from selectors that remember: for screens, which ask at each commit. */
export function rememberedDrawingFile(state: WorkspaceState, childId: string, today: string): DrawingFile {
  return drawingFile(state, childId, today, {
    documents: documentsOfChild(state, childId),
    referrals: referralsOfChild(state, childId),
    siblings: siblingsOf(state, childId),
  })
}

function recordsOfChild(state: WorkspaceState, childId: string): RecordsOfChild {
  const householdId = state.children.get(childId)?.householdId
  return {
    documents: [...state.documents.values()].filter((document) => document.childId === childId),
    referrals: [...state.referrals.values()].filter((referral) => referral.childId === childId),
    siblings: [...state.children.values()].filter((child) => child.householdId === householdId && child.id !== childId),
  }
}

function drawingSource(
  state: WorkspaceState,
  childId: string,
  today: string,
  { documents, referrals, siblings }: RecordsOfChild,
): DrawingSource {
  const child = state.children.get(childId)
  const facts = child === undefined ? {} : factsOfBoth(child, state.households.get(child.householdId))
  const benefits = facts['household.benefits']?.value ?? null
  return {
    fact: (key: FactKey) => facts[key]?.value ?? null,
    siblings: siblings.map(siblingOnFile).sort(byBirth),
    benefits: benefitWords(benefits),
    worker: state.staff.get(child?.workerId ?? '')?.name ?? '',
    partners: partnersInPlan(documents),
    referrals: referred(documents, referrals),
    today,
  }
}

function siblingOnFile({ facts }: Child): SiblingOnFile {
  return {
    name: factText(facts, 'child.name') || factText(facts, 'child.alias'),
    sex: factText(facts, 'child.sex'),
    birthDate: factText(facts, 'child.birthDate'),
  }
}

function byBirth(one: SiblingOnFile, other: SiblingOnFile): number {
  return one.birthDate < other.birthDate ? -1 : one.birthDate > other.birthDate ? 1 : 0
}

/** Of the five parties those that stand outside family, community and station. */
const OUTSIDE = [
  ['volunteer', 'volunteers'],
  ['organisation', 'organisation'],
  ['resource', 'resource'],
] as const

/** Who carries a measure of the plan in force (F08). */
function partnersInPlan(documents: readonly CaseDocument[]): DrawingSource['partners'] {
  const plans = documents.filter(({ formCode, status }) => formCode === 'F08' && status !== 'draft')
  const newest = plans.sort((one, other) => ((one.finishedAt ?? '') < (other.finishedAt ?? '') ? 1 : -1))[0]
  const goals = asRows(newest?.values['goals'])
  return OUTSIDE.flatMap(([party, id]) => {
    const own = goals.filter((goal) => asText(goal['party']) === party)
    if (own.length === 0) return []
    const names = new Set(own.map((goal) => asText(goal['responsible'])).filter((name) => name !== ''))
    return [{ id, label: codeWord('party', party, 'zh'), detail: [...names].join('、') }]
  })
}

const REFERRED: Readonly<Record<Exclude<ReferralState, 'drafted'>, string>> = {
  issued: '已签发',
  delivered: '已送达',
  accepted: '已受理',
  returned: '已退回',
  firstService: '已首次服务',
  reportedBack: '已反馈',
  closed: '已关闭',
}

function referred(documents: readonly CaseDocument[], referrals: readonly Referral[]): DrawingSource['referrals'] {
  return referrals
    .toSorted((one, other) => (lastOn(one) < lastOn(other) ? 1 : -1))
    .flatMap(({ id, state: stands }) => {
      const letter = documents.find((document) => document.id === id)
      const recipient = asText(letter?.values['recipient'])
      return stands === 'drafted' || recipient === '' ? [] : [{ recipient, state: REFERRED[stands] }]
    })
}

function lastOn({ steps }: { readonly steps: readonly { readonly on: string }[] }): string {
  return steps.at(-1)?.on ?? ''
}
