/** Before it locks, the desk says so for this long. */
const NOTICE_SECONDS = 60

export interface IdleWatchParts {
  /** Seconds since anybody touched this PC, as the system counts them. */
  readonly systemIdleSeconds: () => number
  /** Milliseconds of a clock that goes on. */
  readonly now: () => number
  /** True once when the desk is about to lock, false once when somebody is there after all. */
  readonly onSoon: (soon: boolean) => void
  readonly onIdle: () => void
}

/**
 * Tells when nobody has touched the machine for the station's time, whichever window is in front.
 *
 * On Linux under Wayland the system's count is wrong in two ways (electron#27912, electron#34826): it stays 0 for ever, or
 * it goes on while somebody types. So a key or a click in our own window always counts as somebody there, and a system
 * that has not counted a single second for the whole of the time is not believed: then our own window decides.
 */
export class IdleWatch {
  readonly #parts: IdleWatchParts
  #limit = 0
  #touchedAt = 0
  #countedAt = 0
  #soon = false

  constructor(parts: IdleWatchParts) {
    this.#parts = parts
  }

  /** @param minutes 0: the desk does not lock by itself */
  begin(minutes: number): void {
    this.#limit = minutes * 60
    this.#touchedAt = this.#countedAt = this.#parts.now()
    this.#say(false)
  }

  /** Nobody is at the desk: it is locked. */
  stop(): void {
    this.#limit = 0
    this.#soon = false
  }

  /** Somebody pressed a key or moved the mouse in the window. */
  touched(): void {
    this.#touchedAt = this.#parts.now()
    if (this.#soon) this.look()
  }

  /** Called every second. */
  look(): void {
    if (this.#limit === 0) return
    const idle = this.#idleSeconds()
    const left = this.#limit - idle
    if (left <= 0) {
      // Asked once; a page that does not lock is ended by whoever watches it.
      this.stop()
      this.#parts.onIdle()
    } else this.#say(left <= Math.min(NOTICE_SECONDS, this.#limit / 2))
  }

  #idleSeconds(): number {
    const now = this.#parts.now()
    const system = this.#parts.systemIdleSeconds()
    if (system > 0) this.#countedAt = now
    const here = (now - this.#touchedAt) / 1000
    return now - this.#countedAt < this.#limit * 1000 ? Math.min(system, here) : here
  }

  #say(soon: boolean): void {
    if (soon === this.#soon) return
    this.#soon = soon
    this.#parts.onSoon(soon)
  }
}
