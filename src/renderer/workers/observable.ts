/** What `soon` changes is told at most so often, in ms: more is not seen, and a page that draws it all has no time for its work. */
const EVERY_MS = 200

/** A value that changes and tells; `get` and `subscribe` are bound for `useSyncExternalStore`. */
export class Observable<T> {
  #value: T
  readonly #listeners = new Set<() => void>()
  #told = Number.NEGATIVE_INFINITY

  constructor(value: T) {
    this.#value = value
  }

  readonly get = (): T => this.#value

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** Replaces the value, or the given parts of it. */
  update(change: Partial<T>): void {
    this.#value = { ...this.#value, ...change }
    this.#told = performance.now()
    for (const listener of this.#listeners) listener()
  }

  /** As `update`, for what changes many times a second: the last changes may be told only with the next update. */
  soon(change: Partial<T>): void {
    if (performance.now() - this.#told >= EVERY_MS) this.update(change)
    else this.#value = { ...this.#value, ...change }
  }
}
