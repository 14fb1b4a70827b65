import { codeWord } from '../../domain/codes.ts'
import type { DrawingSource } from '../../domain/drawings/drawing-source.ts'
import type { FactKey } from '../../domain/facts.ts'
import type { Child, Drawing, DrawingKind, ReferralState } from '../../domain/records.ts'
import { benefitWords, type DrawingFile } from '../../forms/drawings.ts'
import { asRows, asText } from '../../forms/fields.ts'
import type { WorkspaceState } from '../tables.ts'
import { factsOfBoth, factText } from './facts.ts'

/**
 * What the drawings of a child's file and papers are made from. Remembers nothing, so that rules may ask too.
 *
 * @param today YYYY-MM-DD, for the ages
 */
export function drawingFile(state: WorkspaceState, childId: string, today: string): DrawingFile {
  const tree = drawingOfChild(state, childId, 'familyTree')
  const map = drawingOfChild(state, childId, 'ecoMap')
  return {
    source: drawingSource(state, childId, today),
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

function drawingSource(state: WorkspaceState, childId: string, today: string): DrawingSource {
  const child = state.children.get(childId)
  const facts = child === undefined ? {} : factsOfBoth(child, state.households.get(child.householdId))
  const benefits = facts['household.benefits']?.value ?? null
  return {
    fact: (key: FactKey) => facts[key]?.value ?? null,
    siblings: child === undefined ? [] : siblings(state, child),
    benefits: benefitWords(benefits),
    worker: state.staff.get(child?.workerId ?? '')?.name ?? '',
    partners: partnersInPlan(state, childId),
    referrals: referred(state, childId),
    today,
  }
}

function siblings(state: WorkspaceState, child: Child): DrawingSource['siblings'] {
  return [...state.children.values()]
    .filter(({ id, householdId }) => householdId === child.householdId && id !== child.id)
    .map(({ facts }) => ({
      name: factText(facts, 'child.name') || factText(facts, 'child.alias'),
      sex: factText(facts, 'child.sex'),
      birthDate: factText(facts, 'child.birthDate'),
    }))
    .sort((one, other) => (one.birthDate < other.birthDate ? -1 : one.birthDate > other.birthDate ? 1 : 0))
}

/** Of the five parties those that stand outside family, community and station. */
const OUTSIDE = [
  ['volunteer', 'volunteers'],
  ['organisation', 'organisation'],
  ['resource', 'resource'],
] as const

/** Who carries a measure of the plan in force (F08). */
function partnersInPlan(state: WorkspaceState, childId: string): DrawingSource['partners'] {
  const plans = [...state.documents.values()].filter(
    (document) => document.childId === childId && document.formCode === 'F08' && document.status !== 'draft',
  )
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

function referred(state: WorkspaceState, childId: string): DrawingSource['referrals'] {
  return [...state.referrals.values()]
    .filter((referral) => referral.childId === childId)
    .sort((one, other) => (lastOn(one) < lastOn(other) ? 1 : -1))
    .flatMap(({ id, state: stands }) => {
      const recipient = asText(state.documents.get(id)?.values['recipient'])
      return stands === 'drafted' || recipient === '' ? [] : [{ recipient, state: REFERRED[stands] }]
    })
}

function lastOn({ steps }: { readonly steps: readonly { readonly on: string }[] }): string {
  return steps.at(-1)?.on ?? ''
}
