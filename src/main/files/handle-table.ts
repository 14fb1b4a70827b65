import { randomBytes } from 'node:crypto'

/**
 * What the page may touch outside itself: only what the user chose in a dialog, known to it by a random id. The page
 * never names a path.
 */
export class HandleTable<Thing> {
  readonly #things = new Map<string, Thing>()

  get isEmpty(): boolean {
    return this.#things.size === 0
  }

  add(thing: Thing): string {
    const id = randomBytes(16).toString('hex')
    this.#things.set(id, thing)
    return id
  }

  get(id: string): Thing | undefined {
    return this.#things.get(id)
  }

  take(id: string): Thing | undefined {
    const thing = this.#things.get(id)
    this.#things.delete(id)
    return thing
  }

  /** Empties the table, e.g. when the page starts anew and has forgotten its ids. */
  takeAll(): readonly Thing[] {
    const things = [...this.#things.values()]
    this.#things.clear()
    return things
  }
}
