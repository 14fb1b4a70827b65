/** Nobody writes into it, so the system gives no memory for it. */
const HELD_BYTES = 2 ** 26

const held = new Set<ArrayBuffer>()

/**
 * Chromium keeps the memory of buffers that were let go for the next ones only up to an eighth of what it has given out;
 * beyond that it goes back to the system, which clears it page by page before it gives it out again. That takes longer
 * than the ciphers. So while bytes go through, it has given out something large.
 * @returns to be called when they no longer do
 */
export function holdMemory(): () => void {
  const spare = new ArrayBuffer(HELD_BYTES)
  held.add(spare)
  return () => {
    held.delete(spare)
  }
}
