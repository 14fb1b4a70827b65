import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import type { Verb } from '../verb.ts'

const input = z.strictObject({})

/**
 * Notes that the station has new keys. It changes no key: the renewal (src/renderer/renewal) writes this entry as the
 * first one under the new keys, so that it is there exactly when they are in force.
 */
export const noteKeysRenewed: Verb<z.infer<typeof input>, null> = {
  name: 'noteKeysRenewed',
  input,
  roles: ['head'],
  apply: ({ state, now }) => {
    const station = state.station.get('station')
    if (station === undefined) return fail({ kind: 'notFound', what: 'station' })
    const renewed = { ...station, keysRenewedAt: now }
    delete renewed.keysToRenewSince
    return succeed({ changes: [{ table: 'station', id: 'station', value: renewed }], output: null })
  },
}
