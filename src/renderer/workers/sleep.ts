/**
 * Lets a worker that is done sleep until it is ended. Awake it would clear its memory away at once, for 20 ms and more,
 * and a PC with two cores needs both for what its answer has begun.
 */
export function sleep(): void {
  // The one kind of shared memory there is in a page that is not isolated from all others.
  const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true })
  Atomics.wait(new Int32Array(buffer), 0, 0)
}
