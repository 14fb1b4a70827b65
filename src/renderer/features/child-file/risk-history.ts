import type { CaseDocument } from '../../../domain/records.ts'
import type { RiskLevel } from '../../../domain/risk.ts'
import { riskInputsOf, riskOutcome } from '../../../forms/computed.ts'
import { formByCode } from '../../../forms/forms.ts'

/** One finished rating, as its sheet says it. */
export interface RatedRisk {
  readonly document: CaseDocument
  readonly level: RiskLevel
  /** What flags and points alone gave; differs from `level` after an adjustment. */
  readonly band: RiskLevel | null
  /** `null` when a red flag decided before all items were answered. */
  readonly total: number | null
  readonly maximum: number
  readonly raisedFlags: number
}

/** Finished ratings in the order they are given; a sheet is read by the form and rubric it was written on. */
export function riskHistory(documents: readonly CaseDocument[]): readonly RatedRisk[] {
  return documents.flatMap((document) => {
    const level = document.status === 'draft' ? null : (document.outcome?.riskLevel ?? null)
    const form = formByCode(document.formCode, document.formVersion)
    const inputs = form === null ? null : riskInputsOf(form)
    if (level === null || inputs === null) return []
    const { rating, band } = riskOutcome(inputs, document.values)
    const { total, maximum, raisedFlags } = rating
    return [{ document, level, band, total, maximum, raisedFlags: raisedFlags.length }]
  })
}
