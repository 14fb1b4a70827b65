/**
 * What is held while bytes go through: nobody writes into it, so the system gives no memory for it. Chromium keeps the
 * memory of buffers that were let go for the next ones only up to an eighth of what it has given out; beyond that it goes
 * back to the system, which clears it page by page before it gives it out again. That took as long as the ciphers.
 */
const HELD_BYTES = 2 ** 26

/** @returns to be called in the end */
export function holdMemory(): () => void {
  let held: ArrayBuffer | null = new ArrayBuffer(HELD_BYTES)
  return () => {
    held = held?.byteLength === 0 ? held : null
  }
}
