import { caseDocumentSchema } from '../../domain/records.ts'
import type { WorkspaceState } from '../../storage/tables.ts'
import type { Concern } from '../verb.ts'

/** The case of something in the recycle bin. */
export function trashConcern(state: WorkspaceState, input: { readonly trashId: string }): Concern | null {
  const trashed = state.trash.get(input.trashId)
  if (trashed === undefined) return null
  const document = caseDocumentSchema.safeParse(trashed.record)
  return { childId: trashed.childId, ...(document.success ? { formCode: document.data.formCode } : {}) }
}
