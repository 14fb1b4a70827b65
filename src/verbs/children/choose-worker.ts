import type { Staff } from '../../domain/records.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'
import type { VerbContext, VerbFailure } from '../verb.ts'
import { mayLeadCases } from './lead-cases.ts'

/** 主责社工 of a new file: who files it, or the head when a clerk does. Giving a case to somebody else is the head's. */
export function chooseWorker({ state, actor }: VerbContext, workerId: string | undefined): Result<Staff, VerbFailure> {
  if (workerId === undefined && actor.role !== 'clerk') return succeed(actor)
  const chosen =
    workerId === undefined
      ? [...state.staff.values()].find(({ role, active }) => role === 'head' && active)
      : state.staff.get(workerId)
  if (chosen === undefined || !mayLeadCases(chosen)) return fail({ kind: 'notFound', what: 'staff' })
  if (actor.role === 'worker' && chosen.id !== actor.id) return fail({ kind: 'notAllowed', roles: ['head', 'clerk'] })
  return succeed(chosen)
}
