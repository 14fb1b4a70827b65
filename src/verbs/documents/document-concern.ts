import type { WorkspaceState } from '../../storage/tables.ts'
import type { Concern } from '../verb.ts'

/** The case of a paper. */
export function documentConcern(state: WorkspaceState, input: { readonly documentId: string }): Concern | null {
  const document = state.documents.get(input.documentId)
  return document === undefined ? null : { childId: document.childId, formCode: document.formCode }
}
