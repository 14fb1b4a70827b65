import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { refreshDrafts } from '../documents/refresh-drafts.ts'
import { dateSchema, idSchema, lineSchema } from '../input.ts'
import { REGISTER_FORM } from '../rights.ts'
import type { Verb } from '../verb.ts'
import { factValuesSchema, withFacts } from './facts-input.ts'
import { changedRecords, findChild } from './find-child.ts'

const input = z.object({
  childId: idSchema,
  /** Also a value that is the same as before: it was verified again. Empty: it no longer holds, and is taken off. */
  facts: factValuesSchema,
  /** 核实日期; today without it. */
  verifiedOn: dateSchema.optional(),
  /** 来源: where it was read or heard, in the worker's words. */
  source: lineSchema.optional(),
})

/** 更新信息: what the station knows of a child and its household, with the day it was verified. */
export const updateFacts: Verb<z.infer<typeof input>, null> = {
  name: 'updateFacts',
  input,
  roles: ['head', 'worker', 'clerk'],
  concerns: (_, { childId }) => ({ childId, formCode: REGISTER_FORM }),
  apply: ({ state, today }, { childId, facts, verifiedOn = today, source = '' }) => {
    if (verifiedOn > today) {
      return fail({ kind: 'badInput', problems: [{ path: 'verifiedOn', message: 'is after today' }] })
    }
    const before = findChild(state, childId)
    if (!before.ok) return before
    const from = { verifiedOn, documentId: null, ...(source === '' ? {} : { source }) }
    const after = withFacts(before.value.child, before.value.household, facts, from)
    const changes = [...changedRecords(before.value, after), ...refreshDrafts(state, before.value, after, null)]
    return succeed({ changes, output: null })
  },
}
