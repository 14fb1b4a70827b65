import type { SaveState } from '../save-line.tsx'

/** What storing a draft came to. `reason` is a sentence for the save line. */
export type SaveOutcome = { readonly ok: true } | { readonly ok: false; readonly reason: string }

interface AutosaverParts<Values> {
  readonly save: (values: Values) => Promise<SaveOutcome>
  readonly onState: (state: SaveState) => void
  readonly now?: () => Date
  /** Milliseconds after the first unsaved key until it is written; so at most this much typing is ever in the air. */
  readonly delay?: number
  /** Milliseconds until a write that failed is tried again. */
  readonly retry?: number
}

const DELAY_MS = 250
const RETRY_MS = 3000

/**
 * Writes a draft while it is typed: within a second of the first unsaved key, also in the middle of a sentence, and at
 * once when the desk locks or the window closes. One write at a time; the newest values win.
 */
export class Autosaver<Values> {
  readonly #parts: Required<AutosaverParts<Values>>
  #dirty: { readonly values: Values } | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #writing: Promise<boolean> | null = null

  constructor(parts: AutosaverParts<Values>) {
    this.#parts = { now: () => new Date(), delay: DELAY_MS, retry: RETRY_MS, ...parts }
  }

  /** Something typed is not on the disk. */
  get pending(): boolean {
    return this.#dirty !== null || this.#writing !== null
  }

  changed(values: Values): void {
    this.#dirty = { values }
    this.#schedule(this.#parts.delay)
  }

  /** Writes what is not written yet. True when all of it is on the disk. */
  async flush(): Promise<boolean> {
    this.#stopTimer()
    if (this.#writing !== null) await this.#writing
    while (this.#dirty !== null) if (!(await this.#write())) return false
    return true
  }

  /** What is unsaved has been saved another way, or is not wanted: it is not written any more. */
  drop(): void {
    this.#stopTimer()
    this.#dirty = null
  }

  /** Stops the timers; what is unsaved stays so. Call `flush` first. */
  stop(): void {
    this.#stopTimer()
  }

  #schedule(delay: number): void {
    // A running timer is not moved: while someone types on and on, it still goes off.
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      if (this.#writing === null && this.#dirty !== null) void this.#write()
    }, delay)
  }

  #stopTimer(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  async #write(): Promise<boolean> {
    const taken = this.#dirty
    if (taken === null) return true
    this.#dirty = null
    this.#parts.onState({ kind: 'saving' })
    this.#writing = this.#parts.save(taken.values).then(
      (outcome) => this.#written(taken, outcome),
      (error: unknown) => this.#written(taken, { ok: false, reason: String(error) }),
    )
    const stored = await this.#writing
    return stored
  }

  #written(taken: { readonly values: Values }, outcome: SaveOutcome): boolean {
    this.#writing = null
    if (outcome.ok) {
      this.#parts.onState({ kind: 'saved', at: this.#parts.now().toISOString() })
      if (this.#dirty !== null) this.#schedule(this.#parts.delay)
      return true
    }
    // What was typed meanwhile is newer and holds it all.
    this.#dirty ??= taken
    this.#parts.onState({ kind: 'notSaved', reason: outcome.reason })
    this.#schedule(this.#parts.retry)
    return false
  }
}
