import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { dateSchema, lineSchema } from '../input.ts'
import type { Verb } from '../verb.ts'
import { sheetOnFile } from './sheet-on-file.ts'

const input = z.object({
  /** As it stands on the new sheet: one more than the sheet on file. */
  serial: z.int().positive(),
  madeOn: dateSchema,
  places: z.tuple([lineSchema, lineSchema]),
})

/**
 * Writes down which recovery sheet opens the station from now on. It changes no key: `prepareSheet` (../prepare-sheet.ts)
 * does it once the new key is in force.
 */
export const renewRecoverySheet: Verb<z.infer<typeof input>, null> = {
  name: 'renewRecoverySheet',
  input,
  roles: ['head'],
  apply: ({ state }, sheet) => {
    const station = state.station.get('station')
    if (station === undefined) return fail({ kind: 'notFound', what: 'station' })
    // Another sheet was put in force meanwhile.
    if (sheet.serial !== sheetOnFile(station).serial + 1) return fail({ kind: 'stale' })
    return succeed({
      changes: [{ table: 'station', id: 'station', value: { ...station, recoverySheet: sheet } }],
      output: null,
    })
  },
}
