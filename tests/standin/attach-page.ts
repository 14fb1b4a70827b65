import type { EventEmitter } from 'node:events'
import { fromWeb } from './addresses.ts'
import { quickAddresses } from './bytes-worker.ts'
import { HEADED } from './chromium.ts'
import { chromium } from './connection.ts'
import type { DevtoolsPipe, DevtoolsSession } from './pipe.ts'
import { PRELOAD_WORLD, preloadScripts } from './preload-scripts.ts'
import type { Session } from './session.ts'
import type { IsolatedGlobals } from './isolated-world.ts'
import { WebFrame } from './web-frame.ts'

const BINDING: keyof IsolatedGlobals = 'standinPost'

/** What a page tells about itself, and what it needs to know; WebContents is one. */
export interface PageHost extends EventEmitter {
  readonly mainFrame: WebFrame
  readonly session: Session
  readonly preload: string | undefined
  readonly secret: string
  pageCrashed: () => void
  pageArrived: () => void
  askedToOpen: (url: string) => void
  received: (text: string, worldId: number, frame: WebFrame | undefined) => void
  worldsGone: (worldIds: Iterable<number>) => void
}

export interface AttachedPage {
  readonly targetId: string
  readonly devtools: DevtoolsSession
  readonly frames: ReadonlyMap<string, WebFrame>
  /** Execution context of the preload in the main frame, when there is one just now. */
  readonly preloadWorld: () => number | undefined
}

interface Size {
  readonly width: number
  readonly height: number
}

/** Makes a page in Chromium and wires it to its WebContents. */
export async function attachPage(host: PageHost, size: Size): Promise<AttachedPage> {
  const pipe = await chromium
  const targetId = (await firstTarget(pipe)) ?? (await newTarget(pipe, size))
  const { sessionId } = await pipe.browser.send('Target.attachToTarget', { targetId, flatten: true })
  const devtools = pipe.session(sessionId)
  const mainFrameId = (await devtools.send('Page.getFrameTree', {})).frameTree.frame.id

  const frames = new Map([[mainFrameId, host.mainFrame]])
  followFrames(devtools, host, frames)
  const worlds = followWorlds(devtools, host, frames)
  followLife(devtools, host)

  const { preload, secret } = host
  const scripts = preload === undefined ? undefined : preloadScripts(secret, preload, await quickAddresses())
  await Promise.all([
    devtools.send('Page.enable', {}),
    devtools.send('Inspector.enable', {}),
    devtools.send('Page.setLifecycleEventsEnabled', { enabled: true }),
    devtools.send('Runtime.addBinding', { name: BINDING, executionContextName: PRELOAD_WORLD }),
    devtools.send('Runtime.enable', {}),
    ...(scripts === undefined
      ? []
      : [
          devtools.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.page }),
          devtools.send('Page.addScriptToEvaluateOnNewDocument', {
            source: scripts.preload,
            worldName: PRELOAD_WORLD,
          }),
        ]),
    // Without a screen the window's frame would be taken off the size; the page itself has to have it.
    ...(HEADED
      ? []
      : [devtools.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1, mobile: false })]),
    setPermissions(pipe, host),
  ])
  return {
    targetId,
    devtools,
    frames,
    preloadWorld: () => [...worlds].find(([, frameId]) => frames.get(frameId) === host.mainFrame)?.[0],
  }
}

let firstTaken = false

/** With a screen, Chromium opens one window by itself; the app's first window takes it over. */
async function firstTarget(pipe: DevtoolsPipe): Promise<string | undefined> {
  if (!HEADED || firstTaken) return undefined
  firstTaken = true
  for (let i = 0; i < 100; i++) {
    const { targetInfos } = await pipe.browser.send('Target.getTargets', {})
    const page = targetInfos.find(({ type }) => type === 'page')
    if (page !== undefined) return page.targetId
    await new Promise((later) => setTimeout(later, 20))
  }
  return undefined
}

async function newTarget(pipe: DevtoolsPipe, { width, height }: Size): Promise<string> {
  const { targetId } = await pipe.browser.send('Target.createTarget', {
    url: 'about:blank',
    newWindow: true,
    width,
    height,
  })
  return targetId
}

function followFrames(devtools: DevtoolsSession, host: PageHost, frames: Map<string, WebFrame>): void {
  devtools.on('Page.frameAttached', ({ frameId }) => {
    frames.set(frameId, new WebFrame())
  })
  devtools.on('Page.frameDetached', ({ frameId, reason }) => {
    if (reason !== 'swap') frames.delete(frameId)
  })
  devtools.on('Page.frameNavigated', ({ frame: { id, parentId, url, urlFragment = '' } }) => {
    const frame = parentId === undefined ? host.mainFrame : (frames.get(id) ?? new WebFrame())
    frames.set(id, frame)
    frame.url = fromWeb(url) + urlFragment
    if (parentId !== undefined || /^(about|data):/.test(url)) return
    host.pageArrived()
    host.emit('did-navigate', {}, frame.url)
  })
  devtools.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    const frame = frames.get(frameId)
    if (frame !== undefined) frame.url = fromWeb(url)
  })
}

/** Keeps the preload's execution contexts: context id → frame id. */
function followWorlds(
  devtools: DevtoolsSession,
  host: PageHost,
  frames: ReadonlyMap<string, WebFrame>,
): ReadonlyMap<number, string> {
  const worlds = new Map<number, string>()
  devtools.on('Runtime.executionContextCreated', ({ context: { id, name, auxData } }) => {
    if (name === PRELOAD_WORLD && auxData?.frameId !== undefined) worlds.set(id, auxData.frameId)
  })
  devtools.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    worlds.delete(executionContextId)
    host.worldsGone([executionContextId])
  })
  devtools.on('Runtime.executionContextsCleared', () => {
    host.worldsGone(worlds.keys())
    worlds.clear()
  })
  devtools.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== BINDING) return
    const frameId = worlds.get(executionContextId)
    host.received(payload, executionContextId, frameId === undefined ? undefined : frames.get(frameId))
  })
  devtools.on('Inspector.targetCrashed', () => {
    host.worldsGone(worlds.keys())
    worlds.clear()
  })
  return worlds
}

function followLife(devtools: DevtoolsSession, host: PageHost): void {
  const isAppsPage = () => /^[a-z]+:\/\//.test(host.mainFrame.url)
  let painted = false
  devtools.on('Page.domContentEventFired', () => {
    if (isAppsPage()) host.emit('dom-ready', {})
  })
  devtools.on('Page.loadEventFired', () => {
    if (isAppsPage()) host.emit('did-finish-load', {})
  })
  devtools.on('Page.lifecycleEvent', ({ name }) => {
    if (name !== 'firstPaint' || !isAppsPage() || painted) return
    painted = true
    host.emit('ready-to-show', {})
  })
  devtools.on('Page.windowOpen', ({ url }) => {
    host.askedToOpen(url)
  })
  devtools.on('Inspector.targetCrashed', () => {
    host.pageCrashed()
  })
}

async function setPermissions(pipe: DevtoolsPipe, host: PageHost): Promise<void> {
  for (const verdict of await host.session.permissionsFor(host))
    await pipe.browser.send('Browser.setPermission', verdict)
}
