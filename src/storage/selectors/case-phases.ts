import type { CaseDocument } from '../../domain/records.ts'
import type { WorkspaceState } from '../tables.ts'
import { documentsOfChild, isFinished } from './documents.ts'

/** 接案 → 预估 → 计划 → 介入 → 评估 → 结案 → 回访 (product.md C3). */
export const CASE_PHASES = [
  'intake',
  'assessment',
  'plan',
  'intervention',
  'evaluation',
  'closing',
  'followUp',
] as const
export type CasePhase = (typeof CASE_PHASES)[number]

export interface PhaseStep {
  readonly phase: CasePhase
  readonly standing: 'done' | 'now' | 'ahead'
  /** The paper that finished this phase, or, for one that is on, the one that began it. */
  readonly document: CaseDocument | null
  /** Instant of that paper. */
  readonly since: string | null
}

/** The form whose finished paper ends a phase. */
const ENDS: Readonly<Partial<Record<CasePhase, string>>> = { intake: 'F02', assessment: 'F05', plan: 'F08' }
const PHASE_ENDED_BY: ReadonlyMap<string, number> = new Map(
  CASE_PHASES.flatMap((phase, at) => (ENDS[phase] === undefined ? [] : [[ENDS[phase], at] as const])),
)

/**
 * Where a case stands, out of its papers: each phase up to the furthest one that has its paper is done, the next one is
 * on. A closed case is past its closing.
 */
export function casePhases(state: WorkspaceState, childId: string): readonly PhaseStep[] {
  const documents = documentsOfChild(state, childId).filter(isFinished)
  const first = CASE_PHASES.map((phase) => documents.findLast(({ formCode }) => formCode === ENDS[phase]) ?? null)
  const doneUpTo = lastDone(state, childId)
  return CASE_PHASES.map((phase, at) => {
    const standing = at <= doneUpTo ? 'done' : at === doneUpTo + 1 ? 'now' : 'ahead'
    const document = standing === 'now' ? (first[at - 1] ?? null) : (first[at] ?? null)
    return { phase, standing, document, since: document?.finishedAt ?? null }
  })
}

export function currentPhase(state: WorkspaceState, childId: string): CasePhase {
  return CASE_PHASES[lastDone(state, childId) + 1] ?? 'followUp'
}

/** The place in CASE_PHASES of the last phase that is done; -1: none. Asked for every child of the list. */
function lastDone(state: WorkspaceState, childId: string): number {
  if (state.children.get(childId)?.status === 'closed') return CASE_PHASES.indexOf('closing')
  let last = -1
  for (const document of documentsOfChild(state, childId)) {
    const at = PHASE_ENDED_BY.get(document.formCode)
    if (at !== undefined && at > last && isFinished(document)) last = at
  }
  return last
}
