import type { CaseDocument } from '../../domain/records.ts'
import type { RiskLevel } from '../../domain/risk.ts'
import type { WorkspaceState } from '../tables.ts'
import { documentsOfForm, isFinished } from './documents.ts'

export interface CurrentRisk {
  readonly level: RiskLevel
  readonly document: CaseDocument
}

/** The level of the newest finished rating (F06); `null`: 未定级. */
export function currentRisk(state: WorkspaceState, childId: string): CurrentRisk | null {
  const document = documentsOfForm(state, childId, 'F06').find(
    (candidate) => isFinished(candidate) && candidate.outcome?.riskLevel != null,
  )
  const level = document?.outcome?.riskLevel
  return document === undefined || level == null ? null : { level, document }
}
