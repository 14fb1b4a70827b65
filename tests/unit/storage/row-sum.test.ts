import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowSum } from '../../../src/storage/row-sum.ts'

const bytes = (min: number, max: number) =>
  fc.uint8Array({ minLength: min, maxLength: max }).map((read) => new Uint8Array(read))

describe('the sum of a row', () => {
  it('is a whole number that JSON keeps', () => {
    fc.assert(
      fc.property(bytes(12, 12), bytes(0, 200), (iv, ct) => {
        const sum = rowSum({ iv, ct })
        expect(Number.isSafeInteger(sum) && sum >= 0).toBe(true)
        expect(JSON.parse(JSON.stringify(sum))).toBe(sum)
      }),
    )
  })

  it('is another when any bit is another', () => {
    fc.assert(
      fc.property(bytes(12, 12), bytes(1, 200), fc.nat(), fc.nat(7), (iv, ct, place, bit) => {
        const at = place % (iv.byteLength + ct.byteLength)
        const changed = { iv: iv.slice(), ct: ct.slice() }
        const part = at < iv.byteLength ? changed.iv : changed.ct
        const index = at < iv.byteLength ? at : at - iv.byteLength
        part[index] = (part[index] ?? 0) ^ (1 << bit)
        expect(rowSum(changed)).not.toBe(rowSum({ iv, ct }))
      }),
      { numRuns: 500 },
    )
  })

  it('is another when bytes are cut off, added or swapped', () => {
    const iv = new Uint8Array(12)
    const ct = Uint8Array.from({ length: 64 }, (_, at) => at)
    const sum = rowSum({ iv, ct })
    expect(rowSum({ iv, ct: ct.slice(0, 63) })).not.toBe(sum)
    expect(rowSum({ iv, ct: Uint8Array.from([...ct, 0]) })).not.toBe(sum)
    expect(rowSum({ iv, ct: ct.toReversed() })).not.toBe(sum)
  })

  it('does not depend on where the bytes lie in memory', () => {
    const whole = Uint8Array.from({ length: 80 }, (_, at) => at * 7)
    const iv = new Uint8Array(12)
    expect(rowSum({ iv, ct: whole.subarray(3, 50) })).toBe(rowSum({ iv, ct: whole.slice(3, 50) }))
  })
})
