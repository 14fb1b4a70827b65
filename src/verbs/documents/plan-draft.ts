import type { Child, FormValues } from '../../domain/records.ts'
import { documentsOfForm, isFinished } from '../../storage/selectors/documents.ts'
import type { WorkspaceState } from '../../storage/tables.ts'

export const PLAN_FORM = 'F08'

/** What the station itself knows for a new F08: whose case it is, which version, and which one it takes the place of. */
export function planDraft(state: WorkspaceState, child: Child): FormValues {
  const before = documentsOfForm(state, child.id, PLAN_FORM).filter(isFinished).length
  return {
    edition: before === 0 ? '第1版' : `第${String(before + 1)}版，替代第${String(before)}版`,
    worker: state.staff.get(child.workerId)?.name ?? '',
  }
}
