import type { Role } from '../domain/records.ts'
import type { Result } from '../domain/result.ts'
import { addAttachment } from './attachments/add-attachment.ts'
import { renameAttachment } from './attachments/rename-attachment.ts'
import { rotateAttachment } from './attachments/rotate-attachment.ts'
import { trashAttachment } from './attachments/trash-attachment.ts'
import { recordBackup } from './backups/record-backup.ts'
import { recordRehearsal } from './backups/record-rehearsal.ts'
import { assignWorker } from './children/assign-worker.ts'
import { changeCategories } from './children/change-categories.ts'
import { changeChildStatus } from './children/change-child-status.ts'
import { moveChild } from './children/move-child.ts'
import { recheckFacts } from './children/recheck-facts.ts'
import { registerChild } from './children/register-child.ts'
import { updateFacts } from './children/update-facts.ts'
import { addComment } from './comments/add-comment.ts'
import { linkConsentScan } from './consents/link-consent-scan.ts'
import { recordConsent } from './consents/record-consent.ts'
import { withdrawConsent } from './consents/withdraw-consent.ts'
import { decide } from './decide.ts'
import { discardDraft } from './documents/discard-draft.ts'
import { finishDocument } from './documents/finish-document.ts'
import { mergeDrafts } from './documents/merge-drafts.ts'
import { reopenDocument } from './documents/reopen-document.ts'
import { saveDraft } from './documents/save-draft.ts'
import { signDocument } from './documents/sign-document.ts'
import { startDocument } from './documents/start-document.ts'
import { adjustDrawing } from './drawings/adjust-drawing.ts'
import { revertRecord } from './history/revert-record.ts'
import { advanceReferral } from './referrals/advance-referral.ts'
import { importChildren } from './imports/import-children.ts'
import { undoImport } from './imports/undo-import.ts'
import { issueReferral } from './referrals/issue-referral.ts'
import { startReferral } from './referrals/start-referral.ts'
import { recordSheetOpened } from './station/record-sheet-opened.ts'
import { noteKeysRenewed } from './station/note-keys-renewed.ts'
import { renewRecoverySheet } from './station/renew-recovery-sheet.ts'
import { eraseTrashed } from './trash/erase-trashed.ts'
import { restoreFromTrash } from './trash/restore-from-trash.ts'
import { mergeChildren } from './merges/merge-children.ts'
import { setApart } from './merges/set-apart.ts'
import { undoMerge } from './merges/undo-merge.ts'
import { removeView } from './views/remove-view.ts'
import { renameView } from './views/rename-view.ts'
import { saveView } from './views/save-view.ts'
import { addStaff } from './staff/add-staff.ts'
import { noteOwnPassword } from './staff/note-own-password.ts'
import { removeStaff } from './staff/remove-staff.ts'
import { resetStaffPassword } from './staff/reset-staff-password.ts'
import { updateStaff } from './staff/update-staff.ts'
import { forgetWords } from './words/forget-words.ts'
import { keepWords } from './words/keep-words.ts'
import { setCopyOutFacts } from './station/set-copy-out-facts.ts'
import { updateStation } from './station/update-station.ts'
import type { Decision, Verb, VerbContext, VerbFailure } from './verb.ts'

/** A verb as far as it can be handled without knowing its input. */
export interface CataloguedVerb {
  readonly name: string
  readonly roles: readonly Role[]
  readonly verb: object
  /** What it would change; stores nothing. */
  readonly decide: (context: VerbContext, input: unknown) => Result<Decision<unknown>, VerbFailure>
}

/** Every way a record can change, apart from founding or restoring a whole station. */
export const VERBS: readonly CataloguedVerb[] = [
  catalogued(updateStation),
  catalogued(setCopyOutFacts),
  catalogued(recordSheetOpened),
  catalogued(renewRecoverySheet),
  catalogued(noteKeysRenewed),
  catalogued(addStaff),
  catalogued(updateStaff),
  catalogued(removeStaff),
  catalogued(resetStaffPassword),
  catalogued(noteOwnPassword),
  catalogued(registerChild),
  catalogued(importChildren),
  catalogued(undoImport),
  catalogued(updateFacts),
  catalogued(recheckFacts),
  catalogued(changeCategories),
  catalogued(moveChild),
  catalogued(changeChildStatus),
  catalogued(assignWorker),
  catalogued(addComment),
  catalogued(adjustDrawing),
  catalogued(recordConsent),
  catalogued(withdrawConsent),
  catalogued(linkConsentScan),
  catalogued(startDocument),
  catalogued(saveDraft),
  catalogued(finishDocument),
  catalogued(reopenDocument),
  catalogued(signDocument),
  catalogued(discardDraft),
  catalogued(mergeDrafts),
  catalogued(restoreFromTrash),
  catalogued(eraseTrashed),
  catalogued(keepWords),
  catalogued(forgetWords),
  catalogued(startReferral),
  catalogued(issueReferral),
  catalogued(advanceReferral),
  catalogued(recordBackup),
  catalogued(addAttachment),
  catalogued(renameAttachment),
  catalogued(rotateAttachment),
  catalogued(trashAttachment),
  catalogued(recordRehearsal),
  catalogued(revertRecord),
  catalogued(saveView),
  catalogued(renameView),
  catalogued(removeView),
  catalogued(mergeChildren),
  catalogued(undoMerge),
  catalogued(setApart),
]

function catalogued<Input, Output>(verb: Verb<Input, Output>): CataloguedVerb {
  return { name: verb.name, roles: verb.roles, verb, decide: (context, input) => decide(verb, context, input) }
}
