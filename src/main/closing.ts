import type { BrowserWindow } from 'electron'

/** A page that has not even heard the question by then is not going to answer. */
const HEARD_WITHIN_MS = 5_000
/** Time to store what is typed, on a slow disk. */
const ANSWERED_WITHIN_MS = 20_000

/**
 * Closing the window asks the page first: it stores what is typed, and may offer a backup that is due. A page that is
 * gone or does not answer never keeps the app open, and neither does a person who closes a second time.
 */
export class Closing {
  readonly #window: BrowserWindow
  readonly #ask: () => void
  readonly #quit: () => void
  #state: 'open' | 'asked' | 'staying' | 'allowed' = 'open'
  #timer: NodeJS.Timeout | undefined

  /** @param ask sends the question to the page */
  constructor(window: BrowserWindow, ask: () => void, quit: () => void) {
    this.#window = window
    this.#ask = ask
    this.#quit = quit
    window.on('close', (event) => {
      if (this.#state === 'allowed' || window.webContents.isCrashed()) return
      event.preventDefault()
      this.#closeWanted()
    })
  }

  /** What the page says to it. */
  readonly heard = (word: 'heard' | 'go' | 'stay' | 'back'): void => {
    if (word === 'back') {
      if (this.#state === 'staying') this.#state = 'open'
      return
    }
    if (this.#state !== 'asked' && !(this.#state === 'staying' && word === 'go')) return
    clearTimeout(this.#timer)
    if (word === 'go') this.#close()
    else if (word === 'stay') this.#state = 'staying'
    else this.#wait(ANSWERED_WITHIN_MS)
  }

  /** The page was thrown away with its question: the next close asks anew. */
  readonly forget = (): void => {
    if (this.#state === 'staying') this.#state = 'open'
  }

  #closeWanted(): void {
    if (this.#state === 'asked') return
    if (this.#state === 'staying') {
      this.#close()
      return
    }
    this.#state = 'asked'
    this.#wait(HEARD_WITHIN_MS)
    this.#ask()
  }

  #wait(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#close(), ms)
  }

  #close(): void {
    this.#state = 'allowed'
    if (!this.#window.isDestroyed()) this.#quit()
  }
}
