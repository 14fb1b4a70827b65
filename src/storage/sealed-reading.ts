import type { RecordsKey } from '../vault/station-keys.ts'
import { openSealed, type OpenedPiece } from './open-sealed.ts'
import type { SealedTable, SealedTables } from './read-sealed.ts'
import { perTable, type TableName } from './tables.ts'

/** What there is of a table before it is opened: which rows, and out of which piece each will come. */
export interface SealedIndex {
  /** Every row, in the order of the ids. */
  readonly revisions: ReadonlyMap<string, number>
  /** Rows that no bundle has. */
  readonly single: readonly string[]
  /** The members of each bundle in their order; `null` where the row is no longer the very one it was made from. */
  readonly bundles: readonly (readonly (string | null)[])[]
}

export type SealedIndexes = Readonly<Record<TableName, SealedIndex>>

/** A station that has been read and waits for its key, here or in a worker (src/renderer/workers/sealed-in-worker.ts). */
export interface SealedReading {
  readonly tables: SealedIndexes
  /** Opens all of it and hands it over piece by piece. Once. @throws when the worker did not go on */
  readonly open: (key: RecordsKey, take: (piece: OpenedPiece) => void) => Promise<void>
  /** Nobody will open it. */
  readonly drop: () => void
}

/** One that is opened here. */
export function readingHere(sealed: SealedTables): SealedReading {
  return {
    tables: indexesOf(sealed),
    open: (key, take) => openSealed(key, sealed, take),
    drop: () => undefined,
  }
}

export function indexesOf(sealed: SealedTables): SealedIndexes {
  return perTable((table) => indexOf(sealed[table]))
}

function indexOf({ revisions, single, bundles }: SealedTable): SealedIndex {
  return { revisions, single: single.map(({ id }) => id), bundles: bundles.map(({ ids }) => ids) }
}
