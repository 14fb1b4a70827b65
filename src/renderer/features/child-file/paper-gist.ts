import type { CaseDocument } from '../../../domain/records.ts'
import { riskHistory } from './risk-history.ts'
import { goalsOf } from './plan-goals.ts'

/** The one thing worth knowing of a finished paper without opening it. */
export type PaperGist =
  | { readonly kind: 'points'; readonly count: number }
  | { readonly kind: 'flags'; readonly count: number }
  | { readonly kind: 'goals'; readonly count: number }

export function gistOf(document: CaseDocument): PaperGist | null {
  if (document.formCode === 'F08') {
    const count = goalsOf(document.values).length
    return count === 0 ? null : { kind: 'goals', count }
  }
  const rating = riskHistory([document])[0]
  if (rating === undefined) return null
  if (rating.raisedFlags > 0) return { kind: 'flags', count: rating.raisedFlags }
  return rating.total === null ? null : { kind: 'points', count: rating.total }
}
