import type { OutsideFailure } from '../../contract/ipc.ts'
import type { StationBridge } from '../../contract/station-bridge.ts'
import type { Result } from '../../domain/result.ts'
import type { BackupCalls } from '../workers/backup-run.ts'
import type { RestoreCalls } from '../workers/restore-run.ts'
import type { VerbFailure } from '../../verbs/verb.ts'

/** The verbs of main that a renewal of the keys needs. */
export type RenewalCalls = Pick<
  StationBridge['call'],
  Extract<keyof StationBridge['call'], `renewal.${string}`> | 'snapshot.open'
> &
  BackupCalls &
  RestoreCalls

export type RenewalFailure =
  /** Stopped by the person; what is done stays done. */
  | { readonly kind: 'paused' }
  /** Something typed could not be stored. */
  | { readonly kind: 'notKept' }
  /** What was sealed anew does not open as it should, or the journal is not where this page believes it to be. */
  | { readonly kind: 'differs' }
  /** The snapshot under the new keys could not be written and read back. */
  | { readonly kind: 'noSnapshot' }
  | { readonly kind: 'verb'; readonly failure: VerbFailure }
  | { readonly kind: 'outside'; readonly failure: OutsideFailure }

/** Ends a renewal from any depth; nothing of the station in use was changed. */
export class RenewalStop extends Error {
  readonly failure: RenewalFailure

  constructor(failure: RenewalFailure) {
    super(failure.kind)
    this.failure = failure
  }
}

/** The value of an answer of main's. @throws RenewalStop */
export async function outside<T>(answer: Promise<Result<T, OutsideFailure>>): Promise<T> {
  const done = await answer
  if (!done.ok) throw new RenewalStop({ kind: 'outside', failure: done.failure })
  return done.value
}
