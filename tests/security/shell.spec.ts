import { spawnSync } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { createServer, type Server } from 'node:http'
import { createServer as createTcpServer } from 'node:net'
import { join, resolve } from 'node:path'
import { findExecutable } from '../e2e/executable.ts'
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

  test('takes no style but those with the nonce of this load', async ({ sharedStation: { page } }) => {
    const colours = await page.evaluate(() => {
      const sheet = document.createElement('style')
      sheet.textContent = '.attacked { color: rgb(1, 2, 3) }'
      document.head.append(sheet)
      const target = document.createElement('p')
      target.className = 'attacked'
      const written = document.createElement('p')
      written.setAttribute('style', 'color: rgb(1, 2, 3)')
      document.body.append(target, written)
      const found = [target, written].map((element) => getComputedStyle(element).color)
      for (const element of [sheet, target, written]) element.remove()
      return found
    })
    expect(colours).toHaveLength(2)
    expect(colours).not.toContain('rgb(1, 2, 3)')
  })

  test('runs no handler and no address with a script in it', async ({ sharedStation: { page } }) => {
    const ran = await page.evaluate(async () => {
      const html =
        '<img src="data:," onerror="window.attacked = 1"><svg onload="window.attacked = 2"></svg>' +
        '<a id="attack" href="javascript:window.attacked=3">x</a><iframe srcdoc="<script>parent.attacked=4</script>"></iframe>'
      const place = document.createElement('div')
      document.body.append(place)
      place.innerHTML = html
      document.getElementById('attack')?.click()
      await new Promise((later) => setTimeout(later, 300))
      place.remove()
      return 'attacked' in window
    })
    expect(ran).toBe(false)
  })

  test('starts no worker from elsewhere, and a worker obeys the policy too', async ({ sharedStation: { page } }) => {
    const said = await page.evaluate(async () => {
      const answerOf = (worker: Worker) =>
        new Promise<unknown>((done) => {
          worker.onmessage = ({ data }) => done(data)
          worker.onerror = () => done('refused')
          setTimeout(() => done('nothing'), 2000)
        })
      const source = `
        let evaluated = 'refused'
        try { evaluated = (0, eval)('1 + 1') } catch {}
        fetch('https://example.com/').then(() => 'loaded', () => 'refused').then((loaded) => postMessage([evaluated, loaded]))`
      const own = new Worker(URL.createObjectURL(new Blob([source])))
      const inside = await answerOf(own)
      own.terminate()
      let foreign: unknown = 'refused'
      try {
        foreign = await answerOf(new Worker('https://example.com/worker.js'))
      } catch {
        // Refused before it begins.
      }
      return { inside, foreign }
    })
    expect(said).toEqual({ inside: ['refused', 'refused'], foreign: 'refused' })
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
    // Our own address is in all of these, and none is ours.
    'http://127.0.0.1:9/?next=app://station/index.html',
    'https://example.com/app://station/index.html',
    'app://station@example.com/index.html',
    'app://station.example.com/index.html',
    'javascript:document.body.textContent="attacked"',
    'data:text/html,<h1>attacked</h1>',
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

  test('follows no redirect, wherever it leads', async ({ sharedStation: { app } }) => {
    const prevented = await app.evaluate(({ BrowserWindow }) => {
      const page = BrowserWindow.getAllWindows()[0]?.webContents
      return ['https://example.com/', 'http://x/?next=app://station', 'app://station/index.html'].map((url) => {
        let stopped = false
        page?.emit('will-redirect', { url, preventDefault: () => void (stopped = true) })
        return stopped
      })
    })
    expect(prevented).toEqual([true, true, true])
  })

  test('is left by no form, no refresh and no link', async ({ sharedStation: station }) => {
    const before = station.page.url()
    await station.page.evaluate(async (outside) => {
      const form = document.createElement('form')
      form.action = outside
      const refresh = document.createElement('meta')
      Object.assign(refresh, { httpEquiv: 'refresh', content: `0;url=${outside}` })
      const link = document.createElement('a')
      link.href = outside
      document.head.append(refresh)
      document.body.append(form, link)
      form.submit()
      link.click()
      await new Promise((later) => setTimeout(later, 300))
      for (const element of [form, refresh, link]) element.remove()
    }, 'http://127.0.0.1:9/?next=app://station/index.html')
    expect(station.page.url()).toBe(before)
    await expect.poll(() => station.app.windows().length).toBe(1)
  })

  test('is not moved by a base address written into it', async ({ sharedStation: { page } }) => {
    const [before, after, link] = await page.evaluate((outside) => {
      const first = document.baseURI
      const base = document.createElement('base')
      base.href = outside
      document.head.prepend(base)
      const relative = document.createElement('a')
      relative.setAttribute('href', 'assets/index.js')
      const found = [first, document.baseURI, relative.href]
      base.remove()
      return found
    }, 'http://127.0.0.1:9/')
    expect(after).toBe(before)
    expect(link).not.toContain('127.0.0.1:9')
  })

  test('stays when a file is dropped onto it', async ({ sharedStation: station }) => {
    const before = station.page.url()
    const devtools = await station.page.context().newCDPSession(station.page)
    const data = { items: [], files: [resolve(import.meta.dirname, '../../package.json')], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await devtools.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data })
    await station.page.waitForTimeout(500)
    expect(station.page.url()).toBe(before)
    expect((await station.page.evaluate(() => window.station.call['app.boot'](undefined))).ok).toBe(true)
    await expect.poll(() => station.app.windows().length).toBe(1)
    await devtools.detach()
  })

  test('has no webview, and the shell refuses to attach one', async ({ sharedStation: { app, page } }) => {
    const element = await page.evaluate(async () => {
      const webview = document.createElement('webview')
      webview.setAttribute('src', 'https://example.com/')
      document.body.append(webview)
      await new Promise((later) => setTimeout(later, 200))
      const found = { loads: 'loadURL' in webview, shadow: webview.shadowRoot !== null }
      webview.remove()
      return found
    })
    expect(element).toEqual({ loads: false, shadow: false })
    const stopped = await app.evaluate(({ BrowserWindow }) => {
      let prevented = false
      const page = BrowserWindow.getAllWindows()[0]?.webContents
      page?.emit('will-attach-webview', { preventDefault: () => void (prevented = true) }, {}, {})
      return prevented
    })
    expect(stopped).toBe(true)
  })

  test('opens no window, by script or by link', async ({ sharedStation: station }) => {
    const opened = await station.page.evaluate(() => {
      const link = document.createElement('a')
      link.href = 'https://example.com/'
      link.target = '_blank'
      document.body.append(link)
      link.click()
      const own = window.open(location.href)
      return window.open('https://example.com/') === null && own === null
    })
    expect(opened).toBe(true)
    await station.page.waitForTimeout(300)
    expect(await station.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
    await expect.poll(() => station.app.windows().length).toBe(1)
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

  test('refuses more than it could ever need', async ({ sharedStation: { page } }) => {
    const answers = await page.evaluate(async () => {
      const call = (name: keyof typeof window.station.call, input: unknown): unknown =>
        Reflect.apply(window.station.call[name], undefined, [input])
      const file = '0'.repeat(32)
      return [
        await call('backup.write', { file, bytes: new Uint8Array(66 * 2 ** 20) }),
        await call('folder.mark', { marker: 'x'.repeat(2 ** 20 + 1) }),
        await call('attachment.saveCopy', { fileName: 'x'.repeat(121) }),
        await call('attachment.erase', { ids: new Array(1_000_001).fill('a') }),
        await call('task.line', { text: 'x'.repeat(2 ** 20 + 1) }),
      ]
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
    expect(keys).toEqual(['call', 'onCloseRequest', 'onLockRequest', 'onLockSoon', 'requestPrintPort'])
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
    address = `http://127.0.0.1:${String(portOf(server.address()))}`
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
      const socket = new WebSocket(`${outside.replace('http', 'ws')}/socket`)
      const events = new EventSource(`${outside}/events`)
      const script = document.createElement('script')
      script.src = `${outside}/script`
      document.head.append(script)
      await import(/* @vite-ignore */ `${outside}/module`).catch(() => undefined)
      await fetch(`${outside}/fetch`).catch(() => undefined)
      await fetch(`${outside}/no-cors`, { mode: 'no-cors' }).catch(() => undefined)
      await new Promise((later) => setTimeout(later, 300))
      socket.close()
      events.close()
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

test('WebRTC, which asks neither policy nor session, sends no packet', async ({ sharedStation: { page } }) => {
  const heard: string[] = []
  const stun = createSocket('udp4', () => heard.push('udp'))
  const turn = createTcpServer(() => heard.push('tcp'))
  await new Promise<void>((bound) => stun.bind(0, '127.0.0.1', bound))
  // Not the address the stand-in itself has to reach; macOS has no other of its own.
  const host = process.platform === 'darwin' ? '127.0.0.1' : '127.0.0.2'
  await new Promise<void>((listening) => turn.listen(0, host, listening))
  const ports = [stun.address().port, portOf(turn.address())]
  const candidates = await page.evaluate(
    async ({ ports: [udp, tcp], host }) => {
      const connection = new RTCPeerConnection({
        iceServers: [
          { urls: `stun:127.0.0.1:${String(udp)}` },
          { urls: `turn:${host}:${String(tcp)}?transport=tcp`, username: 'x', credential: 'x' },
          { urls: `turn:127.0.0.1:${String(udp)}?transport=udp`, username: 'x', credential: 'x' },
        ],
      })
      const found: string[] = []
      connection.onicecandidate = ({ candidate }) => {
        if (candidate !== null && candidate.candidate !== '') found.push(candidate.candidate)
      }
      connection.createDataChannel('x')
      await connection.setLocalDescription()
      await new Promise((later) => setTimeout(later, 1500))
      connection.close()
      return found
    },
    { ports, host },
  )
  stun.close()
  turn.close()
  expect(heard).toEqual([])
  // Nor does it tell the addresses of this PC.
  expect(candidates).toEqual([])
})

test('a page that asks for a permission gets none, and nobody is asked', async ({ sharedStation: { page } }) => {
  const answers = await page.evaluate(async () => {
    const refused = (asking: Promise<unknown>) =>
      Promise.race([
        asking.then(
          (value) => String(value),
          () => 'refused',
        ),
        new Promise((late) => setTimeout(() => late('waits for a person'), 3000)),
      ])
    return Promise.all([
      refused(navigator.mediaDevices.getUserMedia({ video: true, audio: true })),
      refused(new Promise((got, not) => navigator.geolocation.getCurrentPosition(got, not))),
      refused(Notification.requestPermission()),
      refused(navigator.clipboard.readText()),
    ])
  })
  expect(answers).toEqual(['refused', 'refused', 'denied', 'refused'])
})

test('the page has no Node, and every page of the app is asked to be in the sandbox', async ({
  sharedStation: { app, page },
}) => {
  const reached = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', 'electron', '__dirname'].filter(
      (name) => Reflect.get(window, name) !== undefined,
    ),
  )
  expect(reached).toEqual([])
  test.skip(!findExecutable().isStandin, 'Of Electron’s own processes the checklist says how to look.')
  const sandboxed = await app.evaluate((electron) => {
    const { standin } = electron as unknown as { standin: { sandboxed: boolean } }
    return standin.sandboxed
  })
  expect(sandboxed).toBe(true)
})

test('an installed app does not open for another program to look into it', ({ folder }) => {
  const { path, isStandin } = findExecutable()
  test.skip(!isStandin, 'Electron’s own binary counts as installed only when it is packaged.')
  for (const open of ['--remote-debugging-port=0', '--remote-debugging-pipe']) {
    const started = spawnSync(path, ['.', open], {
      cwd: resolve(import.meta.dirname, '../..'),
      env: { ...process.env, STANDIN_PACKAGED: '1', STATION_PROFILE: join(folder, 'profile') },
      encoding: 'utf8',
      timeout: 30_000,
    })
    expect([started.status, started.stderr]).toEqual([2, expect.stringContaining('look into it')])
  }
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

function portOf(address: ReturnType<Server['address']>): number {
  return typeof address === 'object' && address !== null ? address.port : 0
}
