import type { ImportBatch } from '../../domain/records.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { readRecord } from '../../storage/read-record.ts'
import { factText } from '../../storage/selectors/facts.ts'
import type { Change, WorkspaceState } from '../../storage/tables.ts'
import { idSchema } from '../input.ts'
import { allSteps, ROWS_A_STEP, type Steps } from '../steps.ts'
import type { Decision, Verb, VerbContext, VerbFailure } from '../verb.ts'
import { recordMark } from './record-mark.ts'

const input = z.object({ importId: idSchema })

/**
 * 撤销这次导入: takes back what an import brought, all of it in one commit, and puts the files it wrote into back as they
 * were. Only while nobody has worked on any of them since; else it says on which. Who imported may, and the head.
 */
export const undoImport: Verb<z.infer<typeof input>, { readonly children: number }> = {
  name: 'undoImport',
  input,
  roles: ['head', 'worker', 'clerk'],
  tells: ({ importId }) => ({ detail: { importId } }),
  apply: (context, wish) => allSteps(takenBack(context, wish)),
  steps: { apply: takenBack },
}

function* takenBack(
  { state, actor, now }: VerbContext,
  { importId }: z.infer<typeof input>,
): Steps<Result<Decision<{ readonly children: number }>, VerbFailure>> {
  const batch = state.imports.get(importId)
  if (batch === undefined) return fail({ kind: 'notFound', what: 'import' })
  if (actor.role !== 'head' && batch.byStaffId !== actor.id) return fail({ kind: 'notAllowed', roles: ['head'] })
  if (batch.undone !== null) return fail({ kind: 'wrongState', state: 'undone' })
  const names = yield* changedSince(state, batch)
  if (names.length > 0) return fail({ kind: 'changedSince', names })
  const back = asBefore(batch)
  if (!back.ok) return back
  const gone = (['comments', 'children', 'households'] as const).flatMap((table) =>
    (table === 'comments' ? batch.commentIds : table === 'children' ? batch.childIds : batch.householdIds).map(
      (id): Change => ({ table, id, value: null }),
    ),
  )
  const undone: ImportBatch = { ...batch, undone: { at: now, byStaffId: actor.id } }
  return succeed({
    changes: [{ table: 'imports', id: batch.id, value: undone }, ...gone, ...back.value],
    output: { children: batch.childIds.length },
  })
}

/** Names of the children whose files are no longer as the import left them. */
function* changedSince(state: WorkspaceState, batch: ImportBatch): Steps<readonly string[]> {
  const own = new Set(batch.childIds)
  const remarks = new Set(batch.commentIds)
  const worked = new Set<string>()
  for (const table of ['documents', 'referrals', 'attachments', 'trash', 'consents', 'drawings', 'comments'] as const) {
    for (const { id, childId } of state[table].values()) {
      if (own.has(childId) && !(table === 'comments' && remarks.has(id))) worked.add(childId)
    }
  }
  for (const merge of state.merges.values()) {
    if (merge.undone !== null) continue
    for (const id of [merge.keptChildId, merge.goneChildId]) if (own.has(id)) worked.add(id)
  }
  // Somebody else may have been filed into one of its households.
  const homes = new Set(batch.householdIds)
  for (const child of state.children.values()) {
    if (homes.has(child.householdId) && !own.has(child.id)) worked.add(child.id)
  }
  for (const [at, id] of batch.childIds.entries()) {
    const child = state.children.get(id)
    const home = child === undefined ? undefined : state.households.get(child.householdId)
    if (recordMark(child, home) !== batch.marks[at]) worked.add(id)
    if (at % ROWS_A_STEP === 0) yield { done: at, of: batch.childIds.length }
  }
  const records = batch.before.flatMap(({ table, id }, at) =>
    recordMark(state[table].get(id)) === batch.beforeMarks[at] ? [] : [{ table, id }],
  )
  for (const { table, id } of records) {
    if (table === 'children') worked.add(id)
    else for (const child of state.children.values()) if (child.householdId === id) worked.add(child.id)
  }
  return [...worked].map((id) => {
    const child = state.children.get(id)
    return child === undefined
      ? ''
      : factText(child.facts, 'child.name') || factText(child.facts, 'child.alias') || child.caseNumber
  })
}

function asBefore(batch: ImportBatch): Result<readonly Change[], VerbFailure> {
  const changes: Change[] = []
  for (const { table, id, value } of batch.before) {
    const record = readRecord(table, value)
    if (!record.ok) return fail({ kind: 'notStored', reason: record.failure })
    if (record.value.id !== id) return fail({ kind: 'notStored', reason: `${table}.id` })
    changes.push(record.value)
  }
  return succeed(changes)
}
