import { buildDuplicateIndex } from '../../domain/duplicates.ts'
import type { Columns } from '../../register/find-columns.ts'
import { planImport, type ImportPlan } from '../../register/plan-import.ts'
import type { Sheet } from '../../sheets/sheet.ts'
import { childRows } from '../../storage/selectors/children.ts'
import type { WorkspaceState } from '../../storage/tables.ts'
import { walkSteps } from '../../verbs/walk-steps.ts'

/**
 * Plans an import in slices, so that the screen moves and somebody can cancel.
 * @param state the whole station: a colleague's child is found too
 * @param onProgress rows that are done, of how many
 */
export async function runPlan(
  sheet: Sheet,
  columns: Columns,
  { state, today }: { readonly state: WorkspaceState; readonly today: string },
  cancel: AbortSignal,
  onProgress: (done: number, of: number) => void,
): Promise<ImportPlan | 'cancelled'> {
  const steps = planImport(sheet, columns, buildDuplicateIndex(childRows(state, today)), today)
  return walkSteps(steps, (done) => onProgress(done, sheet.rows.length), cancel)
}
