import type { JournalHead } from '../contract/journal-frame.ts'
import type { ReadEntry } from './journal.ts'

/** Follows entries in order and notes the numbers nobody has. */
export class Gaps {
  readonly #found: (readonly [number, number])[] = []
  #end: JournalHead | null

  constructor(start: JournalHead | null) {
    this.#end = start
  }

  get found(): readonly (readonly [number, number])[] {
    return this.#found
  }

  get end(): JournalHead | null {
    return this.#end
  }

  pass(read: ReadEntry): void {
    const last = this.#end?.seq ?? 0
    if (read.seq > last + 1) this.#found.push([last + 1, read.seq - 1])
    if (read.kind === 'damaged') this.#found.push([read.seq, read.seq])
    this.#end = { seq: read.seq, hash: read.hash }
  }

  forget(): void {
    this.#found.length = 0
  }
}
