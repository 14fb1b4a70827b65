import type { Role } from '../../../domain/records.ts'
import { succeed, type Result } from '../../../domain/result.ts'
import type { Store } from '../../../storage/store.ts'
import type { Argon2, Argon2Choice } from '../../../vault/argon2-parameters.ts'
import type { Clock } from '../../../verbs/clock.ts'
import { assignWorker } from '../../../verbs/children/assign-worker.ts'
import { Desk } from '../../../verbs/desk.ts'
import type { FoundedStation } from '../../../verbs/found-station.ts'
import { addStaffMember } from '../../../verbs/staff-slots.ts'
import { noteOwnPassword } from '../../../verbs/staff/note-own-password.ts'
import type { VerbFailure } from '../../../verbs/verb.ts'

/** One of each role besides the head; the account is the role. */
const COLLEAGUES: readonly { readonly role: Exclude<Role, 'head'>; readonly name: string }[] = [
  { role: 'worker', name: '苏禾' },
  { role: 'supervisor', name: '沈一木' },
  { role: 'clerk', name: '何文' },
]

export interface ColleagueTools {
  readonly store: Store
  readonly argon2: Argon2
  readonly argon2Choice?: Argon2Choice
  readonly clock: Clock
  readonly newId: () => string
  readonly password: string
}

/** Gives the station a worker, a supervisor and a clerk who are past their first opening; the worker has every second child. */
export async function addColleagues(
  { desk, keys }: FoundedStation,
  tools: ColleagueTools,
): Promise<Result<null, VerbFailure>> {
  const { password, store, clock, newId } = tools
  for (const { role, name } of COLLEAGUES) {
    const input = { account: role, name, role, phone: '', password }
    const added = await addStaffMember({ ...tools, keys, desk }, input)
    if (!added.ok) return added
    const own = new Desk({ store, keys, workspace: desk.workspace, staffId: added.value.staffId, clock, newId })
    const noted = await own.perform(noteOwnPassword, {})
    if (!noted.ok) return noted
  }
  const { staff, children } = desk.workspace.state
  const worker = [...staff.values()].find(({ role }) => role === 'worker')
  if (worker === undefined) return succeed(null)
  const numbers = [...children.values()].sort((one, other) => (one.caseNumber < other.caseNumber ? -1 : 1))
  return desk.performAll((perform) => {
    for (const [at, { id }] of numbers.entries()) {
      if (at % 2 === 0) continue
      const given = perform(assignWorker, { childId: id, workerId: worker.id })
      if (!given.ok) return given
    }
    return succeed(null)
  })
}
