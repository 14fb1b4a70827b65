import { buildDuplicateIndex } from '../../domain/duplicates.ts'
import type { Columns } from '../../register/find-columns.ts'
import { planImport, type ImportPlan } from '../../register/plan-import.ts'
import type { Sheet } from '../../sheets/sheet.ts'
import { childRows } from '../../storage/selectors/children.ts'
import type { WorkspaceState } from '../../storage/tables.ts'

/** Longest the page's thread is kept before the screen may move, in milliseconds. */
const SLICE_MS = 30

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
  let begun = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    if (performance.now() - begun < SLICE_MS) continue
    onProgress(step.value, sheet.rows.length)
    await new Promise((resume) => setTimeout(resume, 0))
    if (cancel.aborted) return 'cancelled'
    begun = performance.now()
  }
}
