export type OneByOne = <T>(work: () => Promise<T>) => Promise<T>

/**
 * Does what it is given in that order, each when the one before is done. After one has failed no other is begun: they
 * fail as it did.
 */
export function oneByOne(): OneByOne {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const done = last.then(work)
    last = done
    // Told to whoever waits for it.
    last.catch(() => undefined)
    return done
  }
}
