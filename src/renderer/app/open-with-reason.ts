import { placeName } from '../../domain/typed-places.ts'
import type { Result } from '../../domain/result.ts'
import type { Desk } from '../../verbs/desk.ts'
import type { VerbFailure } from '../../verbs/verb.ts'
import { forgetWords } from '../../verbs/words/forget-words.ts'

/**
 * Opens a colleague's file, or the mandatory reports of one, until the desk is locked. The reason goes into the trail
 * before anything is shown (while the disk is full it waits for room), and the head sees it there.
 */
export async function openWithReason(
  desk: Desk,
  what: 'files' | 'reports',
  childId: string,
  reason: string,
): Promise<Result<null, VerbFailure>> {
  const place = placeName({ kind: what === 'files' ? 'openFile' : 'openReports', childId })
  const forgotten = await desk.perform(forgetWords, { place })
  if (!forgotten.ok) return forgotten
  await desk.note({ act: 'opened', childId, detail: { what, reason } })
  desk.opened.add(what, childId)
  return forgotten
}
