import { recordBackup } from './backups/record-backup.ts'
import { assignWorker } from './children/assign-worker.ts'
import { changeChildStatus } from './children/change-child-status.ts'
import { registerChild } from './children/register-child.ts'
import { updateFacts } from './children/update-facts.ts'
import { discardDraft } from './documents/discard-draft.ts'
import { finishDocument } from './documents/finish-document.ts'
import { reopenDocument } from './documents/reopen-document.ts'
import { saveDraft } from './documents/save-draft.ts'
import { signDocument } from './documents/sign-document.ts'
import { startDocument } from './documents/start-document.ts'
import { advanceReferral } from './referrals/advance-referral.ts'
import { issueReferral } from './referrals/issue-referral.ts'
import { startReferral } from './referrals/start-referral.ts'
import { updateStation } from './station/update-station.ts'

/** Every way a record can change, apart from founding or restoring a whole station. */
export const VERBS = [
  updateStation,
  registerChild,
  updateFacts,
  changeChildStatus,
  assignWorker,
  startDocument,
  saveDraft,
  finishDocument,
  reopenDocument,
  signDocument,
  discardDraft,
  startReferral,
  issueReferral,
  advanceReferral,
  recordBackup,
] as const
