import type { Merge } from '../../domain/records.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { canonical } from '../../storage/canonical.ts'
import { readRecord } from '../../storage/read-record.ts'
import { isTableName, type Change, type WorkspaceState } from '../../storage/tables.ts'
import { stateAfter } from '../../storage/workspace.ts'
import { idSchema } from '../input.ts'
import type { Verb, VerbFailure } from '../verb.ts'
import { mergedRecords } from './merged-records.ts'

const input = z.object({ mergeId: idSchema })

/**
 * 拆开合并: both files as they were. What was written of the child since stays with the file that was kept; refused when
 * a record the merge touched is no longer as the merge left it.
 */
export const undoMerge: Verb<z.infer<typeof input>, { readonly goneChildId: string }> = {
  name: 'undoMerge',
  input,
  roles: ['head', 'worker'],
  concerns: (state, { mergeId }) => {
    const merge = state.merges.get(mergeId)
    return merge === undefined ? null : { childId: merge.keptChildId }
  },
  apply: ({ state, actor, now }, { mergeId: id }) => {
    const merge = state.merges.get(id)
    if (merge === undefined) return fail({ kind: 'notFound', what: 'merge' })
    if (merge.undone !== null) return fail({ kind: 'wrongState', state: 'undone' })
    const before = recordsBefore(merge)
    if (!before.ok) return before
    if (!isAsLeft(state, merge, before.value)) return fail({ kind: 'mergeWorkedOn' })
    const undone = { ...merge, undone: { at: now, byStaffId: actor.id } }
    return succeed({
      changes: [...before.value, { table: 'merges', id, value: undone }],
      output: { goneChildId: merge.goneChildId },
    })
  },
}

/** The records as they were, checked by their tables; the failure names fields, never what is in them. */
function recordsBefore(merge: Merge): Result<readonly Change[], VerbFailure> {
  const changes: Change[] = []
  for (const { table, id, value } of merge.before) {
    if (!isTableName(table)) return fail({ kind: 'notStored', reason: table })
    const record = readRecord(table, value)
    if (!record.ok) return fail({ kind: 'notStored', reason: record.failure })
    if (record.value.id !== id) return fail({ kind: 'notStored', reason: `${table}.id` })
    changes.push(record.value)
  }
  return succeed(changes)
}

/** Whether every record the merge touched still is what the merge made of it. */
function isAsLeft(state: WorkspaceState, merge: Merge, before: readonly Change[]): boolean {
  const made = mergedRecords(stateAfter(state, before), merge)
  return (
    made !== null &&
    before.every(({ table, id }) => {
      const left = made.find((change) => change.table === table && change.id === id)
      return left !== undefined && canonical(state[table].get(id) ?? null) === canonical(left.value)
    })
  )
}
