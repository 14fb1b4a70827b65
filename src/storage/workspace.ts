import { perTable, type Change, type ChangeOf, type TableName, type Tables, type WorkspaceState } from './tables.ts'

/** A row that could not be read when the station was opened. Its bytes stay where they are. */
export interface DamagedRow {
  readonly table: TableName
  readonly id: string
  /** `sealed`: its seal is broken (bits changed, row swapped). `shape`: it opens, but is no such record. */
  readonly reason: 'sealed' | 'shape'
}

export type Revisions = Readonly<Record<TableName, Map<string, number>>>

/**
 * The station's decrypted files while it is unlocked. `state` is immutable and replaced at each commit, so a screen may
 * hold it, compare it by identity and use it as a key of a memo.
 */
export class Workspace {
  readonly damaged: readonly DamagedRow[]
  readonly #revisions: Revisions
  readonly #listeners = new Set<() => void>()
  #state: WorkspaceState

  constructor(state: WorkspaceState, revisions: Revisions, damaged: readonly DamagedRow[]) {
    this.#state = state
    this.#revisions = revisions
    this.damaged = damaged
  }

  get state(): WorkspaceState {
    return this.#state
  }

  /** Is called after each commit. Bound, so that it can be handed to `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** The revision this workspace knows of a row; 0 for one that was never written. */
  revision(table: TableName, id: string): number {
    return this.#revisions[table].get(id) ?? 0
  }

  /**
   * What the journal now holds. Only `commit` and `replaceAll` call it.
   * @param rev of the changed rows: the number of the entry
   */
  apply(changes: readonly Change[], rev: number): void {
    for (const { table, id, value } of changes) {
      if (value === null) this.#revisions[table].delete(id)
      else this.#revisions[table].set(id, rev)
    }
    this.#state = stateAfter(this.#state, changes)
    for (const listener of this.#listeners) listener()
  }
}

export function emptyState(): WorkspaceState {
  return perTable(() => new Map<string, never>())
}

export function emptyRevisions(): Revisions {
  return perTable(() => new Map<string, number>())
}

/**
 * The state after these changes: only tables that changed get a new map.
 * @param owned maps made by earlier calls that nobody else has seen; they are written to instead of copied. So a batch
 * of a thousand verbs copies each table once, not a thousand times.
 */
export function stateAfter(
  state: WorkspaceState,
  changes: readonly Change[],
  owned = new Set<unknown>(),
): WorkspaceState {
  const next: MutableState = { ...state }
  for (const change of changes) applyChange(next, change, owned)
  return next
}

type MutableState = { -readonly [T in TableName]: WorkspaceState[T] }

function applyChange<T extends TableName>(state: MutableState, change: ChangeOf<T>, owned: Set<unknown>): void {
  const old: ReadonlyMap<string, Tables[T]> = state[change.table]
  const map = owned.has(old) && old instanceof Map ? old : new Map(old)
  if (change.value === null) map.delete(change.id)
  else map.set(change.id, change.value)
  owned.add(map)
  state[change.table] = map
}
