import { describe, expect, it } from 'vitest'
import { secondsToWait, waitAfter } from '../../../../src/renderer/app/wait-after.ts'

const at = '2026-11-23T04:00:00.000Z'
const later = (seconds: number) => new Date(new Date(at).getTime() + seconds * 1000)

describe('the wait after wrong passwords', () => {
  it('is none for two slips, doubles from the third on, and ends at a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 500].map(waitAfter)).toEqual([0, 0, 2, 4, 8, 16, 32, 60, 60])
  })

  it('runs while the app is closed', () => {
    const tried = { wrong: 6, at }
    expect([0, 1, 15.2, 16, 1000].map((seconds) => secondsToWait(tried, later(seconds)))).toEqual([16, 15, 1, 0, 0])
  })

  it('is no longer than at first when the clock was set back', () => {
    expect(secondsToWait({ wrong: 6, at }, later(-86_400))).toBe(16)
  })

  it('is none for somebody who mistyped nothing', () => {
    expect(secondsToWait(undefined, later(0))).toBe(0)
  })
})
