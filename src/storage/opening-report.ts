import type { JournalHead } from '../contract/journal-frame.ts'
import type { Result } from '../domain/result.ts'
import type { CommitFailure } from './commit.ts'
import type { DamagedRow } from './workspace.ts'

/** A verified snapshot of this PC, as a backup file gives it. */
export interface Snapshot {
  /** The entry of the journal it holds everything up to; `null` in one from before there was a journal. */
  readonly journal: JournalHead | null
  readonly schemaVersion: number
  /** ISO 8601 instant. */
  readonly madeAt: string
  readonly tables: ReadonlyMap<string, readonly unknown[]>
}

/** A snapshot could not be written; bytes to be freed when that is all it takes. */
export interface NotKept {
  readonly missingBytes: number | null
}

/** Whatever needs more than the store and the journal; the page gives it. */
export interface OpeningTools {
  /** Reads and verifies a snapshot; `null` when it cannot be read or is not of these keys. */
  readonly readSnapshot: (name: string) => Promise<Snapshot | null>
  /**
   * Keeps the records of an older version in a snapshot before they are migrated. When it cannot, nothing is migrated.
   */
  readonly keepBeforeMigration: (
    tables: Readonly<Record<string, readonly unknown[]>>,
    schemaVersion: number,
  ) => Promise<Result<unknown, NotKept>>
  readonly now: () => Date
}

/** What opening the station came to, besides opening it: for a sentence to the worker, and the self-check. */
export interface OpeningReport {
  /** Entries of the journal that the store did not have yet. */
  readonly replayed: number
  /** The store was lost or damaged and was built again from a snapshot (its name), or from the journal alone (`''`). */
  readonly rebuiltFrom: string | null
  /** The store was built anew because the keys were renewed: nothing was lost or damaged. */
  readonly renewed: boolean
  /** Entries that nothing on this PC has any more: first and last number of each gap. */
  readonly missing: readonly (readonly [number, number])[]
  /** Rows that were damaged in the store and came back from journal or snapshot. */
  readonly mended: readonly DamagedRow[]
  /** Damaged rows that came back as they were before their last change: the files have nothing later. */
  readonly older: readonly DamagedRow[]
  /** When the station was built again: the moment of the last thing in it (ISO 8601). Whatever came later is not there. */
  readonly upTo: string | null
  /** Behind the journal's last entry stood half of another: the power went while it was written, or it was damaged. */
  readonly torn: boolean
  /** The journal had lost its end, or all of it; the store had everything. A snapshot is due now. */
  readonly journalShort: boolean
  /** The version the records had before. */
  readonly migratedFrom: number | null
}

export type OpeningFailure =
  | CommitFailure
  /** Nothing that is left holds the station's records. */
  | { readonly kind: 'nothingLeft' }
  /** The records of the older version could not be kept aside, or one of them is of no shape that version had. */
  | { readonly kind: 'notMigrated'; readonly where: string; readonly missingBytes?: number | null }

export const NOTHING_TO_REPORT: OpeningReport = {
  replayed: 0,
  rebuiltFrom: null,
  renewed: false,
  missing: [],
  mended: [],
  older: [],
  upTo: null,
  torn: false,
  journalShort: false,
  migratedFrom: null,
}
