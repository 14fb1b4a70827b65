import { EventEmitter } from 'node:events'
import type { BrowserWindow } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Closing } from '../../../src/main/closing.ts'

/** A window as far as closing needs one. */
class FakeWindow extends EventEmitter {
  crashed = false
  readonly webContents = { isCrashed: () => this.crashed }
  isDestroyed = () => false
  /** Whether the window would go. */
  close(): boolean {
    let stays = false
    this.emit('close', {
      preventDefault: () => {
        stays = true
      },
    })
    return !stays
  }
}

function closing() {
  const window = new FakeWindow()
  const ask = vi.fn()
  const quit = vi.fn()
  return { window, ask, quit, closing: new Closing(window as unknown as BrowserWindow, ask, quit) }
}

describe('closing the window', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('asks the page once and goes when it says so', () => {
    const { window, ask, quit, closing: asked } = closing()
    expect([window.close(), window.close()]).toEqual([false, false])
    expect(ask).toHaveBeenCalledTimes(1)
    asked.heard('heard')
    expect(quit).not.toHaveBeenCalled()
    asked.heard('go')
    expect(quit).toHaveBeenCalledTimes(1)
    expect(window.close()).toBe(true)
  })

  it.each([
    ['does not hear', 5_000, []],
    ['hears and then hangs', 20_000, ['heard']],
  ] as const)('a page that %s never keeps the app open', (_name, ms, words) => {
    const { window, quit, closing: asked } = closing()
    window.close()
    for (const word of words) asked.heard(word)
    vi.advanceTimersByTime(ms - 1)
    expect(quit).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(quit).toHaveBeenCalledTimes(1)
  })

  it('waits for a person as long as it takes; closing a second time closes', () => {
    const { window, ask, quit, closing: asked } = closing()
    window.close()
    asked.heard('heard')
    asked.heard('stay')
    vi.advanceTimersByTime(3_600_000)
    expect(quit).not.toHaveBeenCalled()
    window.close()
    expect(quit).toHaveBeenCalledTimes(1)
    expect(ask).toHaveBeenCalledTimes(1)
  })

  it('asks anew after the person went back to work, and after the page was thrown away', () => {
    const { window, ask, quit, closing: asked } = closing()
    for (const leave of [() => asked.heard('back'), () => asked.forget()]) {
      window.close()
      asked.heard('stay')
      leave()
    }
    window.close()
    expect(ask).toHaveBeenCalledTimes(3)
    expect(quit).not.toHaveBeenCalled()
  })

  it('does not ask a page that has crashed, and takes no word that was not asked for', () => {
    const { window, ask, quit, closing: asked } = closing()
    asked.heard('go')
    expect(quit).not.toHaveBeenCalled()
    window.crashed = true
    expect(window.close()).toBe(true)
    expect(ask).not.toHaveBeenCalled()
  })
})
