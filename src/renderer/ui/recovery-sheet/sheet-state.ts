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

/** What is still to be done before the sheet may be relied on, in order: a number is a group to copy. */
export function stillToDo(
  recoveryKey: string,
  asked: readonly [number, number],
  entry: SheetEntry,
): readonly ('print' | number | 'seal')[] {
  return [
    ...(entry.printed === null ? (['print'] as const) : []),
    ...openGroups(recoveryKey, asked, entry),
    ...(entry.sealed ? [] : (['seal'] as const)),
  ]
}
