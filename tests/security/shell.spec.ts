import { createServer, type Server } from 'node:http'
import { resolve } from 'node:path'
import { expect, test } from '../e2e/fixture.ts'

const PRELOAD = resolve(import.meta.dirname, '../../out/preload/index.cjs')

test.describe('content security policy', () => {
  test('comes with every answer, with a new nonce for every load of the page', async ({ sharedStation: { page } }) => {
    const policies = await page.evaluate(async () => {
      const script = document.querySelector<HTMLScriptElement>('script[src]')?.src ?? ''
      const answers = await Promise.all(
        ['./index.html', './index.html', script, './nothing-here.js'].map((path) => fetch(path)),
      )
      return answers.map((answer) => answer.headers.get('content-security-policy') ?? '')
    })
    for (const policy of policies) {
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe-inline')
      expect(policy).not.toContain("'unsafe-eval'")
    }
    expect(policies[0]).not.toBe(policies[1])
  })

  test('runs no inline script and no eval', async ({ sharedStation: { page } }) => {
    const result = await page.evaluate(
      () =>
        new Promise<readonly unknown[]>((done) => {
          const inline = document.createElement('script')
          inline.textContent = 'window.inlineRan = true'
          document.head.append(inline)
          // Playwright's own evaluate is allowed to use eval; a task of the page is not.
          setTimeout(() => {
            try {
              Reflect.construct(Function, ['return 1'])
              done(['inlineRan' in window, 'eval ran'])
            } catch (error) {
              done(['inlineRan' in window, error instanceof Error ? error.name : error])
            }
          })
        }),
    )
    expect(result).toEqual([false, 'EvalError'])
  })
})

test.describe('the page stays where it is', () => {
  // The stand-in carries app://station as another address, so the app's own are said relative to it.
  for (const address of [
    'https://example.com/',
    'app://evil/index.html',
    './assets/',
    './print-window.html',
    'file:///etc/passwd',
  ])
    test(`does not go to ${address}`, async ({ sharedStation: station }) => {
      const before = station.page.url()
      await station.page.evaluate((target) => {
        location.href = target
      }, address)
      await station.page.waitForTimeout(300)
      expect(station.page.url()).toBe(before)
      expect((await station.page.evaluate(() => window.station.call['app.boot'](undefined))).ok).toBe(true)
    })

  test('opens no window, by script or by link', async ({ sharedStation: station }) => {
    const opened = await station.page.evaluate(() => {
      const link = document.createElement('a')
      link.href = 'https://example.com/'
      link.target = '_blank'
      document.body.append(link)
      link.click()
      return window.open('https://example.com/') === null
    })
    expect(opened).toBe(true)
    await station.page.waitForTimeout(300)
    expect(await station.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
    expect(station.app.windows().length).toBe(1)
  })

  test('gives a frame inside it no bridge', async ({ sharedStation: { page } }) => {
    const inside = await page.evaluate(async () => {
      const frame = document.createElement('iframe')
      frame.srcdoc = '<p>inside</p>'
      document.body.append(frame)
      await new Promise((later) => setTimeout(later, 200))
      return typeof (frame.contentWindow === null ? undefined : Reflect.get(frame.contentWindow, 'station'))
    })
    expect(inside).toBe('undefined')
  })
})

test.describe('app:// serves its own folder only', () => {
  for (const path of [
    '/../../package.json',
    '/%2e%2e/%2e%2e/package.json',
    '/..%2f..%2fpackage.json',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/..%5c..%5cpackage.json',
    '//etc/passwd',
    '/%2fetc%2fpasswd',
    '/index.html%00.js',
    '/%E0%A4%A',
  ])
    test(`refuses ${path}`, async ({ sharedStation: { page } }) => {
      const answer = await page.evaluate(async (asked) => {
        const got = await fetch(location.origin + asked)
        return { status: got.status, text: await got.text() }
      }, path)
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.text).toBe('')
    })
})

