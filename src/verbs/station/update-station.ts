import { fail, succeed } from '../../domain/result.ts'
import type { Verb } from '../verb.ts'
import { stationInputSchema, type StationInput } from './station-input.ts'

/** Changes the letterhead, the number prefixes and the station's intervals. Numbers given before stay as they are. */
export const updateStation: Verb<StationInput, null> = {
  name: 'updateStation',
  input: stationInputSchema,
  roles: ['head'],
  apply: ({ state }, input) => {
    const station = state.station.get('station')
    if (station === undefined) return fail({ kind: 'notFound', what: 'station' })
    return succeed({ changes: [{ table: 'station', id: 'station', value: { ...station, ...input } }], output: null })
  },
}
