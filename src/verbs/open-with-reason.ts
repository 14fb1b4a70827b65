import { fail, type Result } from '../domain/result.ts'
import type { Role } from '../domain/records.ts'
import { placeName } from '../domain/typed-places.ts'
import type { Desk } from './desk.ts'
import { neededLineSchema } from './input.ts'
import { CASE_READERS } from './sight.ts'
import type { VerbFailure } from './verb.ts'
import { forgetWords } from './words/forget-words.ts'

/** Whom a reason opens what for; to the head everything is open. Of the others a refusal names who may look. */
const OPENS_FOR: Readonly<Record<'files' | 'reports', { readonly role: Role; readonly readers: readonly Role[] }>> = {
  files: { role: 'worker', readers: CASE_READERS },
  reports: { role: 'supervisor', readers: ['head', 'supervisor'] },
}

/**
 * Opens a colleague's file for a worker, or the mandatory reports of one for a supervisor, until the desk is locked.
 * Without a reason nothing opens. The reason goes into the trail before anything is shown (while the disk is full it
 * waits for room), and the head sees it there; so does a refusal.
 */
export async function openWithReason(
  desk: Desk,
  what: 'files' | 'reports',
  childId: string,
  reason: string,
): Promise<Result<null, VerbFailure>> {
  const { role, readers } = OPENS_FOR[what]
  if (!desk.actor.active || desk.actor.role !== role) {
    await desk.note({ act: 'refused', childId, detail: { what: 'opened', why: 'notAllowed' } })
    return fail({ kind: 'notAllowed', roles: readers })
  }
  if (!desk.workspace.state.children.has(childId)) return fail({ kind: 'notFound', what: 'child' })
  const given = neededLineSchema.safeParse(reason)
  if (!given.success) {
    const problems = given.error.issues.map(({ message }) => ({ path: 'reason', message }))
    return fail({ kind: 'badInput', problems })
  }
  const place = placeName({ kind: what === 'files' ? 'openFile' : 'openReports', childId })
  const forgotten = await desk.perform(forgetWords, { place })
  if (!forgotten.ok) return forgotten
  await desk.note({ act: 'opened', childId, detail: { what, reason: given.data } })
  desk.opened.add(what, childId)
  return forgotten
}
