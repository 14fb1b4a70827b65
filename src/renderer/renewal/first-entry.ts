import { fail, succeed, type Result } from '../../domain/result.ts'
import { SCHEMA_VERSION } from '../../domain/schema-version.ts'
import type { JournalEntry } from '../../storage/journal-entry.ts'
import type { Change, WorkspaceState } from '../../storage/tables.ts'
import { trailChanges } from '../../storage/trail.ts'
import { resealTrail } from '../../storage/verify-trail.ts'
import { stateAfter } from '../../storage/workspace.ts'
import type { StationKeys } from '../../vault/station-keys.ts'
import { decide } from '../../verbs/decide.ts'
import type { Desk } from '../../verbs/desk.ts'
import { noteKeysRenewed } from '../../verbs/station/note-keys-renewed.ts'
import { changedNote } from '../../verbs/trail-notes.ts'
import type { VerbFailure } from '../../verbs/verb.ts'

/**
 * The first entry under renewed keys, and the records after it: the verb that notes the renewal, and the trail, sealed
 * anew line by line because its seals were made with the audit key of before. It is no commit of the desk's: there it
 * would say that the keys are new while the old ones are still in use.
 */
export async function firstUnderRenewedKeys(
  desk: Desk,
  from: StationKeys,
  to: StationKeys,
  now: Date,
): Promise<
  Result<
    { readonly entry: JournalEntry; readonly changes: readonly Change[]; readonly state: WorkspaceState },
    VerbFailure
  >
> {
  const { state } = desk.workspace
  const at = now.toISOString()
  const context = { state, actor: desk.actor, now: at, today: desk.today, newId: () => crypto.randomUUID() }
  const decision = decide(noteKeysRenewed, context, {})
  if (!decision.ok) return fail(decision.failure)
  const { changes: noted } = decision.value
  const pages = await resealTrail(from, to, state.trail.values())
  const resealed = pages.map((page): Change => ({ table: 'trail', id: page.id, value: page }))
  const line = changedNote(noteKeysRenewed, state, {}, noted, { at, staffId: desk.actor.id })
  const trail = stateAfter(state, resealed).trail
  const changes = lastOfEach([...noted, ...resealed, ...(await trailChanges(to, trail, [line]))])
  const entry: JournalEntry = {
    kind: 'commit',
    at,
    staffId: desk.actor.id,
    verbs: [noteKeysRenewed.name],
    schemaVersion: SCHEMA_VERSION,
    changes: changes.map(({ table, id, value }) => ({ table, id, value })),
  }
  return succeed({ entry, changes, state: stateAfter(state, changes) })
}

function lastOfEach(changes: readonly Change[]): readonly Change[] {
  return [...new Map(changes.map((change) => [`${change.table}/${change.id}`, change])).values()]
}
