import type { WorkspaceState } from '../../storage/tables.ts'
import type { Concern } from '../verb.ts'

/** The case of a consent. */
export function consentConcern(state: WorkspaceState, input: { readonly consentId: string }): Concern | null {
  const consent = state.consents.get(input.consentId)
  return consent === undefined ? null : { childId: consent.childId }
}
