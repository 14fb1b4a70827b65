import { app } from './app.ts'
import { launchChromium } from './chromium.ts'
import { HEADED } from './chromium.ts'
import { chromiumIs } from './connection.ts'
import { ChromiumGoneError } from './pipe.ts'
import { openWindows } from './registry.ts'
import { answerRequest } from './requests.ts'
import { standin } from './standin-facts.ts'
import { endUtilities } from './utility-process.ts'

const CLOSING_PATIENCE_MS = 5000

/** Called when main's script has run: Chromium starts, and the app is told that it is ready. */
export function startApp(): void {
  if (app.isQuitting) return
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => {
      app.quit()
    })
  connect().catch((error: unknown) => {
    if (app.isQuitting) return
    process.stderr.write(`[standin] ${String(error)}\n`)
    process.exit(134)
  })
  app.becomeReady()
}

async function connect(): Promise<void> {
  const { pipe, process: child } = launchChromium(app.getPath('userData'))
  const browser = pipe.browser
  standin.chromiumPid = child.pid
  const gone = Promise.withResolvers<undefined>()
  child.on('error', (error) => {
    process.stderr.write(`[standin] Chromium cannot be started: ${error.message}\n`)
    process.exit(134)
  })
  child.on('exit', (code, signal) => {
    pipe.end()
    gone.resolve(undefined)
    if (app.isQuitting) return
    if (HEADED && code === 0) {
      app.quit()
      return
    }
    process.stderr.write(`[standin] Chromium ended (${String(code ?? signal)})\n`)
    process.exit(133)
  })

  app.closeDown = async () => {
    endUtilities()
    browser.send('Browser.close', {}).catch(ignoreWhenGone)
    await Promise.race([gone.promise, new Promise((late) => setTimeout(late, CLOSING_PATIENCE_MS))])
    if (child.exitCode === null) child.kill('SIGKILL')
  }

  browser.on('Fetch.requestPaused', (request) => {
    answerRequest(browser, request).catch((error: unknown) => {
      ignoreWhenGone(error)
      browser.send('Fetch.failRequest', { requestId: request.requestId, errorReason: 'Failed' }).catch(ignoreWhenGone)
    })
  })
  browser.on('Target.targetDestroyed', ({ targetId }) => {
    for (const window of [...openWindows]) if (window.webContents.getDevToolsTargetId() === targetId) window.forget()
  })
  // Electron asks the window-open handler; whatever a page opens all the same is closed.
  browser.on('Target.targetCreated', ({ targetInfo }) => {
    if (targetInfo.type === 'page' && targetInfo.openerId !== undefined)
      browser.send('Target.closeTarget', { targetId: targetInfo.targetId }).catch(ignoreWhenGone)
  })
  await browser.send('Target.setDiscoverTargets', { discover: true })
  await browser.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
  chromiumIs(pipe)
}

function ignoreWhenGone(error: unknown): void {
  if (error instanceof ChromiumGoneError || app.isQuitting) return
  const words = error instanceof Error ? error.message : String(error)
  // A request or page that ended meanwhile needs no answer any more.
  if (!/Invalid InterceptionId|No target with given id/.test(words)) process.stderr.write(`[standin] ${words}\n`)
}
