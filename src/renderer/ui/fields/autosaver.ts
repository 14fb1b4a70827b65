import type { SaveState } from '../save-line.tsx'

/** What storing a draft came to. `reason` is a sentence for the save line. */
export type SaveOutcome =
  | { readonly ok: true }
  /** `final`: trying again is no use, because what was written to is gone or finished. */
  | { readonly ok: false; readonly reason: string; readonly final?: boolean }

interface AutosaverParts<Values> {
  readonly save: (values: Values) => Promise<SaveOutcome>
  /** Hears of each change, besides `listen`. */
  readonly onState?: (state: SaveState) => void
  readonly now?: () => Date
  /** Milliseconds after the first unsaved key until it is written; so at most this much typing is ever in the air. */
  readonly delay?: number
  /** Milliseconds until a write that failed is tried again. */
  readonly retry?: number
}

const DELAY_MS = 250
const RETRY_MS = 3000

/** The newest words, and the ISO instant of the last key. */
export interface Typed<Values> {
  readonly values: Values
  readonly at: string
}

/**
 * Writes a draft while it is typed: within a second of the first unsaved key, also in the middle of a sentence, and at
 * once when the desk locks or the window closes. One write at a time; the newest values win.
 */
export class Autosaver<Values> {
  readonly #parts: Required<Omit<AutosaverParts<Values>, 'save'>>
  #save: AutosaverParts<Values>['save']
  #dirty: Typed<Values> | null = null
  /** What is being written just now. */
  #taken: Typed<Values> | null = null
  #state: SaveState = { kind: 'untouched' }
  #listener: ((state: SaveState) => void) | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #writing: Promise<boolean> | null = null

  constructor({ save, ...parts }: AutosaverParts<Values>) {
    this.#save = save
    this.#parts = { now: () => new Date(), delay: DELAY_MS, retry: RETRY_MS, onState: () => undefined, ...parts }
  }

  /** Something typed is not on the disk. */
  get pending(): boolean {
    return this.#dirty !== null || this.#writing !== null
  }

  /** What was typed and is not on the disk; `null` when all of it is. */
  get unstored(): Typed<Values> | null {
    return this.#dirty ?? this.#taken
  }

  get state(): SaveState {
    return this.#state
  }

  /** Another way to write the same words: its sentences may be in another language. */
  saveBy(save: AutosaverParts<Values>['save']): void {
    this.#save = save
  }

  /** The page the words are on; one at a time. Returns how to leave. */
  listen(listener: (state: SaveState) => void): () => void {
    this.#listener = listener
    return () => {
      if (this.#listener === listener) this.#listener = null
    }
  }

  changed(values: Values): void {
    this.#dirty = { values, at: this.#parts.now().toISOString() }
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
    this.#taken = taken
    this.#enter({ kind: 'saving' })
    this.#writing = this.#save(taken.values).then(
      (outcome) => this.#written(taken, outcome),
      (error: unknown) => this.#written(taken, { ok: false, reason: String(error) }),
    )
    const stored = await this.#writing
    return stored
  }

  #written(taken: Typed<Values>, outcome: SaveOutcome): boolean {
    this.#writing = null
    this.#taken = null
    if (outcome.ok) {
      this.#enter({ kind: 'saved', at: this.#parts.now().toISOString() })
      if (this.#dirty !== null) this.#schedule(this.#parts.delay)
      return true
    }
    // Nobody has the words before them, and nothing is there any more that they could be written to.
    if (outcome.final === true && this.#listener === null) {
      this.drop()
      return true
    }
    // What was typed meanwhile is newer and holds it all.
    this.#dirty ??= taken
    this.#enter({ kind: 'notSaved', reason: outcome.reason })
    this.#schedule(this.#parts.retry)
    return false
  }

  #enter(state: SaveState): void {
    this.#state = state
    this.#parts.onState(state)
    this.#listener?.(state)
  }
}
