import { nameInitials } from '../../../domain/name-initials.ts'
import type { Staff } from '../../../domain/records.ts'
import type { WorkspaceState } from '../../../storage/tables.ts'
import { caseCount } from '../../../verbs/staff/hand-over.ts'

export type StaffState = 'noPassword' | 'mustChange' | 'active' | 'left'

export interface StaffRow {
  readonly staff: Staff
  readonly cases: number
  readonly state: StaffState
}

const ORDER = ['head', 'worker', 'supervisor', 'clerk'] as const

/** The staff, those at work first, by role and name. @param slots whose password opens the station; `null`: not read yet */
export function staffRows(state: WorkspaceState, slots: ReadonlySet<string> | null): readonly StaffRow[] {
  return [...state.staff.values()]
    .map((staff) => ({ staff, cases: caseCount(state, staff.id), state: stateOf(staff, slots) }))
    .sort(({ staff: one }, { staff: other }) => {
      if (one.active !== other.active) return one.active ? -1 : 1
      const byRole = ORDER.indexOf(one.role) - ORDER.indexOf(other.role)
      return byRole !== 0 ? byRole : one.account < other.account ? -1 : 1
    })
}

function stateOf({ id, active, mustChangePassword }: Staff, slots: ReadonlySet<string> | null): StaffState {
  if (!active) return 'left'
  if (slots !== null && !slots.has(id)) return 'noPassword'
  return mustChangePassword ? 'mustChange' : 'active'
}

/** A login name nobody has or had: the initials, with a number where they are taken. '' while no name is written. */
export function proposedAccount(name: string, taken: ReadonlySet<string>): string {
  if (name.trim() === '') return ''
  const initials = nameInitials(name).toLowerCase()
  for (let number = 1; ; number += 1) {
    const account = number === 1 ? initials : `${initials}${number}`
    if (!taken.has(account)) return account
  }
}
