import { readFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { _electron, chromium, type ElectronApplication, type Page } from 'playwright/test'
import { findExecutable } from './executable.ts'

export interface LaunchOptions {
  /** The profile folder (STATION_PROFILE). */
  readonly profile: string
  readonly env?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
  /** Folders put before the PATH, e.g. that of a fake `lp`. */
  readonly path?: readonly string[]
}

const PROJECT = resolve(import.meta.dirname, '../..')

/** One running app with its page, and what a person outside the page would do. */
export class Station {
  readonly app: ElectronApplication
  readonly profile: string
  /** Everything that went wrong in the page: console errors, uncaught errors, breaches of the content policy. */
  readonly troubles: string[] = []
  /** The page. After `reopenedAfter` it is the new one. */
  page: Page

  private constructor(app: ElectronApplication, page: Page, profile: string) {
    this.app = app
    this.page = page
    this.profile = profile
    this.#listen(page)
  }

  static async launch({ profile, env = {}, args = [], path = [] }: LaunchOptions): Promise<Station> {
    const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
    const app = await _electron.launch({
      executablePath: findExecutable().path,
      args: ['.', ...args],
      cwd: PROJECT,
      env: {
        ...Object.fromEntries(inherited),
        LANG: 'zh_CN.UTF-8',
        LANGUAGE: 'zh_CN',
        TZ: 'Asia/Shanghai',
        STATION_PROFILE: profile,
        ...env,
        PATH: [...path, process.env['PATH'] ?? ''].join(delimiter),
      },
      timeout: 60_000,
    })
    const page = await app.firstWindow()
    await page.waitForURL(/index\.html/)
    return new Station(app, page, profile)
  }

  /** Answers the next "open" dialogs with a path, or with null as someone who presses Cancel. */
  async answerOpenDialog(path: string | null): Promise<void> {
    await this.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () =>
        Promise.resolve({ canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] })
    }, path)
  }

  /** Answers the next "save" dialogs with a path, or with null as someone who presses Cancel. */
  async answerSaveDialog(path: string | null): Promise<void> {
    await this.app.evaluate(({ dialog }, chosen) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' })
    }, path)
  }

  /** What the system does when it locks its screen. */
  async lockScreen(): Promise<void> {
    await this.app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'))
  }

  /** Nobody has touched the machine for so long, as the system counts it; 0: somebody does. */
  async idleFor(seconds: number): Promise<void> {
    await this.app.evaluate(({ powerMonitor }, idle) => {
      const clock = performance.now.bind(performance)
      powerMonitor.getSystemIdleTime = () => idle
      performance.now = () => clock() + idle * 1000
    }, seconds)
  }

  async clickMenu(id: string): Promise<void> {
    await this.app.evaluate(({ Menu }, itemId) => {
      Menu.getApplicationMenu()?.getMenuItemById(itemId)?.click()
    }, id)
  }

  /**
   * Does something that ends the page hard and loads it anew (locking does), and gives the new page. Playwright's own
   * page stays crashed for good, so a second connection to the same Chromium finds the living one.
   */
  async reopenedAfter(action: () => Promise<unknown>): Promise<Page> {
    const back = this.app.evaluate(
      ({ BrowserWindow }) =>
        new Promise<void>((done) => {
          const page = BrowserWindow.getAllWindows()[0]?.webContents
          page?.once('render-process-gone', () => page.once('did-finish-load', () => done()))
        }),
    )
    // The page is gone before it can answer.
    await Promise.race([action().catch(() => undefined), back])
    await back
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${this.#debuggingPort()}`)
    const [context] = browser.contexts()
    const page = context?.pages().find((candidate) => candidate.url().includes('index.html'))
    if (page === undefined) throw new Error('the page has not come back')
    this.#listen(page)
    this.page = page
    return page
  }

  /** As a power cut: nothing gets a chance to tidy up. */
  async kill(): Promise<void> {
    const child = this.app.process()
    const gone = new Promise((done) => child.once('exit', done))
    child.kill('SIGKILL')
    await gone
  }

  /** Ends the app without the question that closing the window may ask (a backup that is due). */
  async close(): Promise<void> {
    await this.app
      .evaluate(({ BrowserWindow }) => {
        for (const window of BrowserWindow.getAllWindows()) window.destroy()
      })
      // The app may be gone before it has answered.
      .catch(() => undefined)
    await this.app.close()
  }

  /** Chromium writes the port it took into its own folder. */
  #debuggingPort(): string {
    const folder = findExecutable().isStandin ? join(this.profile, 'standin-chromium') : this.profile
    const [port = ''] = readFileSync(join(folder, 'DevToolsActivePort'), 'utf8').split('\n')
    return port
  }

  #listen(page: Page): void {
    page.on('console', (message) => {
      if (message.type() === 'error') this.troubles.push(`console: ${message.text()}`)
    })
    page.on('pageerror', (error) => {
      this.troubles.push(`page: ${error.stack ?? error.message}`)
    })
  }
}
