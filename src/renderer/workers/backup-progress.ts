import type { BackupFailure } from '../../backup/failures.ts'
import type { Manifest } from '../../backup/manifest.ts'
import type { OutsideFailure } from '../../contract/ipc.ts'

/** 写入 → 复读 → 解密 → 清点 → 完成. */
export type BackupStage = 'writing' | 'rereading' | 'decrypting' | 'counting' | 'done'

export interface BackupProgress {
  readonly stage: BackupStage
  /** Length of the file in bytes; `null` while the tables are being measured. */
  readonly totalBytes: number | null
  /** Bytes on the medium. */
  readonly writtenBytes: number
  /** Bytes read back and decrypted. */
  readonly checkedBytes: number
  /** Records by table: here on this PC, and found in the backup so far. */
  readonly counts: Readonly<Record<string, { readonly here: number; readonly found: number }>>
  /** Milliseconds each finished stage took. */
  readonly took: Readonly<Partial<Record<BackupStage, number>>>
}

/** Nothing was kept, and the backups that were there are as they were. */
export type BackupRunFailure =
  | { readonly kind: 'cancelled' }
  /** The medium or the system; `gone`: the stick was pulled out. */
  | { readonly kind: 'outside'; readonly stage: BackupStage; readonly failure: OutsideFailure }
  /** The medium gives back other bytes than were written. */
  | { readonly kind: 'differs' }
  /** What was written does not open. */
  | { readonly kind: 'unreadable'; readonly failure: BackupFailure }
  | { readonly kind: 'miscounted'; readonly table: string; readonly here: number; readonly found: number }
  /** The vault file on this PC was changed; backing up could encrypt to a stranger. */
  | { readonly kind: 'vaultDamaged' }
  | { readonly kind: 'crashed'; readonly message: string }

export function nothingFound(manifest: Manifest): BackupProgress['counts'] {
  return Object.fromEntries(manifest.tables.map(({ name, records }) => [name, { here: records, found: 0 }]))
}
