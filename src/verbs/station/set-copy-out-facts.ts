import { factKeySchema } from '../../domain/facts.ts'
import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import type { Verb } from '../verb.ts'

const input = z.object({
  /** In the order of the screens they are copied to; empty: that of F01. */
  facts: z.array(factKeySchema).max(factKeySchema.options.length),
})

/** 抄录单的顺序: which facts are copied into the government's system, and in which order. */
export const setCopyOutFacts: Verb<z.infer<typeof input>, null> = {
  name: 'setCopyOutFacts',
  input,
  roles: ['head'],
  apply: ({ state }, { facts }) => {
    const station = state.station.get('station')
    if (station === undefined) return fail({ kind: 'notFound', what: 'station' })
    const copyOutFacts = [...new Set(facts)]
    return succeed({
      changes: [{ table: 'station', id: 'station', value: { ...station, copyOutFacts } }],
      output: null,
    })
  },
}
