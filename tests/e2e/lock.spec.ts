import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { axeViolations } from './axe.ts'
import { makeFakeLp, type FakeLp } from './fake-lp.ts'
import { expect, test } from './fixture.ts'
import { HEAD, unlockAsHead } from './found-by-hand.ts'
import { beginCase, beginPaper } from './new-case.ts'
import { Station } from './station.ts'

test.describe('the desk locks', () => {
  test.describe.configure({ mode: 'serial' })
  let folder: string
  let lp: FakeLp
  let station: Station

  test.beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'station-lock-'))
    const profile = join(folder, 'profile')
    mkdirSync(profile)
    lp = makeFakeLp(join(folder, 'lp'))
    station = await Station.launch({ profile, path: [lp.folder] })
    const { file } = await beginCase(station.page, lp, '陈小满')
    await beginPaper(station.page, file, '评估', /预估表/)
  })
  test.afterAll(async () => {
    await station.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  })
  test.afterEach(() => {
    expect(station.troubles).toEqual([])
  })

  const physical = () => station.page.locator('[data-field="physical"] textarea')
  const notice = () => station.page.getByText('一分钟内没人动，就自己锁上').first()
  const cover = () => station.page.getByRole('dialog', { name: '正在锁定' })
  const password = () => station.page.getByLabel('WZY（站长）的密码')

  /** Whether anything of the desk can be seen: what lies on top at nine places of the window. */
  const onTop = () =>
    station.page.evaluate(() => {
      const places = [0.05, 0.5, 0.95].flatMap((x) => [0.05, 0.5, 0.95].map((y) => [x, y] as const))
      return places.every(([x, y]) => {
        const top = document.elementFromPoint(innerWidth * x, innerHeight * y)
        return top?.closest('dialog') !== null && top?.closest('dialog') !== undefined
      })
    })

  test('when nobody moves: it says so a minute before, stays when somebody does, and comes back to the same field', async () => {
    const { page } = station
    await physical().focus()
    await page.keyboard.insertText('阳台没有护栏。')
    await station.idleFor(541)
    await expect(notice()).toBeVisible()
    expect(await axeViolations(page)).toEqual([])
    await station.idleFor(0)
    await expect(notice()).toBeHidden()
    await expect(physical()).toBeFocused()

    const place = new URL(page.url()).hash
    await page.keyboard.insertText('她常趴在上面喊爸爸。')
    // In the middle of what is written, before 喊爸爸。
    for (let back = 0; back < 4; back += 1) await page.keyboard.press('ArrowLeft')
    await station.reopenedAfter(() => station.idleFor(600))
    await station.idleFor(0)
    await password().waitFor()
    expect(await station.page.locator('body').innerText()).not.toContain('陈小满')
    await unlockAsHead(station.page)
    await expect(physical()).toBeFocused()
    await expect(physical()).toHaveValue('阳台没有护栏。她常趴在上面喊爸爸。')
    expect(new URL(station.page.url()).hash).toBe(place)
    await station.page.keyboard.insertText('大声')
    await expect(physical()).toHaveValue('阳台没有护栏。她常趴在上面大声喊爸爸。')
  })

  test('another person comes to their own desk, not to the page that was left', async () => {
    // Who had the desk before is a random id: here it is somebody else's.
    await station.page.evaluate(() => sessionStorage.setItem('last-staff', 'somebody-else'))
    await station.reopenedAfter(() => station.page.keyboard.press('Control+l'))
    await unlockAsHead(station.page)
    await expect(station.page).toHaveURL(/#\/today$/)
    expect(await station.page.evaluate(() => sessionStorage.getItem('place'))).toBeNull()
    await station.page.goBack()
    await expect(physical()).toBeVisible()
  })

  test('while the password is typed there is no desk in the page, not even the empty one that is drawn ahead', async () => {
    await station.reopenedAfter(() => station.page.keyboard.press('Control+l'))
    await password().waitFor()
    const seen = await station.page.evaluate(
      () =>
        new Promise<number>((done) => {
          const parts = () => document.querySelectorAll('nav, table, [data-field]').length
          let most = parts()
          new MutationObserver(() => (most = Math.max(most, parts()))).observe(document, {
            childList: true,
            subtree: true,
          })
          setTimeout(() => done(most), 1500)
        }),
    )
    expect(seen).toBe(0)
    await unlockAsHead(station.page)
    await expect(physical()).toBeVisible()
  })

  test('with words that cannot be stored: covered, opened by the person’s password only, locked once they are stored', async () => {
    const { page } = station
    await setDisk(station, 'full')
    await physical().fill('写的时候盘满了。')
    await station.app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'))
    await expect(cover().getByText('有内容没存上')).toBeVisible()
    expect(await onTop()).toBe(true)
    expect(await axeViolations(page)).toEqual([])
    // The keys of the desk do nothing under it, and Escape does not take it away.
    for (const key of ['Escape', 'Escape', 'Alt+2', 'Control+k', 'F1']) await page.keyboard.press(key)
    expect(await onTop()).toBe(true)
    await expect(page).toHaveURL(/documents/)

    await password().fill('not the password')
    await page.keyboard.press('Enter')
    await expect(cover().getByText('密码不对')).toBeVisible()
    await expect(cover().getByRole('button', { name: '打开，看看没存上的' })).toBeEnabled()
    await password().fill(HEAD.password)
    await page.keyboard.press('Enter')
    await expect(cover()).toBeHidden()
    await expect(physical()).toHaveValue('写的时候盘满了。')

    await station.app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'))
    await expect(cover().getByText('有内容没存上')).toBeVisible()
    await station.reopenedAfter(() => setDisk(station, 'right'))
    await unlockAsHead(station.page)
    await expect(physical()).toHaveValue('写的时候盘满了。')
  })

  test('a page that hangs is ended by force', async () => {
    const { page } = station
    await page.evaluate(() =>
      setTimeout(() => {
        for (;;);
      }, 50),
    )
    await page.waitForTimeout(100)
    await station.reopenedAfter(() => station.lockScreen())
    await password().waitFor()
    await unlockAsHead(station.page)
  })

  test('as the settings say, which also keep the window out of screenshots', async () => {
    const { page } = station
    await station.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      const calls: boolean[] = []
      Object.assign(globalThis, { calls })
      if (window !== undefined) window.setContentProtection = (enable) => void calls.push(enable)
    })
    const calls = () => station.app.evaluate((): unknown => Reflect.get(globalThis, 'calls'))
    await page.keyboard.press('Alt+4')
    const card = page.getByRole('region', { name: '锁定与遮挡' })
    await card.getByLabel('多少分钟没人动').fill('241')
    await page.getByRole('button', { name: '存下' }).click()
    await expect(card.getByText('请写 0 到 240 之间的整数。')).toBeVisible()
    await card.getByLabel('多少分钟没人动').fill('2')
    await card.getByLabel('截屏和投屏里看不到这个窗口').check()
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: '存下' }).click()
    await expect.poll(calls).toEqual([true])
    await station.reopenedAfter(() => station.idleFor(121))
    await station.idleFor(0)
    await unlockAsHead(station.page)
    await expect.poll(calls).toEqual([true, true])
  })
})

/** `full`: the disk refuses the next bytes of the journal, as a full one does. */
async function setDisk(station: Station, disk: 'full' | 'right'): Promise<void> {
  await station.app.evaluate(async (_electron, full) => {
    const { open } = process.getBuiltinModule('node:fs/promises')
    const file = await open(process.execPath)
    const handle = Object.getPrototypeOf(file) as { datasync: () => Promise<void>; synced?: () => Promise<void> }
    await file.close()
    handle.synced ??= handle.datasync
    handle.datasync = full
      ? () => Promise.reject(Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' }))
      : handle.synced
  }, disk === 'full')
}
