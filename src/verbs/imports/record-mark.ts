/**
 * A short sum over a record as it was written, to see later whether it has changed since. It is no seal: whoever could
 * change a record on the disk needs the keys (src/vault). 53 bits, after cyrb53.
 */
export function recordMark(...records: readonly unknown[]): string {
  const text = JSON.stringify(records)
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36)
}
