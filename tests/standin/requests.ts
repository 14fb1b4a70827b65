import { fromWeb, headerToWeb, toWeb } from './addresses.ts'
import { bytesWorker } from './bytes-worker.ts'
import type { PausedRequest } from './devtools.ts'
import type { DevtoolsSession } from './pipe.ts'
import { PreventableEvent } from './prevent.ts'
import { schemeHandler } from './protocol.ts'
import { pageOfFrame } from './registry.ts'
import { session } from './session.ts'
import type { WebContents } from './web-contents.ts'

/** The pipe carries at most 100 MB a message, and bodies travel as base64. */
const LARGEST_BODY = 70 * 2 ** 20

/** A navigation as the app's listeners see it. */
export class NavigationEvent extends PreventableEvent {
  readonly url: string
  readonly isMainFrame: boolean
  readonly isSameDocument = false

  constructor(url: string, isMainFrame: boolean) {
    super()
    this.url = url
    this.isMainFrame = isMainFrame
  }
}

/** Every request of every page, frame and worker comes through here, whatever it asks for. */
export async function answerRequest(browser: DevtoolsSession, paused: PausedRequest): Promise<void> {
  const { requestId, request, frameId, resourceType } = paused
  const url = fromWeb(request.url)
  const block = (errorReason: 'Aborted' | 'BlockedByClient' | 'Failed') =>
    browser.send('Fetch.failRequest', { requestId, errorReason })

  const own = await bytesWorker(new URL(url).pathname)
  if (own !== null) {
    const responseHeaders = [
      { name: 'content-type', value: 'text/javascript' },
      { name: 'content-security-policy', value: own.policy },
    ]
    const body = Buffer.from(own.script).toString('base64')
    await browser.send('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders, body })
    return
  }
  const page = pageOfFrame(frameId)
  if (resourceType === 'Document' && page !== undefined && !mayNavigate(page, frameId, url)) {
    await block('Aborted')
    return
  }
  if (await session.defaultSession.isCancelled({ url, method: request.method })) {
    await block('BlockedByClient')
    return
  }
  const handler = schemeHandler(url)
  if (handler === undefined) {
    await browser.send('Fetch.continueRequest', { requestId })
    return
  }

  const response = await handler(new Request(url, requestInit(paused)))
  const body = Buffer.from(await response.arrayBuffer())
  if (body.byteLength > LARGEST_BODY) {
    process.stderr.write(`[standin] ${url}: ${String(body.byteLength)} bytes are more than the pipe carries\n`)
    await block('Failed')
    return
  }
  await browser.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value: headerForChromium(name, value) })),
    body: body.toString('base64'),
  })
}

/** Asks the page's listeners; main's own loadURL and reload are not asked about, as in Electron. */
function mayNavigate(page: WebContents, frameId: string, url: string): boolean {
  const isMainFrame = page.isMainFrame(frameId)
  if (isMainFrame) page.emit('did-start-navigation', new NavigationEvent(url, true))
  if (isMainFrame && page.loadingByMain) return true
  const event = new NavigationEvent(url, isMainFrame)
  page.emit('will-frame-navigate', event)
  if (isMainFrame) page.emit('will-navigate', event, url)
  return !event.defaultPrevented
}

function requestInit({ request }: PausedRequest): RequestInit {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    // Names that only a browser may set (sec-…, pseudo headers) are refused by fetch's Headers.
    if (/^[a-z0-9-]+$/i.test(name)) headers.set(name, fromWeb(value))
  }
  const { method } = request
  return method === 'GET' || method === 'HEAD' ? { method, headers } : { method, headers, body: requestBody(request) }
}

function requestBody({ postDataEntries, postData = '' }: PausedRequest['request']): Buffer<ArrayBuffer> {
  if (postDataEntries === undefined) return Buffer.from(postData)
  return Buffer.concat(postDataEntries.map(({ bytes = '' }) => Buffer.from(bytes, 'base64')))
}

function headerForChromium(name: string, value: string): string {
  return /^(content-security-policy|access-control-allow-origin|location)/i.test(name)
    ? toWeb(headerToWeb(value))
    : value
}
