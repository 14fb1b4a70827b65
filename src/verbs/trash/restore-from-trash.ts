import { fail, succeed, type Result } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { readRecord } from '../../storage/read-record.ts'
import type { Change, TableName } from '../../storage/tables.ts'
import { idSchema } from '../input.ts'
import type { Verb, VerbFailure } from '../verb.ts'
import { trashConcern } from './trash-concern.ts'

const input = z.object({ trashId: idSchema })

/** 放回原处: the record as it was, back in its table; a letter together with its referral. */
export const restoreFromTrash: Verb<z.infer<typeof input>, null> = {
  name: 'restoreFromTrash',
  input,
  roles: ['head', 'worker', 'clerk'],
  concerns: trashConcern,
  apply: ({ state }, { trashId: id }) => {
    const trashed = state.trash.get(id)
    if (trashed === undefined) return fail({ kind: 'notFound', what: 'trashed' })
    if (trashed.erased !== undefined) return fail({ kind: 'wrongState', state: 'erased' })
    if (!state.children.has(trashed.childId)) return fail({ kind: 'notFound', what: 'child' })
    if (state[trashed.table].has(id)) return fail({ kind: 'wrongState', state: 'inPlace' })
    const record = asItWas(trashed.table, id, trashed.record)
    if (!record.ok) return record
    const changes: Change[] = [record.value]
    if (trashed.referral !== undefined) {
      const referral = asItWas('referrals', id, trashed.referral)
      if (!referral.ok) return referral
      changes.push(referral.value)
    }
    changes.push({ table: 'trash', id, value: null })
    return succeed({ changes, output: null })
  },
}

/** The record checked by its table's schema; the failure names its fields, never what is in them. */
function asItWas(table: TableName, id: string, plain: unknown): Result<Change, VerbFailure> {
  const record = readRecord(table, plain)
  if (!record.ok) return fail({ kind: 'notStored', reason: record.failure })
  return record.value.id === id ? succeed(record.value) : fail({ kind: 'notStored', reason: `${table}.id` })
}
