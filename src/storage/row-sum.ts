import type { Sealed } from '../vault/aes-gcm.ts'

/**
 * A sum over a row's sealed bytes, 0 to 2⁵³ − 1: tells a changed bit on the disk from what was written, some hundred
 * megabytes a second and without a key. It is no seal, and what it lets through never reaches a screen: the record then
 * comes out of a bundle, which has its own (bundles.ts).
 */
export function rowSum({ iv, ct }: Sealed): number {
  const one = mix(mix({ low: 0x9e3779b9, high: 0x85ebca6b }, iv), ct)
  const low = finish(one.low ^ one.high)
  const high = finish(one.high ^ low ^ ct.byteLength)
  return (high & 0x1fffff) * 2 ** 32 + low
}

interface Lanes {
  readonly low: number
  readonly high: number
}

/** Words of four bytes; every step can be undone, so that two inputs that differ in one word never meet. */
function mix(lanes: Lanes, bytes: Uint8Array): Lanes {
  // A view of words has to begin at a multiple of four.
  const own = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice()
  const words = new Int32Array(own.buffer, own.byteOffset, own.byteLength >> 2)
  let { low, high } = lanes
  for (const word of words) {
    low = Math.imul(low ^ word, 0x85ebca6b)
    low ^= low >>> 15
    high = Math.imul(high ^ word, 0xc2b2ae35)
    high ^= high >>> 13
  }
  for (let at = words.byteLength; at < own.byteLength; at += 1) {
    low = Math.imul(low ^ (own[at] ?? 0), 0x01000193)
    high = Math.imul(high ^ (own[at] ?? 0), 0x9e3779b1)
  }
  return { low, high }
}

function finish(lane: number): number {
  const once = Math.imul(lane ^ (lane >>> 16), 0x7feb352d)
  const twice = Math.imul(once ^ (once >>> 15), 0x846ca68b)
  return (twice ^ (twice >>> 16)) >>> 0
}
