import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { findChromium } from './find-chromium.ts'
import { launchSwitches } from './launch-switches.ts'
import { DevtoolsPipe } from './pipe.ts'

export const HEADED = process.env['STANDIN_HEADED'] === '1'

/**
 * Switches meant for the stand-in or the app, not for Chromium. Which names are looked up is said below, as the app says
 * it, but for this PC's own: the bytes of messages come from there.
 */
const NOT_FOR_CHROMIUM = new Set([
  'no-sandbox',
  'user-data-dir',
  'remote-debugging-pipe',
  'host-resolver-rules',
  'task',
])

const SWITCHES = [
  '--remote-debugging-pipe',
  '--no-first-run',
  '--no-default-browser-check',
  '--use-mock-keychain',
  '--disable-extensions',
  '--disable-component-update',
  '--disable-background-networking',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-breakpad',
  '--disable-quic',
  '--disable-back-forward-cache',
  '--disable-session-crashed-bubble',
  '--hide-crash-restore-bubble',
  '--disable-search-engine-choice-screen',
  '--disable-infobars',
  '--disable-popup-blocking',
  // Vite's socket goes to localhost during development; Chromium would ask first.
  '--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets,LocalNetworkAccessChecksWebRTC,Translate,MediaRouter,OptimizationHints,AutofillServerCommunication',
  // Nothing but this PC has a name: whatever slips past the app's own rules fails here.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
  '--hide-scrollbars',
  '--window-size=1440,900',
]

export interface Chromium {
  readonly pipe: DevtoolsPipe
  readonly process: ChildProcess
}

/** @param profile folder of the app's data; Chromium's own lies inside it, so that it survives restarts */
export function launchChromium(profile: string): Chromium {
  const folder = join(profile, 'standin-chromium')
  mkdirSync(folder, { recursive: true })
  waitForTheLastOne(folder)
  const args = [
    `--user-data-dir=${folder}`,
    ...SWITCHES,
    ...(HEADED ? ['--app=data:text/html,', '--test-type'] : ['--headless=new', '--no-startup-window', '--disable-gpu']),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...[...launchSwitches]
      .filter(([name]) => !NOT_FOR_CHROMIUM.has(name))
      .map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`)),
  ]
  // A killed app must take Chromium down with it, as the real one does.
  const killer = '/usr/bin/setpriv'
  const chromium = findChromium()
  if (chromium === undefined) throw new Error('There is no Chromium: run node scripts/setup.ts')
  const command = existsSync(killer) ? [killer, '--pdeathsig', 'KILL', chromium] : [chromium]
  const child = spawn(command[0] ?? '', [...command.slice(1), ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  })
  passOnWords(child)
  const [, , , out, input] = child.stdio
  if (!(out instanceof Writable) || !(input instanceof Readable)) throw new Error('Chromium has no pipe')
  return { pipe: new DevtoolsPipe(out, input), process: child }
}

/** Playwright waits for the line with the address of DevTools; the rest is noise unless asked for. */
function passOnWords(child: ChildProcess): void {
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n')) {
      if (line.startsWith('DevTools listening')) process.stderr.write(`${line}\n`)
      else if (line !== '' && process.env['STANDIN_LOG'] !== undefined) process.stderr.write(`[chromium] ${line}\n`)
    }
  })
}

/** After a crash the previous Chromium may still be going down; it holds `<folder>/SingletonLock` → host-pid. */
function waitForTheLastOne(folder: string): void {
  const lock = join(folder, 'SingletonLock')
  const nap = new Int32Array(new SharedArrayBuffer(4))
  for (let i = 0; i < 100; i++) {
    const pid = lockOwner(lock)
    if (pid === undefined) return
    if (!isAlive(pid)) {
      rmSync(lock, { force: true })
      return
    }
    Atomics.wait(nap, 0, 0, 50)
  }
}

function lockOwner(lock: string): number | undefined {
  try {
    return Number(readlinkSync(lock).split('-').pop())
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
