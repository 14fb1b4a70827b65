import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import type { Verb } from '../verb.ts'
import { sheetOnFile } from './sheet-on-file.ts'

/** 启封: the recovery sheet opened the station today. It stays noted until a new sheet replaces it. */
export const recordSheetOpened: Verb<Record<string, never>, null> = {
  name: 'recordSheetOpened',
  input: z.strictObject({}),
  roles: ['head'],
  apply: ({ state, today }) => {
    const station = state.station.get('station')
    if (station === undefined) return fail({ kind: 'notFound', what: 'station' })
    const recoverySheet = { ...sheetOnFile(station), openedOn: today }
    return succeed({
      changes: [{ table: 'station', id: 'station', value: { ...station, recoverySheet } }],
      output: null,
    })
  },
}
