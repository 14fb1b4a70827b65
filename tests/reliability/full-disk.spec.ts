import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { axeViolations } from '../e2e/axe.ts'
import { makeFakeLp } from '../e2e/fake-lp.ts'
import { expect as expectSoon, test } from '../e2e/fixture.ts'
import { unlockAsHead } from '../e2e/found-by-hand.ts'
import { beginCase, beginPaper } from '../e2e/new-case.ts'
import { Station } from '../e2e/station.ts'
import { MB, megabytesIn, SmallDisk } from './small-disk.ts'

// The app looks at the room every ten seconds; a busy machine takes longer for everything.
const expect = expectSoon.configure({ timeout: 40_000 })
test.describe.configure({ mode: 'serial', timeout: 400_000 })

const NAME = '陈小满'
const FULL = '这台电脑的盘快满了，现在只能看，不能存。'

let folder: string
let disk: SmallDisk
const mounted: SmallDisk[] = []

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'station-full-'))
  const one = SmallDisk.mount(join(folder, 'disk'), 260)
  test.skip(one === null, 'This system lets nobody mount a small disk: that takes root on Linux.')
  if (one === null) return
  disk = one
  mounted.push(one)
})
test.afterAll(() => {
  for (const one of mounted) one.unmount()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
})

function profileNamed(name: string): string {
  const profile = join(disk.folder, name)
  mkdirSync(profile)
  return profile
}

test('below the floor everything can be read, nothing is torn, and saving goes on by itself', async () => {
  const lp = makeFakeLp(join(folder, 'lp'))
  const profile = profileNamed('profile')
  let station = await Station.launch({ profile, path: [lp.folder] })
  const { page } = station
  const begun = await beginCase(page, lp, NAME)
  await beginPaper(page, begun.file, '评估', /预估表/)
  const draft = page.url()
  const text = page.locator('[data-field="childWords"] textarea')
  await text.fill('盘满以前写的。')
  const saved = page.getByRole('status').filter({ hasText: '草稿已保存' })
  await expect(saved).toBeVisible()

  disk.fillToFloor(-5 * MB)
  const note = page.getByRole('alert').filter({ hasText: FULL })
  await expect(note).toBeVisible()
  // It says how much, and that is enough: 5 MB, and whatever Chromium has written meanwhile.
  expect(megabytesIn((await note.textContent()) ?? '')).toBeGreaterThanOrEqual(5)
  expect(megabytesIn((await note.textContent()) ?? '')).toBeLessThan(60)
  await text.fill('盘满的时候写的。')
  const notSaved = page
    .getByRole('status')
    .filter({ hasText: /没存上，内容还在这里（盘快满了，没存上。再腾出 \d+ MB 就能存/ })
  await expect(notSaved).toBeVisible()
  await page.screenshot({ path: join(tmpdir(), 'full-disk-form.png') })
  expect(await axeViolations(page)).toEqual([])

  disk.clear()
  await expect(saved).toBeVisible()
  await expect(note).toHaveCount(0)
  await expect(text).toHaveValue('盘满的时候写的。')

  // Below the floor again: list and file open, a new file is refused with a sentence, and nothing of it is there.
  disk.fillToFloor(-2 * MB)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+2')
  await expect(page.getByRole('link', { name: NAME }).first()).toBeVisible()
  await page.getByRole('button', { name: /^建档/ }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: /^姓名/ }).fill('林听雨')
  await dialog.getByRole('button', { name: '建档，接着写登记表' }).click()
  await expect(dialog.getByText(/盘快满了，没存上。再腾出 \d+ MB 就能存/)).toBeVisible()
  disk.clear()
  await dialog.getByRole('button', { name: '建档，接着写登记表' }).click()
  await page.locator('[data-field="registeredOn"]').waitFor()

  // The last byte is gone, and then the power: the station is not taken for a new one, and all of it comes back.
  disk.fillTo(0)
  await page.waitForTimeout(1500)
  await station.kill()
  const full = await Station.launch({ profile, path: [lp.folder] }).catch(() => null)
  if (full !== null) {
    // Chromium itself may not come up without a byte to write; when it does, it shows the lock or says why not.
    await expect(
      full.page
        .getByLabel('WZY（站长）的密码')
        .or(full.page.getByText(/盘|腾出/))
        .first(),
    ).toBeVisible()
    await expect(full.page.getByLabel('站名，和公章一致')).toHaveCount(0)
    await full.kill()
  }
  disk.clear()
  station = await Station.launch({ profile, path: [lp.folder] })
  await unlockAsHead(station.page)
  await expect(station.page.getByRole('link', { name: NAME }).first()).toBeVisible()
  await expect(station.page.getByRole('link', { name: '林听雨' }).first()).toBeVisible()
  await station.page.goto(draft)
  await expect(station.page.locator('[data-field="childWords"] textarea')).toHaveValue('盘满的时候写的。')
  await station.close()
})
