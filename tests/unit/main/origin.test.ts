import { describe, expect, it } from 'vitest'
import { isMainPage, isOurAddress } from '../../../src/main/security/origin.ts'
import { mayLoad } from '../../../src/main/security/session-rules.ts'

describe('an address is ours by its parsed parts, not by what it contains', () => {
  it.each([
    ['app://station/', true],
    ['app://station/index.html#/children/1', true],
    ['app://station/assets/x.js', true],
    ['app://station.evil.com/', false],
    ['app://station@evil.com/', false],
    ['app://user@station/', false],
    ['https://evil.com/?app://station/', false],
    ['https://station/', false],
    ['application://station/', false],
    ['javascript:app://station/', false],
    ['', false],
    ['not an address', false],
  ])('%s → %s', (address, ours) => {
    expect(isOurAddress(address)).toBe(ours)
  })
})

describe('the window may go to its page and nowhere else', () => {
  it.each([
    ['app://station/', true],
    ['app://station/index.html?x#/y', true],
    ['app://station/print-window.html', false],
    ['app://station/assets/', false],
    ['https://example.com/index.html', false],
  ])('%s → %s', (address, allowed) => {
    expect(isMainPage(address)).toBe(allowed)
  })
})

describe('what may be loaded', () => {
  const dev = 'http://localhost:5173'
  it.each([
    ['app://station/assets/x.js', undefined, true],
    ['blob:app://station/3f1c', undefined, true],
    ['data:image/png;base64,AAAA', undefined, true],
    ['blob:https://evil.com/3f1c', undefined, false],
    ['https://example.com/', undefined, false],
    ['http://localhost:5173/x', undefined, false],
    ['ws://localhost:5173/', undefined, false],
    ['devtools://devtools/bundled/x.js', undefined, false],
    ['file:///etc/passwd', undefined, false],
    ['chrome-extension://abc/x', undefined, false],
    ['ws://localhost:5173/?token=1', dev, true],
    ['ws://localhost:51730/', dev, false],
    ['devtools://devtools/bundled/x.js', dev, true],
    ['https://example.com/', dev, false],
  ])('%s (server %s) → %s', (address, server, allowed) => {
    expect(mayLoad(address, server)).toBe(allowed)
  })
})
