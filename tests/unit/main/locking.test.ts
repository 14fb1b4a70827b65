import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Locking } from '../../../src/main/locking/locking.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A PC whose system counts idle seconds truly, unless a test says otherwise. */
function desk({ system }: { system?: (idle: number) => number } = {}) {
  let now = 0
  let touchedAt = 0
  const ask = vi.fn()
  const saySoon = vi.fn()
  const throwAway = vi.fn()
  const hideFromCapture = vi.fn()
  const truly = () => Math.floor((now - touchedAt) / 1000)
  const locking = new Locking({
    systemIdleSeconds: () => (system === undefined ? truly() : system(truly())),
    now: () => now,
    ask,
    saySoon,
    throwAway,
    hideFromCapture,
  })
  /** Seconds go by; somebody works in another program at the seconds said, in our window at the others. */
  const pass = (seconds: number, { elsewhere = false, here = false } = {}) => {
    for (let second = 0; second < seconds; second++) {
      now += 1000
      vi.advanceTimersByTime(1000)
      if (elsewhere || here) touchedAt = now
      if (here) locking.touched()
      locking.look()
    }
  }
  return { locking, pass, ask, saySoon, throwAway, hideFromCapture }
}

const TEN = { lockAfterMinutes: 10, hideFromCapture: false }

describe('an idle machine', () => {
  it('locks after the station’s time, and says so a minute before', () => {
    const { locking, pass, ask, saySoon } = desk()
    locking.guard(TEN)
    pass(539)
    expect([saySoon.mock.calls, ask.mock.calls]).toEqual([[], []])
    pass(1)
    expect([saySoon.mock.calls, ask.mock.calls]).toEqual([[[true]], []])
    pass(59)
    expect(ask).not.toHaveBeenCalled()
    pass(1)
    expect(ask.mock.calls).toEqual([['left']])
  })

  it('does not count while somebody works in another program', () => {
    const { locking, pass, ask } = desk()
    locking.guard(TEN)
    for (let minute = 0; minute < 60; minute++) {
      pass(50, { elsewhere: true })
      pass(10)
    }
    expect(ask).not.toHaveBeenCalled()
  })

  it('goes on being open when somebody moves within the last minute, and takes the notice back', () => {
    const { locking, pass, ask, saySoon } = desk()
    locking.guard(TEN)
    pass(570)
    pass(1, { here: true })
    pass(500)
    expect([saySoon.mock.calls, ask.mock.calls]).toEqual([[[true], [false]], []])
  })

  it.each([
    ['a system that never counts', () => 0],
    ['a system that counts right', (idle: number) => idle],
  ])('locks under %s', (_name, system) => {
    const { locking, pass, ask } = desk({ system })
    locking.guard(TEN)
    pass(600)
    expect(ask.mock.calls).toEqual([['left']])
  })

  it('stays open while somebody types in the window, whatever the system counts', () => {
    const { locking, pass, ask } = desk({ system: () => 5000 })
    locking.guard(TEN)
    pass(3600, { here: true })
    expect(ask).not.toHaveBeenCalled()
  })

  it('never locks with 0 minutes, and not a desk that is locked', () => {
    const { locking, pass, ask } = desk()
    locking.guard({ ...TEN, lockAfterMinutes: 0 })
    pass(7200)
    locking.guard(TEN)
    locking.forget()
    pass(7200)
    expect(ask).not.toHaveBeenCalled()
  })

  it('gives notice for half of a very short time', () => {
    const { locking, pass, saySoon } = desk()
    locking.guard({ ...TEN, lockAfterMinutes: 1 })
    pass(29)
    expect(saySoon).not.toHaveBeenCalled()
    pass(1)
    expect(saySoon.mock.calls).toEqual([[true]])
  })
})

describe('a page asked to lock', () => {
  it('is thrown away by force when it does not even cover the desk', () => {
    const { locking, ask, throwAway } = desk()
    locking.guard(TEN)
    locking.left()
    expect(ask.mock.calls).toEqual([['left']])
    vi.advanceTimersByTime(14_999)
    expect(throwAway).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(throwAway).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['has covered the desk', (locking: Locking) => locking.covered()],
    ['was thrown away already', (locking: Locking) => locking.forget()],
    ['was uncovered by its person', (locking: Locking) => locking.guard(TEN)],
  ])('is left alone when it %s', (_name, answer) => {
    const { locking, throwAway } = desk()
    locking.guard(TEN)
    locking.left()
    answer(locking)
    vi.advanceTimersByTime(60_000)
    expect(throwAway).not.toHaveBeenCalled()
  })

  it('is not thrown away when it is locked already, nor when a person asked', () => {
    const { locking, ask, throwAway } = desk()
    locking.left()
    locking.guard(TEN)
    locking.wanted()
    vi.advanceTimersByTime(60_000)
    expect(ask.mock.calls).toEqual([['left'], ['wanted']])
    expect(throwAway).not.toHaveBeenCalled()
  })
})

it('keeps the window out of screenshots as the open desk says', () => {
  const { locking, hideFromCapture } = desk()
  locking.guard({ ...TEN, hideFromCapture: true })
  locking.forget()
  locking.guard(TEN)
  expect(hideFromCapture.mock.calls).toEqual([[true], [false]])
})

it('leaves that as it is while the keys are in the page and no desk yet, and locks all the same', () => {
  const { locking, hideFromCapture, ask } = desk()
  locking.guard({ ...TEN, hideFromCapture: true })
  locking.forget()
  locking.guard({ lockAfterMinutes: 5 })
  locking.left()
  expect(hideFromCapture.mock.calls).toEqual([[true]])
  expect(ask.mock.calls).toEqual([['left']])
})
