import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { wrongTriesSchema, type WrongTry } from '../contract/wrong-tries.ts'
import { writeDurably } from './files/durable.ts'

/**
 * How many wrong passwords were tried in a row for each key slot, so that the growing wait survives a restart. It holds
 * random ids and counts, nothing personal. It slows down somebody at the keyboard, no more: who can write to the disk can
 * delete it, which ends the wait and opens nothing; against them stands the cost of Argon2id.
 */
export class WrongTries {
  readonly #path: string
  /** One after the other: two calls must not write over each other. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(profile: string) {
    this.#path = join(profile, 'wrong-tries.json')
  }

  /** Empty when there is no such file, or it cannot be read: that only ends a wait. */
  async all(): Promise<Readonly<Record<string, WrongTry>>> {
    let text: string
    try {
      text = await readFile(this.#path, 'utf8')
    } catch {
      return {}
    }
    try {
      const read = wrongTriesSchema.safeParse(JSON.parse(text))
      return read.success ? read.data : {}
    } catch {
      return {}
    }
  }

  /** One more. */
  async wrong(slotId: string, at: string): Promise<WrongTry> {
    return this.#after(async () => {
      const all = await this.all()
      const next = { wrong: Math.min((all[slotId]?.wrong ?? 0) + 1, 1_000_000), at }
      await this.#keep({ ...all, [slotId]: next })
      return next
    })
  }

  /** The right one was typed. Answers how many wrong ones were before it. */
  async clear(slotId: string): Promise<number> {
    return this.#after(async () => {
      const { [slotId]: before, ...others } = await this.all()
      if (before !== undefined) await this.#keep(others)
      return before?.wrong ?? 0
    })
  }

  async #keep(all: Readonly<Record<string, WrongTry>>): Promise<void> {
    await writeDurably(this.#path, JSON.stringify(all))
  }

  async #after<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work)
    // A failure is the caller's; the next call only waits for the end.
    this.#last = done.catch(() => undefined)
    return done
  }
}
