import { spawn } from 'node:child_process'
import { findExecutable } from './executable.ts'
import { expect, test } from './fixture.ts'
import { Station } from './station.ts'

test.describe('the shell', () => {
  test('gives the page its facts, and the page loads without a complaint', async ({ station }) => {
    const boot = await station.page.evaluate(() => window.station.call['app.boot'](undefined))
    expect(boot).toMatchObject({ ok: true, value: { language: 'zh', task: null } })
    expect(station.troubles).toEqual([])
  })

  test('is a secure page at one origin, with storage, workers’ crypto and no Node', async ({ station }) => {
    const page = await station.page.evaluate(() => ({
      secure: isSecureContext,
      subtle: typeof crypto.subtle.encrypt,
      node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
      frozen: Object.isFrozen(window.station) && Object.isFrozen(window.station.call),
    }))
    expect(page).toEqual({ secure: true, subtle: 'function', node: [], frozen: true })
    const address = await station.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
    )
    expect(address).toMatch(/^app:\/\/station\/index\.html/)
  })

  test('keeps what the page stored over a restart', async ({ profile, lp }) => {
    const first = await Station.launch({ profile, path: [lp.folder] })
    await first.page.evaluate(() => {
      localStorage.setItem('kept', 'yes')
    })
    await first.close()
    const second = await Station.launch({ profile, path: [lp.folder] })
    expect(await second.page.evaluate(() => localStorage.getItem('kept'))).toBe('yes')
    await second.close()
  })

  test('keeps strictly committed rows when it is killed', async ({ profile }) => {
    for (let round = 0; round < 3; round++) {
      const station = await Station.launch({ profile })
      const rows = await station.page.evaluate(
        () =>
          new Promise<number>((done, refuse) => {
            const opening = indexedDB.open('kill-test', 1)
            opening.onupgradeneeded = () => {
              opening.result.createObjectStore('rows', { autoIncrement: true })
            }
            opening.onerror = () => {
              refuse(new Error('not opened'))
            }
            opening.onsuccess = () => {
              const writing = opening.result.transaction('rows', 'readwrite', { durability: 'strict' })
              const rows = writing.objectStore('rows')
              const before = rows.count()
              rows.add(new Uint8Array(1000))
              writing.oncomplete = () => {
                done(before.result)
              }
            }
          }),
      )
      expect(rows).toBe(round)
      await station.kill()
    }
  })

  test('comes back with empty memory when it is reloaded hard', async ({ station }) => {
    await station.page.evaluate(() => {
      Object.assign(window, { secret: 'in memory' })
      sessionStorage.setItem('place', '#/children')
    })
    const before = station.page
    const page = await station.reopenedAfter(() => before.evaluate(() => window.station.call['app.reload'](undefined)))
    expect(await page.evaluate(() => 'secret' in window)).toBe(false)
    expect(await page.evaluate(() => sessionStorage.getItem('place'))).toBe('#/children')
    const boot = await page.evaluate(() => window.station.call['app.boot'](undefined))
    expect(boot.ok).toBe(true)
  })

  test('asks the page to lock: from the menu, when the system locks its screen, when it goes to sleep', async ({
    station,
  }) => {
    await station.page.evaluate(() => {
      const counted = { locks: 0 }
      Object.assign(window, { counted })
      window.station.onLockRequest(() => {
        counted.locks += 1
      })
    })
    const locks = () =>
      station.page.evaluate((): unknown => (Reflect.get(window, 'counted') as { readonly locks: number }).locks)
    await station.clickMenu('lock')
    await expect.poll(locks).toBe(1)
    await station.lockScreen()
    await expect.poll(locks).toBe(2)
    await station.app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'))
    await expect.poll(locks).toBe(3)
  })

  test('is there once only: a second start brings the first to the front', async ({ station }) => {
    await station.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.minimize()
      window?.once('focus', () => {
        Object.assign(globalThis, { cameToFront: !window.isMinimized() })
      })
    })
    const second = await startAgain(station.profile)
    expect(second).toEqual({ code: 0, words: 'This station is already open.\n' })
    await expect.poll(() => station.app.evaluate((): unknown => Reflect.get(globalThis, 'cameToFront'))).toBe(true)
  })
})

async function startAgain(profile: string): Promise<{ code: number | null; words: string }> {
  const child = spawn(findExecutable().path, ['.', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])], {
    env: { ...process.env, STATION_PROFILE: profile },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let words = ''
  child.stderr.on('data', (chunk: Buffer) => {
    words += chunk.toString('utf8')
  })
  return new Promise((done) => {
    child.on('exit', (code) => {
      done({ code, words })
    })
  })
}
