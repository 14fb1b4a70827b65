import type { CaseDocument, Trashed } from '../../domain/records.ts'
import type { Change } from '../../storage/tables.ts'
import type { VerbContext } from '../verb.ts'

/** Moves a draft to the recycle bin, with its referral when it is the letter of one. */
export function trashDocument(
  { state, actor, now }: VerbContext,
  document: CaseDocument,
  reason: string,
): readonly Change[] {
  const { id, childId } = document
  const referral = state.referrals.get(id)
  const trashed: Trashed = {
    id,
    table: 'documents',
    childId,
    record: document,
    ...(referral === undefined ? {} : { referral }),
    reason,
    deletedAt: now,
    byStaffId: actor.id,
  }
  return [
    { table: 'documents', id, value: null },
    ...(referral === undefined ? [] : [{ table: 'referrals', id, value: null } as const]),
    { table: 'trash', id, value: trashed },
  ]
}
