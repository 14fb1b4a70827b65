/** Longest the page's thread is kept before the screen may move, in milliseconds. */
const SLICE_MS = 30

/** Lets the page move now and then during long work: draw how far it is, and hear that somebody wants it stopped. */
export class Pace {
  #since = performance.now()

  /** Whether the page has waited long enough. */
  get isDue(): boolean {
    return performance.now() - this.#since >= SLICE_MS
  }

  /** The page moves; then the work goes on. */
  async pause(): Promise<void> {
    await new Promise((resume) => setTimeout(resume, 0))
    this.#since = performance.now()
  }
}
