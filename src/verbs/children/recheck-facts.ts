import { factKeySchema } from '../../domain/facts.ts'
import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { factsOfBoth } from '../../storage/selectors/facts.ts'
import { refreshDrafts } from '../documents/refresh-drafts.ts'
import { dateSchema, idSchema, lineSchema } from '../input.ts'
import { REGISTER_FORM } from '../rights.ts'
import type { Verb } from '../verb.ts'
import { factValuesSchema, withFacts, type FactValues } from './facts-input.ts'
import { changedRecords, findChild } from './find-child.ts'

const input = z.object({
  childId: idSchema,
  /** Facts that are as they were; those not on file are passed over. */
  same: z.array(factKeySchema),
  /** Facts that are otherwise now. */
  changed: factValuesSchema,
  /** 核实日期. */
  verifiedOn: dateSchema,
  source: lineSchema,
})

/** 年度复核: one group of facts gone through with the family, in one act. What nobody could say stays as stale as it was. */
export const recheckFacts: Verb<z.infer<typeof input>, null> = {
  name: 'recheckFacts',
  input,
  roles: ['head', 'worker', 'clerk'],
  concerns: (_, { childId }) => ({ childId, formCode: REGISTER_FORM }),
  apply: ({ state, today }, { childId, same, changed, verifiedOn, source }) => {
    if (verifiedOn > today) {
      return fail({ kind: 'badInput', problems: [{ path: 'verifiedOn', message: 'is after today' }] })
    }
    const before = findChild(state, childId)
    if (!before.ok) return before
    const { child, household } = before.value
    const facts = factsOfBoth(child, household)
    const kept: FactValues = {}
    for (const key of same) {
      const fact = facts[key]
      if (fact !== undefined) kept[key] = fact.value
    }
    const from = { verifiedOn, documentId: null, ...(source === '' ? {} : { source }) }
    const after = withFacts(child, household, { ...kept, ...changed }, from)
    return succeed({
      changes: [...changedRecords(before.value, after), ...refreshDrafts(state, before.value, after, null)],
      output: null,
    })
  },
}
