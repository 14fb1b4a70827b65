import type { Role } from '../domain/records.ts'
import { fail, succeed, type Result } from '../domain/result.ts'
import type { Desk } from './desk.ts'
import { BEYOND_VERBS, type BeyondVerbs } from './rights.ts'
import type { VerbFailure } from './verb.ts'

/** Whether the person at this desk may do it. A refusal says who may and is in the trail, as one of a verb is. */
export async function mayDo(desk: Desk, what: BeyondVerbs): Promise<Result<null, VerbFailure>> {
  const roles: readonly Role[] = BEYOND_VERBS[what]
  if (desk.actor.active && roles.includes(desk.actor.role)) return succeed(null)
  await desk.note({ act: 'refused', detail: { what: TRAIL_WORD[what], why: 'notAllowed' } })
  return fail({ kind: 'notAllowed', roles })
}

/** As the trail has called the first one since there is one. */
const TRAIL_WORD: Readonly<Record<BeyondVerbs, string>> = {
  exportList: 'export',
  restore: 'restoring',
  renewKeys: 'keys',
}
