import { NOTHING_OPENED, type Opened } from './sight.ts'

/** What the person at this desk has opened with a reason, from unlocking to locking. Screens listen to it. */
export class OpenedFiles {
  #now: Opened = NOTHING_OPENED
  readonly #listeners = new Set<() => void>()

  /** Replaced at each change, so that it can be compared by identity. */
  readonly now = (): Opened => this.#now

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  add(what: keyof Opened, childId: string): void {
    this.#now = { ...this.#now, [what]: new Set([...this.#now[what], childId]) }
    for (const listener of this.#listeners) listener()
  }
}
