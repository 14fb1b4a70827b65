import { expect, it, vi } from 'vitest'
import { rememberLast } from '../../../src/renderer/app/remember-last.ts'

it('gives the same value for the same asking, and another for any other', () => {
  const make = vi.fn((one: string, other: number) => ({ one, other }))
  const remembered = rememberLast(make)
  const first = remembered('a', 1)
  expect(remembered('a', 1)).toBe(first)
  expect(remembered('a', 2)).toEqual({ one: 'a', other: 2 })
  expect(remembered('b', 2)).toEqual({ one: 'b', other: 2 })
  expect(remembered('a', 1)).not.toBe(first)
  expect(make).toHaveBeenCalledTimes(4)
})
