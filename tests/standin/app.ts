import { EventEmitter } from 'node:events'
import { mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { z } from 'zod'
import { launchSwitches } from './launch-switches.ts'
import { PreventableEvent } from './prevent.ts'
import { openWindows } from './registry.ts'
import { standin } from './standin-facts.ts'
import { utilityMetrics } from './utility-process.ts'

interface Manifest {
  readonly version: string
  readonly productName: string
}

const secondStartSchema = z.object({ argv: z.array(z.string()), cwd: z.string() })

/** Electron's `app`: the life of the program, its folders, and the lock that keeps it single. */
class App extends EventEmitter {
  readonly isPackaged = process.env['STANDIN_PACKAGED'] === '1'
  /** What main appends here reaches Chromium: it is started after main's script has run. */
  readonly commandLine = {
    appendSwitch: (name: string, value = ''): void => {
      launchSwitches.set(name, value)
    },
    hasSwitch: (name: string): boolean => launchSwitches.has(name),
    getSwitchValue: (name: string): string => launchSwitches.get(name) ?? '',
  }
  /** Set by start.ts: closes Chromium and the utility processes. */
  closeDown: () => Promise<void> = () => Promise.resolve()
  #folder = process.cwd()
  #manifest: Manifest = { version: '0.0.0', productName: 'Electron' }
  readonly #paths = new Map<string, string>()
  readonly #ready = Promise.withResolvers<undefined>()
  #isReady = false
  #lockFile: string | undefined
  #quitting = false
  #closing = false

  describe(folder: string, manifest: Manifest): void {
    this.#folder = folder
    this.#manifest = manifest
  }

  becomeReady(): void {
    this.#isReady = true
    this.#ready.resolve(undefined)
    this.emit('ready')
  }

  get isQuitting(): boolean {
    return this.#quitting || this.#closing
  }

  whenReady(): Promise<undefined> {
    return this.#ready.promise
  }

  isReady(): boolean {
    return this.#isReady
  }

  getName(): string {
    return this.#manifest.productName
  }

  getVersion(): string {
    return this.#manifest.version
  }

  getAppPath(): string {
    return this.#folder
  }

  /** From LANGUAGE or LANG, as Electron on Linux does it. */
  getPreferredSystemLanguages(): string[] {
    const said = process.env['LANGUAGE'] ?? process.env['LANG'] ?? ''
    const languages = said
      .split(':')
      .map((text) => text.replace(/[.@].*$/, '').replace('_', '-'))
      .filter((text) => /^[a-z]{2}/i.test(text))
    return languages.length === 0 ? ['en-US'] : languages
  }

  getPath(name: string): string {
    const settings = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
    const known: Readonly<Record<string, string>> = {
      home: homedir(),
      appData: settings,
      userData: join(settings, this.getName()),
      temp: tmpdir(),
      documents: join(homedir(), 'Documents'),
    }
    const path = this.#paths.get(name) ?? known[name]
    if (path === undefined) throw new Error(`Failed to get '${name}' path`)
    return path
  }

  setPath(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute')
    this.#paths.set(name, path)
  }

  /** Of the utility processes only. */
  getAppMetrics(): ReturnType<typeof utilityMetrics> {
    return utilityMetrics()
  }

  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before app is ready')
    standin.sandboxed = true
  }

  /** True for the first app on a profile. A second one leaves a note for the first, which says `second-instance`. */
  requestSingleInstanceLock(): boolean {
    const folder = this.getPath('userData')
    mkdirSync(folder, { recursive: true })
    const file = join(folder, 'standin.lock')
    if (isHeldByAnother(file)) {
      writeFileSync(
        join(folder, `standin-second-${process.pid}.json`),
        JSON.stringify({ argv: process.argv, cwd: process.cwd() }),
      )
      return false
    }
    writeFileSync(file, String(process.pid))
    this.#lockFile = file
    watch(folder, (_change, name) => {
      if (name !== null && /^standin-second-\d+\.json$/.test(name)) this.#meetSecond(join(folder, name))
    }).unref()
    return true
  }

  quit(): void {
    if (this.isQuitting) return
    const event = new PreventableEvent()
    this.emit('before-quit', event)
    if (event.defaultPrevented) return
    this.#quitting = true
    for (const window of [...openWindows]) window.close()
    setImmediate(() => {
      if (openWindows.size > 0) this.#quitting = false
      else this.#finish(0)
    })
  }

  exit(code = 0): void {
    this.#finish(code)
  }

  #finish(code: number): void {
    if (this.#closing) return
    const event = new PreventableEvent()
    this.emit('will-quit', event)
    this.#closing = true
    this.emit('quit', event, code)
    if (this.#lockFile !== undefined) rmSync(this.#lockFile, { force: true })
    void this.closeDown().finally(() => {
      process.exit(code)
    })
  }

  #meetSecond(note: string): void {
    // The note may not be whole at the first sign of it.
    setTimeout(() => {
      try {
        const second = secondStartSchema.parse(JSON.parse(readFileSync(note, 'utf8')))
        rmSync(note)
        this.emit('second-instance', new PreventableEvent(), second.argv, second.cwd)
      } catch (error) {
        if (error instanceof Error && !error.message.includes('ENOENT'))
          process.stderr.write(`[standin] ${error.message}\n`)
      }
    }, 30)
  }
}

function isHeldByAnother(lockFile: string): boolean {
  try {
    const pid = Number(readFileSync(lockFile, 'utf8'))
    return pid !== process.pid && readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').includes('boot.ts')
  } catch {
    // No lock, or its owner is gone.
    return false
  }
}

export const app = new App()
