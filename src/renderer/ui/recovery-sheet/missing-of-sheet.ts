import type { TFunction } from 'i18next'
import { stillToDo, type SheetEntry } from './sheet-state.ts'

/** What is still to be done before the sheet may be relied on, in words; empty when it is proven and sealed. */
export function missingOfSheet(
  t: TFunction,
  recoveryKey: string,
  asked: readonly [number, number],
  entry: SheetEntry,
): readonly string[] {
  return stillToDo(recoveryKey, asked, entry).map((task) =>
    typeof task === 'number' ? t('recoverySheet.missing.group', { group: task }) : t(`recoverySheet.missing.${task}`),
  )
}
