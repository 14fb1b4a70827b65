import { randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { fromWeb, toWeb } from './addresses.ts'
import { forgetSocketOf, socketOf } from './bytes-worker.ts'
import { makeCodec } from './codec.ts'
import { chromium } from './connection.ts'
import { attachPage, type AttachedPage, type PageHost } from './attach-page.ts'
import { ipcMain } from './ipc-main.ts'
import type { FromPage, IsolatedGlobals, ToPage } from './isolated-world.ts'
import { deliverToPort, type MessagePortMain } from './ports.ts'
import { nextId } from './registry.ts'
import { session } from './session.ts'
import { standin } from './standin-facts.ts'
import { makeWay, type Way } from './way.ts'
import { WebFrame } from './web-frame.ts'

export interface WebPreferences {
  readonly preload?: string
}

type WindowOpenHandler = (details: { readonly url: string }) => { readonly action: 'allow' | 'deny' }

const HEARS_WITHIN_MS = 2_000

const { encode, decode } = makeCodec()
/** Reached by name in the preload's world; keeps both sides spelling it alike. */
const RECEIVE: keyof IsolatedGlobals = 'standinReceive'

/** What main keeps of a preload's world while it lives. */
interface World {
  readonly way: Way<ToPage>
  frame: WebFrame | undefined
  /** Ends its socket, or the waiting for it. */
  end: () => void
}

/** Electron's WebContents: one page of Chromium, its frames, its messages, its life and death. */
export class WebContents extends EventEmitter implements PageHost {
  readonly id = nextId()
  readonly mainFrame = new WebFrame()
  readonly session = session.defaultSession
  readonly preload: string | undefined
  readonly secret = randomBytes(16).toString('hex')
  /** True from main's own loadURL or reload until the page has arrived. */
  loadingByMain = true
  readonly #attached: Promise<AttachedPage>
  #page: AttachedPage | undefined
  /** By their execution context. */
  readonly #worlds = new Map<number, World>()
  #openHandler: WindowOpenHandler | undefined
  #crashed = false
  #deaths = 0
  #destroyed = false

  constructor(size: { readonly width: number; readonly height: number }, { preload }: WebPreferences) {
    super()
    this.preload = preload
    this.#attached = attachPage(this, size)
    this.#attached
      .then((page) => {
        this.#page = page
      })
      .catch((error: unknown) => {
        if (!this.#destroyed) process.stderr.write(`[standin] page: ${String(error)}\n`)
      })
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.#attached
    this.loadingByMain = true
    const loaded = new Promise((done) => this.once('did-finish-load', done))
    const { errorText, loaderId } = await page.devtools.send('Page.navigate', { url: toWeb(url) })
    if (errorText !== undefined && errorText !== 'net::ERR_ABORTED') throw new Error(`${errorText} loading '${url}'`)
    if (loaderId !== undefined) await loaded
  }

  reload(): void {
    this.loadingByMain = true
    this.#quietly((page) => page.devtools.send('Page.reload', {}))
  }

  forcefullyCrashRenderer(): void {
    this.#quietly((page) => page.devtools.send('Page.crash', {}))
    // A page that hangs does not hear it; Electron ends its process all the same.
    const deaths = this.#deaths
    setTimeout(() => {
      if (this.#deaths === deaths && !this.#destroyed) void endRenderers()
    }, HEARS_WITHIN_MS).unref()
  }

  getURL(): string {
    return this.mainFrame.url
  }

  isCrashed(): boolean {
    return this.#crashed
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  getDevToolsTargetId(): string | undefined {
    return this.#page?.targetId
  }

  /** Chromium takes it from its command line only: the app says it there too. */
  setWebRTCIPHandlingPolicy(): void {
    return
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#openHandler = handler
  }

  async executeJavaScript(expression: string): Promise<unknown> {
    const page = await this.#attached
    const { result, exceptionDetails } = await page.devtools.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    })
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  /** Chromium's own way of taking a store away, also one that it cannot open. */
  async clearIndexedDb(): Promise<void> {
    const { devtools } = await this.#attached
    const origin = new URL(toWeb(this.getURL())).origin
    await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' })
  }

  send(channel: string, ...args: readonly unknown[]): void {
    const bytes: Uint8Array[] = []
    this.#toPreload({ is: 'send', channel, args: encode(args, bytes), ports: [] }, bytes)
  }

  postMessage(channel: string, message: unknown, ports: readonly MessagePortMain[] = []): void {
    const world = this.#page?.preloadWorld()
    if (world === undefined) return
    const ids = ports.map((port) =>
      port.carry((id) => (data) => {
        const bytes: Uint8Array[] = []
        this.#toWorld(world, { is: 'port', id, message: encode(data, bytes) }, bytes)
      }),
    )
    this.#toWorld(world, { is: 'send', channel, args: encode([message]), ports: ids }, [])
  }

  /** Written down, not done: a test reads `standin.printed`. */
  print(options: unknown, callback?: (success: boolean, reason: string) => void): void {
    this.#attached
      .then(({ devtools }) => devtools.send('Page.printToPDF', { printBackground: true, preferCSSPageSize: true }))
      .then(
        ({ data }) => {
          standin.printed.push({ url: this.getURL(), options, pdf: data })
          callback?.(true, '')
        },
        (error: unknown) => callback?.(false, String(error)),
      )
  }

  getPrintersAsync(): Promise<readonly { readonly name: string }[]> {
    return Promise.resolve(standin.printers)
  }

  hasFrame(frameId: string): boolean {
    return this.#page?.frames.has(frameId) ?? false
  }

  isMainFrame(frameId: string): boolean {
    return this.#page?.frames.get(frameId) === this.mainFrame
  }

  // ---- what attach-page.ts reports

  pageCrashed(): void {
    this.#crashed = true
    this.#deaths += 1
    this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 })
  }

  pageArrived(): void {
    this.#crashed = false
    this.loadingByMain = false
  }

  askedToOpen(url: string): void {
    this.#openHandler?.({ url: fromWeb(url) })
  }

  received(text: string, worldId: number, frame: WebFrame | undefined): void {
    const world = this.#world(worldId)
    world.frame = frame
    world.way.text(text)
  }

  worldsGone(worldIds: Iterable<number>): void {
    for (const worldId of worldIds) {
      this.#worlds.get(worldId)?.end()
      this.#worlds.delete(worldId)
    }
  }

  destroyed(): void {
    this.#destroyed = true
    this.emit('destroyed')
  }

  // ----

  #world(worldId: number): World {
    const known = this.#worlds.get(worldId)
    if (known !== undefined) return known
    const world: World = {
      way: makeWay<ToPage>(
        (text) => this.#throughDevtools(worldId, text),
        (message, bytes) => this.#heard(message as FromPage, bytes, world),
      ),
      frame: undefined,
      end: () => undefined,
    }
    this.#worlds.set(worldId, world)
    return world
  }

  #heard(message: FromPage, bytes: readonly Uint8Array[], world: World): void {
    const event = { sender: this, senderFrame: world.frame ?? null }
    switch (message.is) {
      case 'connect':
        void connect(message.name, world)
        break
      case 'invoke':
        void this.#answer(message, bytes, event, world)
        break
      case 'send':
        ipcMain.emit(message.channel, event, ...list(decode(message.args, bytes)))
        break
      case 'port':
        deliverToPort(message.id, decode(message.message, bytes))
        break
      case 'open':
        this.askedToOpen(message.url)
        break
      case 'preloadFailed':
        process.stderr.write(`[standin] preload: ${message.message}\n`)
    }
  }

  async #answer(
    { id, channel, args }: FromPage & { is: 'invoke' },
    asked: readonly Uint8Array[],
    event: unknown,
    { way }: World,
  ): Promise<void> {
    try {
      const bytes: Uint8Array[] = []
      const value = encode(await ipcMain.invoke(channel, event, list(decode(args, asked))), bytes)
      way.send({ is: 'reply', id, ok: true, value }, bytes)
    } catch (error) {
      const message = `Error invoking remote method '${channel}': ${String(error)}`
      way.send({ is: 'reply', id, ok: false, message }, [])
    }
  }

  #toPreload(message: ToPage, bytes: readonly Uint8Array[]): void {
    const world = this.#page?.preloadWorld()
    if (world !== undefined) this.#toWorld(world, message, bytes)
  }

  #toWorld(worldId: number, message: ToPage, bytes: readonly Uint8Array[]): void {
    this.#world(worldId).way.send(message, bytes)
  }

  #throughDevtools(executionContextId: number, text: string): void {
    this.#quietly((page) =>
      page.devtools.send('Runtime.callFunctionOn', {
        functionDeclaration: `function (text) { globalThis.${RECEIVE}(text) }`,
        executionContextId,
        arguments: [{ value: text }],
      }),
    )
  }

  /** For what a page that is just going away may fail to take: there is nobody left to tell. */
  #quietly(work: (page: AttachedPage) => Promise<unknown>): void {
    this.#attached.then(work).catch((error: unknown) => {
      if (process.env['STANDIN_LOG'] !== undefined) process.stderr.write(`[standin] ${String(error)}\n`)
    })
  }
}

async function connect(name: string, world: World): Promise<void> {
  world.end = () => forgetSocketOf(name)
  const socket = await socketOf(name)
  forgetSocketOf(name)
  world.end = () => socket.close()
  socket.listen(world.way)
  world.way.open({ text: (text) => socket.sendText(text), bytes: (bytes) => socket.sendBytes(bytes) })
}

/** Every page's process: Chromium does not say which is whose, and the app has one page that lasts. */
async function endRenderers(): Promise<void> {
  const { processInfo } = await (await chromium).browser.send('SystemInfo.getProcessInfo', {})
  for (const { id, type } of processInfo) if (type === 'renderer') process.kill(id, 'SIGKILL')
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}
