import type { Role, Staff } from '../domain/records.ts'
import { fail, succeed, type Result } from '../domain/result.ts'
import type { WorkspaceState } from '../storage/tables.ts'
import type { Concern, VerbFailure } from './verb.ts'

/** The paper of the register: a clerk keeps the register and nothing else. */
export const REGISTER_FORM = 'F01'

/** What changes no record by a verb of its own and needs a right all the same; asked by `mayDo` (may-do.ts). */
export const BEYOND_VERBS = {
  /** Taking lists of the register out of the station as files. */
  exportList: ['head'],
  /** Putting a backup in the place of what is here. */
  restore: ['head'],
  /** New keys for the station, everything sealed anew. */
  renewKeys: ['head'],
} as const satisfies Readonly<Record<string, readonly Role[]>>
export type BeyondVerbs = keyof typeof BEYOND_VERBS

/**
 * The right on one case, for a role that may do the verb at all (product.md §4): the head everywhere, a worker on the
 * cases assigned, a clerk in the register of all. A supervisor reads.
 */
export function caseRight(actor: Staff, state: WorkspaceState, concern: Concern): Result<null, VerbFailure> {
  switch (actor.role) {
    case 'head':
      return succeed(null)
    case 'worker': {
      const child = state.children.get(concern.childId)
      return child === undefined || child.workerId === actor.id ? succeed(null) : fail({ kind: 'notAssigned' })
    }
    case 'clerk':
      return concern.formCode === undefined || concern.formCode === REGISTER_FORM
        ? succeed(null)
        : fail({ kind: 'notAllowed', roles: ['head', 'worker'] })
    case 'supervisor':
      return fail({ kind: 'notAllowed', roles: ['head', 'worker'] })
  }
}
