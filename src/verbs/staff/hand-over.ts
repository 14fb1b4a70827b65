import type { Staff } from '../../domain/records.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'
import type { Change, WorkspaceState } from '../../storage/tables.ts'
import { mayLeadCases } from '../children/lead-cases.ts'
import type { VerbFailure } from '../verb.ts'

/** How many children somebody is 主责社工 of. */
export function caseCount(state: WorkspaceState, staffId: string): number {
  let count = 0
  for (const { workerId } of state.children.values()) if (workerId === staffId) count += 1
  return count
}

/** Gives all cases of one person to another, in the same commit as the change that makes it needful: no child is left without. */
export function handOver(
  state: WorkspaceState,
  from: Staff,
  toId: string | null,
): Result<readonly Change[], VerbFailure> {
  const own = [...state.children.values()].filter(({ workerId }) => workerId === from.id)
  if (own.length === 0) return succeed([])
  if (toId === null) return fail({ kind: 'casesToHandOver', count: own.length })
  const to = state.staff.get(toId)
  if (to === undefined || to.id === from.id || !mayLeadCases(to)) return fail({ kind: 'notFound', what: 'staff' })
  return succeed(own.map((child) => ({ table: 'children', id: child.id, value: { ...child, workerId: to.id } })))
}

/** The station always has a head at work: nobody else could give passwords or sign. */
export function isLastHead(state: WorkspaceState, staff: Staff): boolean {
  if (staff.role !== 'head' || !staff.active) return false
  return ![...state.staff.values()].some((one) => one.id !== staff.id && one.role === 'head' && one.active)
}
