import type { Child, Household } from '../../domain/records.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'
import type { WorkspaceState } from '../../storage/tables.ts'
import type { VerbFailure } from '../verb.ts'

/** A child and the household it lives in. */
export interface ChildAtHome {
  readonly child: Child
  readonly household: Household
}

export function findChild(state: WorkspaceState, childId: string): Result<ChildAtHome, VerbFailure> {
  const child = state.children.get(childId)
  if (child === undefined) return fail({ kind: 'notFound', what: 'child' })
  const household = state.households.get(child.householdId)
  return household === undefined ? fail({ kind: 'notFound', what: 'household' }) : succeed({ child, household })
}

/** The records of `after` that differ from those of `before`, as changes. */
export function changedRecords(before: ChildAtHome, after: ChildAtHome) {
  return [
    ...(after.household === before.household
      ? []
      : [{ table: 'households', id: after.household.id, value: after.household } as const]),
    ...(after.child === before.child ? [] : [{ table: 'children', id: after.child.id, value: after.child } as const]),
  ]
}
