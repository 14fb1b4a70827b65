import type { PrintModel } from '../../../contract/print-model.ts'
import { RECOVERY_GROUP_COUNT, recoveryGroupLength, recoveryGroups } from '../../../vault/recovery-key.ts'

/** What stands in the head of a sheet. */
export interface SheetHead {
  readonly stationName: string
  readonly serial: number
  /** YYYY-MM-DD. */
  readonly madeOn: string
}

/** The sheet for the printer with the key, or for the screen with the asked groups outlined and no key at all. */
export function recoverySheet(
  head: SheetHead,
  content: { readonly recoveryKey: string } | { readonly asked: readonly number[] },
): PrintModel {
  const masked = !('recoveryKey' in content)
  return {
    kind: 'recoverySheet',
    stationName: head.stationName.trim(),
    serial: head.serial,
    madeOn: head.madeOn,
    // The key itself never goes where a page is drawn on the screen.
    groups: masked
      ? Array.from({ length: RECOVERY_GROUP_COUNT }, (_, at) => '•'.repeat(recoveryGroupLength(at + 1)))
      : recoveryGroups(content.recoveryKey),
    masked,
    askedGroups: masked ? [...content.asked] : [],
    copies: 2,
  }
}
