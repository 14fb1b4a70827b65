import { isRecoveryGroup } from '../../../vault/recovery-key.ts'

/** How far the recovery sheet is. `typed` belongs to the two asked groups, in order. */
export interface SheetEntry {
  /** Where it went to, and when (ISO instant); `null` before. */
  readonly printed: { readonly to: 'printer' | 'file'; readonly at: string } | null
  readonly typed: readonly [string, string]
  readonly places: readonly [string, string]
  readonly sealed: boolean
}

export const EMPTY_SHEET: SheetEntry = { printed: null, typed: ['', ''], places: ['', ''], sealed: false }

/** The asked groups (1-based) that are not copied right yet. */
export function openGroups(recoveryKey: string, asked: readonly [number, number], entry: SheetEntry): number[] {
  return asked.filter((group, at) => !isRecoveryGroup(recoveryKey, group, entry.typed[at] ?? ''))
}

export function isSheetDone(recoveryKey: string, asked: readonly [number, number], entry: SheetEntry): boolean {
  return entry.printed !== null && openGroups(recoveryKey, asked, entry).length === 0 && entry.sealed
}
