import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { axeViolations } from './axe.ts'
import { makeFakeStick, OTHER_DEVICE, type FakeStick } from './fake-stick.ts'
import { expect, test } from './fixture.ts'
import { openSample, SAMPLE_PASSWORD } from './sample-station.ts'
import type { Station } from './station.ts'

const LATER = '林后来'

async function toBackup(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^备份/ }).first().click()
  await page.getByRole('heading', { name: '备份', level: 1 }).waitFor()
}

async function fileChild(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Alt+2')
  await page.getByRole('button', { name: /建档/ }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: /^姓名/ }).fill(name)
  await dialog.getByRole('button', { name: '建档，接着写登记表' }).click()
  await page.locator('[data-field="registeredOn"]').waitFor()
}

async function unlock(page: Page): Promise<void> {
  await page.getByLabel('WZY（站长）的密码').fill(SAMPLE_PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: '主菜单' }).waitFor()
}

async function swapTo(station: Station, reason: string): Promise<Page> {
  const { page } = station
  await page.getByRole('button', { name: '换成这份备份' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '换成这份备份' }).click()
  await expect(dialog).toContainText('请写上原因')
  await dialog.getByLabel('为什么换').fill(reason)
  const fresh = await station.reopenedAfter(() => dialog.getByRole('button', { name: '换成这份备份' }).click())
  await unlock(fresh)
  return fresh
}

/** What closing the window does; the answer may not come back when the app goes. */
async function closeWindow(station: Station): Promise<void> {
  await station.app
    .evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) window.close()
    })
    .catch(() => undefined)
}

test.describe('a stick of the station’s own', () => {
  test.skip(!existsSync(OTHER_DEVICE), 'needs a second device')
  let folder: string
  let stick: FakeStick
  test.beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'station-stick-'))
    stick = makeFakeStick(folder, 'KINGSTON')
  })
  test.afterEach(() => {
    stick.remove()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  })
  const backups = () => readdirSync(stick.path).filter((name) => name.endsWith('.age'))

  test('is found, numbered, known again, rehearsed with, pulled out, restored from, and the way back is kept', async () => {
    test.setTimeout(400_000)
    const station = await openSample(folder, {
      ...{ children: 2, seed: 5, names: ['陈小满', '吴一帆'] },
      path: [stick.binaries],
    })
    let { page } = station

    // A new stick: it gets its number with the first backup, one press is enough for the second.
    await toBackup(page)
    await expect(page.getByText('没有登记过的 U盘：KINGSTON')).toBeVisible()
    await page.getByRole('button', { name: '编个号来用' }).click()
    await expect(page.getByText('新 U盘，编为 01 号。')).toBeVisible()
    await page.getByLabel('这个 U盘叫什么').fill('蓝色金士顿')
    await page.getByRole('button', { name: '开始备份' }).click()
    await expect(page.getByRole('heading', { name: '备份好了：蓝色金士顿' })).toBeVisible()
    const [first = ''] = backups()
    const sentinel = readFileSync(join(stick.path, 'xingchen-medium.json'), 'utf8')
    expect(JSON.parse(sentinel)).toMatchObject({ number: '01', thins: false })
    expect(sentinel).not.toMatch(/[\u4e00-\u9fff]/)
    await page.getByRole('button', { name: '备份到 01 号' }).click()
    await expect.poll(() => backups().length).toBe(2)
    await expect(page.getByRole('row', { name: /01 蓝色金士顿 .* 核验过/ })).toHaveCount(2)

    // A rehearsal: the same, then later work.
    await page.getByRole('button', { name: '用 01 号最新的一份演练' }).click()
    await expect(page.getByText('恢复得了，和本机一样')).toBeVisible()
    expect(await axeViolations(page)).toEqual([])
    await fileChild(page, LATER)
    await toBackup(page)
    await page.getByRole('button', { name: '用 01 号最新的一份演练' }).click()
    await expect(page.getByText('恢复得了，之后本机又写了新的')).toBeVisible()
    await expect(page.getByText('儿童：本机 3 条，备份里 2 条')).toBeVisible()

    // Pulled out: a sentence, old backups intact; what was left half is cleared at the next one.
    const before = backups().map((name) => readFileSync(join(stick.path, name)))
    stick.pullOut()
    await page.getByRole('button', { name: '备份到 01 号' }).click()
    await expect(page.getByRole('alert')).toContainText('U盘不见了')
    await expect(page.getByRole('alert')).toContainText('以前的备份都还在')
    stick.plugIn()
    writeFileSync(join(stick.path, 'xingchen-backup-2026-01-05-0900.age.part'), 'half')
    expect(backups().map((name) => readFileSync(join(stick.path, name)))).toEqual(before)

    // Restore over what is here: look first.
    await page.getByRole('link', { name: '打开备份看看，或恢复' }).click()
    await station.answerOpenDialog(join(stick.path, first))
    await page.getByRole('button', { name: '选备份文件' }).click()
    await expect(page.getByRole('heading', { name: /^里面有什么/ })).toBeVisible()
    await expect(page.getByRole('row', { name: /^儿童 3 2 没了 1 条/ })).toBeVisible()
    await expect(page.getByText(LATER)).toBeVisible()
    await page.getByLabel('找孩子').fill('cxm')
    await expect(page.getByRole('row', { name: /陈小满/ })).toBeVisible()
    await expect(page.getByRole('row', { name: /吴一帆/ })).toBeHidden()
    expect(await axeViolations(page)).toEqual([])
    page = await swapTo(station, '试一试')
    await page.keyboard.press('Alt+2')
    await expect(page.getByRole('link', { name: '陈小满' }).first()).toBeVisible()
    await expect(page.getByRole('link', { name: LATER })).toBeHidden()

    // That state has no backup in its register: closing offers one, and stays.
    await closeWindow(station)
    await expect(page.getByRole('dialog', { name: '先备份，再关？' })).toBeVisible()
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: '先备份' }).click()
    await page.getByRole('heading', { name: '备份', level: 1 }).waitFor()
    await expect(page.getByRole('dialog')).toBeHidden()

    // The way back.
    await page.getByRole('link', { name: '换回去' }).click()
    await expect(page.getByRole('row', { name: /^儿童 2 3 回来 1 条/ })).toBeVisible()
    page = await swapTo(station, '换回来')
    await page.keyboard.press('Alt+2')
    await expect(page.getByRole('link', { name: LATER }).first()).toBeVisible()
    await toBackup(page)
    await expect(page.getByText('恢复前的样子')).toHaveCount(2)
    await page.getByRole('button', { name: '备份到 01 号' }).click()
    await expect(page.getByRole('heading', { name: '备份好了：蓝色金士顿' })).toBeVisible()
    expect(readdirSync(stick.path).filter((name) => name.endsWith('.part'))).toEqual([])
    expect(backups()).toHaveLength(3)
    expect(station.troubles).toEqual([])

    // With a fresh backup nobody is asked.
    const gone = new Promise((done) => station.app.process().once('exit', done))
    await closeWindow(station)
    await gone
  })
})
