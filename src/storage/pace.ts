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
    await nextTask()
    this.#since = performance.now()
  }
}

/** A message, not a timer: timers wait four milliseconds each, and a second each where no window is seen. */
async function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  await new Promise<void>((resume) => {
    port1.onmessage = () => resume()
    port2.postMessage(null)
  })
  port1.close()
}
