import { EventEmitter } from 'node:events'
import { app } from './app.ts'
import { chromium } from './connection.ts'
import { PreventableEvent } from './prevent.ts'
import { nextId, openWindows } from './registry.ts'
import { standin } from './standin-facts.ts'
import { WebContents, type WebPreferences } from './web-contents.ts'

interface WindowOptions {
  readonly width?: number
  readonly height?: number
  readonly show?: boolean
  readonly title?: string
  readonly webPreferences?: WebPreferences
}

/** Electron's BrowserWindow. Chromium's windows look after themselves; only what the app asks about is kept. */
export class BrowserWindow extends EventEmitter {
  readonly id = nextId()
  readonly webContents: WebContents
  #visible: boolean
  #minimized = false

  constructor({ width = 800, height = 600, show = true, webPreferences = {} }: WindowOptions = {}) {
    super()
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    this.#visible = show
    this.webContents = new WebContents({ width, height }, webPreferences)
    this.webContents.once('ready-to-show', () => this.emit('ready-to-show'))
    openWindows.add(this)
    app.emit('web-contents-created', {}, this.webContents)
    app.emit('browser-window-created', {}, this)
  }

  static getAllWindows(): BrowserWindow[] {
    return [...openWindows]
  }

  static fromWebContents(page: WebContents): BrowserWindow | null {
    return [...openWindows].find((window) => window.webContents === page) ?? null
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  show(): void {
    this.#visible = true
    this.emit('show')
  }

  isVisible(): boolean {
    return this.#visible
  }

  isDestroyed(): boolean {
    return this.webContents.isDestroyed()
  }

  minimize(): void {
    this.#minimized = true
  }

  /** Written down only: there is no screen to be captured. */
  setContentProtection(enable: boolean): void {
    standin.contentProtection.push(enable)
  }

  isMinimized(): boolean {
    return this.#minimized
  }

  restore(): void {
    this.#minimized = false
    this.emit('restore')
  }

  focus(): void {
    this.emit('focus')
  }

  close(): void {
    const event = new PreventableEvent()
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }

  destroy(): void {
    const targetId = this.webContents.getDevToolsTargetId()
    if (targetId !== undefined && !app.isQuitting)
      chromium
        .then(({ browser }) => browser.send('Target.closeTarget', { targetId }))
        .catch((error: unknown) => {
          // Chromium may close the page, or end, before we ask it to.
          if (process.env['STANDIN_LOG'] !== undefined) process.stderr.write(`[standin] ${String(error)}\n`)
        })
    this.forget()
  }

  /** The page is gone, whoever closed it. */
  forget(): void {
    if (!openWindows.delete(this)) return
    this.webContents.destroyed()
    this.emit('closed')
    if (openWindows.size > 0 || app.isQuitting) return
    if (!app.emit('window-all-closed')) app.quit()
  }
}

/** Electron's `webContents`: Playwright finds a page's WebContents through it. */
export const webContents = {
  getAllWebContents: () => [...openWindows].map((window) => window.webContents),
  fromDevToolsTargetId: (targetId: string) =>
    [...openWindows].map((window) => window.webContents).find((page) => page.getDevToolsTargetId() === targetId),
}
