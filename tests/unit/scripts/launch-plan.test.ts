import { describe, expect, it } from 'vitest'
import { launchPlan, type Facts } from '../../../scripts/start/launch-plan.ts'
import { librariesNotFound } from '../../../scripts/start/look-around.ts'

const ELECTRON = '/app/node_modules/electron/dist/electron'
const STANDIN = '/app/tests/standin/electron'
const good: Facts = {
  platform: 'linux',
  isRoot: false,
  hasDisplay: true,
  hasXvfbRun: false,
  electron: { path: ELECTRON },
  missingLibraries: [],
  usernsAllowed: true,
  sandboxHelper: undefined,
  chromium: '/usr/bin/chromium',
}
const plan = (facts: Partial<Facts>) => launchPlan({ ...good, ...facts }, STANDIN)
const words = (facts: Partial<Facts>) => plan(facts).say.join('\n')

describe('npm start with the Electron binary', () => {
  it('opens it without a word when nothing is in the way', () => {
    for (const platform of ['linux', 'win32', 'darwin'] as const)
      expect(plan({ platform })).toEqual({ kind: 'run', say: [], command: [ELECTRON, '.'], env: {} })
  })

  it('adds --no-sandbox for root, and says so', () => {
    expect(plan({ isRoot: true })).toMatchObject({ kind: 'run', command: [ELECTRON, '.', '--no-sandbox'] })
    expect(words({ isRoot: true })).toContain('--no-sandbox')
  })

  it('never drops the sandbox for an ordinary user: it says how to give it its helper', () => {
    expect(plan({ usernsAllowed: false }).kind).toBe('stop')
    expect(words({ usernsAllowed: false })).toContain('sudo chmod 4755 /app/node_modules/electron/dist/chrome-sandbox')
    expect(plan({ usernsAllowed: false, sandboxHelper: '/x/chrome-sandbox' })).toMatchObject({
      kind: 'run',
      command: [ELECTRON, '.'],
    })
  })

  it('names missing libraries with the line that installs them', () => {
    const facts = { missingLibraries: ['libnss3.so', 'libnssutil3.so', 'libgbm.so.1', 'libodd.so.9'] }
    expect(plan(facts).kind).toBe('stop')
    expect(words(facts)).toContain('apt-get install -y --no-install-recommends libnss3 libgbm1\n')
    expect(words(facts)).toContain('libodd.so.9')
  })

  it('opens on a virtual screen when there is none, or points to the demo', () => {
    expect(plan({ hasDisplay: false, hasXvfbRun: true })).toMatchObject({
      kind: 'run',
      command: ['xvfb-run', '-a', ELECTRON, '.'],
    })
    expect(plan({ hasDisplay: false }).kind).toBe('stop')
    expect(words({ hasDisplay: false })).toContain('npm run demo')
  })
})

describe('npm start without the Electron binary', () => {
  const electron = { missing: 'no progress for 20 s' }

  it('says why in one line and opens the stand-in window', () => {
    expect(plan({ electron })).toMatchObject({ kind: 'run', command: [STANDIN, '.'], env: { STANDIN_HEADED: '1' } })
    expect(plan({ electron }).say[0]).toBe('The Electron binary cannot be had (no progress for 20 s).')
  })

  it('says what is missing when there is no Chromium either', () => {
    expect(plan({ electron, chromium: undefined }).kind).toBe('stop')
    expect(words({ electron, chromium: undefined })).toContain('node scripts/setup.ts')
  })

  it('opens no stand-in on Windows or macOS', () => {
    for (const platform of ['win32', 'darwin'] as const) {
      expect(plan({ electron, platform }).kind).toBe('stop')
      expect(words({ electron, platform })).toContain('ELECTRON_MIRROR')
    }
  })

  it('points to the demo when there is no screen', () => {
    expect(words({ electron, hasDisplay: false })).toContain('npm run demo')
  })
})

it('reads missing libraries out of what ldd prints', () => {
  const printed = [
    '\tlinux-vdso.so.1 (0x00007ffd)',
    '\tlibnss3.so => not found',
    '\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)',
    '\tlibgbm.so.1 => not found',
  ].join('\n')
  expect(librariesNotFound(printed)).toEqual(['libnss3.so', 'libgbm.so.1'])
})
