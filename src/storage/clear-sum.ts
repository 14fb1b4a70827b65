/**
 * What lies in clear is not vouched for by any seal. A sum in it tells a changed bit from what was written: without it a
 * single bit in a key slot looks like a wrong password, for ever. It guards against a tired disk, not against a person.
 */
export function withSum<Copy extends object>(copy: Copy): Copy & { readonly sum: number } {
  return { ...copy, sum: sumOf(copy) }
}

/** False when the copy carries a sum that is not its own. Copies from before there were sums have none. */
export function sumHolds(copy: unknown): boolean {
  if (typeof copy !== 'object' || copy === null || !('sum' in copy)) return true
  const { sum, ...rest } = copy
  return sum === sumOf(rest)
}

/** CRC-32 of the JSON text: synchronous, so that it fits into a transaction. */
function sumOf(copy: object): number {
  let sum = 0xffffffff
  for (const byte of new TextEncoder().encode(JSON.stringify(copy))) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return (sum ^ 0xffffffff) >>> 0
}
