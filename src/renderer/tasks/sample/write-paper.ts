import type { FormValues } from '../../../domain/records.ts'
import { fail, succeed, type Result } from '../../../domain/result.ts'
import type { WorkspaceState } from '../../../storage/tables.ts'
import type { PerformNow } from '../../../verbs/desk.ts'
import { finishDocument } from '../../../verbs/documents/finish-document.ts'
import { saveDraft } from '../../../verbs/documents/save-draft.ts'
import type { VerbFailure } from '../../../verbs/verb.ts'

/** Writes on a draft as a worker does: what is already filled in from the file stays. */
export function fillDraft(
  perform: PerformNow,
  read: () => WorkspaceState,
  documentId: string,
  written: FormValues,
): Result<unknown, VerbFailure> {
  const draft = read().documents.get(documentId)
  if (draft === undefined) return fail({ kind: 'notFound', what: 'document' })
  return perform(saveDraft, { documentId, values: { ...draft.values, ...written } })
}

/** Finishes a paper; one with something missing or wrong (a name of 80 characters) stays a draft, as it would in life. */
export function finishIfComplete(perform: PerformNow, documentId: string): Result<unknown, VerbFailure> {
  const finished = perform(finishDocument, { documentId })
  return !finished.ok && finished.failure.kind === 'fieldProblems' ? succeed(null) : finished
}
