import type { WorkspaceState } from '../../storage/tables.ts'
import type { Concern } from '../verb.ts'

/** The case of an attachment. */
export function attachmentConcern(state: WorkspaceState, input: { readonly attachmentId: string }): Concern | null {
  const attachment = state.attachments.get(input.attachmentId)
  return attachment === undefined ? null : { childId: attachment.childId }
}
