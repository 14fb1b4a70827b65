import type { IpcInput } from '../../contract/ipc.ts'
import type { LockReason } from '../../contract/station-bridge.ts'
import { IdleWatch } from './idle-watch.ts'

/** A page that has not even covered the desk by then hangs: it could not store anything either. */
const COVERED_WITHIN_MS = 15_000

export interface LockingParts {
  readonly systemIdleSeconds: () => number
  readonly now: () => number
  /** Messages to the page. */
  readonly ask: (why: LockReason) => void
  readonly saySoon: (soon: boolean) => void
  /** Ends the page with everything in its memory, and loads it anew. */
  readonly throwAway: () => void
  /** Keeps the window out of screenshots and shared screens. */
  readonly hideFromCapture: (hide: boolean) => void
}

/**
 * When the desk locks, and that it does. The page stores what is typed and asks to be thrown away; when a person left
 * (idle, sleep, the system's lock screen) it covers the desk at once. A page that does neither is thrown away by force.
 */
export class Locking {
  readonly #parts: LockingParts
  readonly #idle: IdleWatch
  /** Whether somebody is at the desk: the page says so once it is unlocked. */
  #open = false
  #timer: NodeJS.Timeout | undefined

  constructor(parts: LockingParts) {
    this.#parts = parts
    this.#idle = new IdleWatch({
      systemIdleSeconds: parts.systemIdleSeconds,
      now: parts.now,
      onSoon: parts.saySoon,
      onIdle: () => this.left(),
    })
  }

  /** The desk is open, or its settings changed, or it was uncovered again; or the keys are in the page and no desk yet. */
  readonly guard = ({ lockAfterMinutes, hideFromCapture }: IpcInput<'app.guard'>): void => {
    this.#open = true
    clearTimeout(this.#timer)
    this.#idle.begin(lockAfterMinutes)
    if (hideFromCapture !== undefined) this.#parts.hideFromCapture(hideFromCapture)
  }

  /** The page has covered the desk and is storing what is typed. */
  readonly covered = (): void => {
    clearTimeout(this.#timer)
  }

  /** A person asked for it: the menu. */
  readonly wanted = (): void => {
    this.#parts.ask('wanted')
  }

  /** Nobody is in front of the screen any more. */
  readonly left = (): void => {
    this.#idle.stop()
    this.#parts.ask('left')
    if (!this.#open) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#parts.throwAway(), COVERED_WITHIN_MS)
  }

  readonly touched = (): void => {
    this.#idle.touched()
  }

  readonly look = (): void => {
    this.#idle.look()
  }

  /** The page was thrown away: the desk is locked. The window stays out of screenshots as it was. */
  readonly forget = (): void => {
    this.#open = false
    clearTimeout(this.#timer)
    this.#idle.stop()
  }
}
