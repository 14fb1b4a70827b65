import type { Desk } from '../../../verbs/desk.ts'
import type { SheetEntry } from './sheet-state.ts'

/** Into the trail: the sheet was printed, or saved as a file where there was no printer. */
export function noteSheet(desk: Desk, { to }: NonNullable<SheetEntry['printed']>): void {
  void desk.note({ act: to === 'printer' ? 'printed' : 'exported', detail: { what: 'recoverySheet' } })
}