test.describe('the border between page and main', () => {
  test('answers malformed input with a result, never with an exception', async ({ sharedStation: { page } }) => {
    const answers = await page.evaluate(async () => {
      const call = (name: keyof typeof window.station.call, input: unknown): unknown =>
        Reflect.apply(window.station.call[name], undefined, [input])
      const bytes = new Uint8Array([1])
      const file = '0'.repeat(32)
      return Promise.all([
        call('app.boot', 'unasked'),
        call('print.send', null),
        call('print.send', { bytes: 'text', title: 'F01', copies: 1 }),
        call('print.send', { bytes, title: '陈小满', copies: 1 }),
        call('print.send', { bytes, title: 'F01', copies: 1000 }),
        call('print.save', { bytes, fileName: '../../x.pdf' }),
        call('backup.create', { folder: '/tmp', name: 'x.age', bytes: 1 }),
        call('backup.create', { folder: file, name: '../x.age', bytes: 1 }),
        call('backup.create', { folder: file, name: 'x.age', bytes: 1 }),
        call('backup.write', { file, bytes }),
        call('backup.read', { file, offset: -1, length: 1 }),
        call('backup.read', { file, offset: 0, length: 1e9 }),
        call('restore.read', { file, offset: 0, length: 1 }),
        call('task.end', { code: 'none' }),
      ])
    })
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, failure: { kind: 'badRequest' } })
  })

  test('does not repeat wrong input in its answer: it may be personal', async ({ sharedStation: { page } }) => {
    const answer = await page.evaluate(() =>
      window.station.call['print.save']({ bytes: new Uint8Array(), fileName: '陈小满/x.pdf' }),
    )
    expect(JSON.stringify(answer)).not.toContain('陈小满')
  })

  test('refuses another window, even one of the app’s own origin with the app’s own preload', async ({
    sharedStation: station,
  }) => {
    const answer = await station.app.evaluate(async ({ BrowserWindow }, preload) => {
      const other = new BrowserWindow({ show: false, webPreferences: { preload } })
      await other.loadURL('app://station/index.html')
      const said: unknown = await other.webContents.executeJavaScript(`window.station.call['app.boot'](undefined)`)
      other.destroy()
      return said
    }, PRELOAD)
    expect(answer).toEqual({ ok: false, failure: { kind: 'badRequest', detail: 'sender' } })
  })

  test('has verbs only: no channel, no event, no Electron', async ({ sharedStation: { page } }) => {
    const keys = await page.evaluate(() => Object.keys(window.station).sort())
    expect(keys).toEqual(['call', 'onCloseRequest', 'onLockRequest', 'requestPrintPort'])
  })
})

test.describe('the network', () => {
  let server: Server
  let address = ''
  let asked: string[] = []
  test.beforeEach(async () => {
    asked = []
    server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end('<p>outside</p>')
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const at = server.address()
    address = `http://127.0.0.1:${String(typeof at === 'object' && at !== null ? at.port : 0)}`
  })
  test.afterEach(() => {
    server.close()
  })

  test('is out of the page’s reach', async ({ sharedStation: { page } }) => {
    await page.evaluate(async (outside) => {
      const image = new Image()
      image.src = `${outside}/image`
      navigator.sendBeacon(`${outside}/beacon`, 'x')
      const link = document.createElement('link')
      Object.assign(link, { rel: 'prefetch', href: `${outside}/prefetch` })
      document.head.append(link)
      await fetch(`${outside}/fetch`).catch(() => undefined)
      await new Promise((later) => setTimeout(later, 300))
    }, address)
    expect(asked).toEqual([])
  })

  test('is cancelled by the session too, where no policy stands in the way', async ({ sharedStation: station }) => {
    const said = await station.app.evaluate(async ({ BrowserWindow }, outside) => {
      const bare = new BrowserWindow({ show: false })
      const result = await bare.loadURL(outside).then(
        () => 'loaded',
        (error: unknown) => String(error),
      )
      bare.destroy()
      return result
    }, `${address}/page`)
    expect(said).toMatch(/BLOCKED_BY_CLIENT/)
    expect(asked).toEqual([])
  })
})

test('permissions are denied, but keeping the store', async ({ sharedStation: { page } }) => {
  const states = await page.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'clipboard-read',
      'midi',
      'persistent-storage',
    ]
    const found: Record<string, string> = {}
    for (const name of names)
      found[name] = await navigator.permissions.query({ name: name as PermissionName }).then(
        ({ state }) => state,
        () => 'unknown',
      )
    return found
  })
  expect(states['persistent-storage']).toBe('granted')
  for (const name of ['geolocation', 'notifications', 'camera', 'clipboard-read', 'midi'])
    expect(states[name], name).toBe('denied')
})
