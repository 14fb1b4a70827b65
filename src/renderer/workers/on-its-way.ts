/**
 * Work that goes ahead of who waits for it, as much as is allowed at once. So the page, the worker and main work at the
 * same time, and none of them is given more than it can hold.
 */
export class OnItsWay {
  readonly #most: number
  readonly #begun: Promise<unknown>[] = []

  constructor(most: number) {
    this.#most = most
  }

  /** Begins it when there is room: when there is none, only after the oldest is done. Fails when that has failed. */
  async begin(work: () => Promise<unknown>): Promise<void> {
    if (this.#begun.length >= this.#most) await this.#begun.shift()
    const begun = work()
    // Told to whoever waits for it.
    begun.catch(() => undefined)
    this.#begun.push(begun)
  }

  /** Waits until all is done. Fails as the first that failed. */
  async done(): Promise<void> {
    while (this.#begun.length > 0) await this.#begun.shift()
  }
}
