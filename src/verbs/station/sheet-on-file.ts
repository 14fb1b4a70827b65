import type { Station } from '../../domain/records.ts'
import { localDay } from '../clock.ts'

/** The recovery sheet that opens the station. One that was never written down is the first, of the founding's day. */
export function sheetOnFile(station: Station): NonNullable<Station['recoverySheet']> {
  return station.recoverySheet ?? { serial: 1, madeOn: localDay(new Date(station.createdAt)), places: ['', ''] }
}
