import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { axeViolations } from './axe.ts'
import { makeFakeStick, OTHER_DEVICE, type FakeStick } from './fake-stick.ts'
import { expect as expectSoon, test } from './fixture.ts'
import { openSample, SAMPLE_PASSWORD } from './sample-station.ts'

const NAME = '陈小满'
const TITLE = '出生证明'
/** A picture of one pixel; what follows its end nobody reads. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const expect = expectSoon.configure({ timeout: 60_000 })

test.describe('a stick in trouble', () => {
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
  const backups = () =>
    readdirSync(stick.path)
      .filter((name) => name.endsWith('.age'))
      .sort()

  test('is pulled out while it is written, the window is closed meanwhile, old backups go only when agreed, a lost photo is named', async () => {
    test.setTimeout(400_000)
    const station = await openSample(folder, { children: 1, seed: 5, names: [NAME], path: [stick.binaries] })
    const { page } = station
    const toBackup = async () => {
      await page.getByRole('link', { name: /^备份/ }).first().click()
      await page.getByRole('heading', { name: '备份', level: 1 }).waitFor()
    }
    await page.getByRole('link', { name: NAME }).first().click()
    await page.getByRole('tab', { name: /^附件/ }).click()
    const photo = join(folder, `${TITLE}.png`)
    // Large enough that writing takes a while here.
    writeFileSync(photo, Buffer.concat([PIXEL, randomBytes(40 * 2 ** 20)]))
    await station.answerOpenDialog(photo)
    await page.getByRole('button', { name: '放进附件' }).click()
    await expect(page.getByRole('row').filter({ hasText: TITLE })).toBeVisible()
    await toBackup()
    await page.getByRole('button', { name: '编个号来用' }).click()
    await page.getByLabel('这个 U盘叫什么').fill('蓝色金士顿')
    await page.getByRole('button', { name: '开始备份' }).click()
    await expect(page.getByRole('heading', { name: '备份好了：蓝色金士顿' })).toBeVisible()
    const [first = ''] = backups()
    const bytes = readFileSync(join(stick.path, first))

    // Closing the window while it is written asks; staying goes on.
    await page.getByRole('button', { name: '备份到 01 号' }).click()
    await expect(page.getByRole('status').filter({ hasText: /^已写 \d/ })).toBeVisible()
    await station.app
      .evaluate(({ BrowserWindow }) => {
        for (const window of BrowserWindow.getAllWindows()) window.close()
      })
      .catch(() => undefined)
    await expect(page.getByRole('dialog', { name: '正在备份，现在就关？' })).toBeVisible()
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('Escape')

    // Pulled out in the middle: nothing of it is kept, the one before is whole, and the same button does it again.
    stick.pullOut()
    const gone = page.getByRole('alert').filter({ hasText: 'U盘不见了' })
    await expect(gone).toContainText('以前的备份都还在')
    expect(await axeViolations(page)).toEqual([])
    stick.plugIn()
    expect(backups()).toEqual([first])
    expect(readFileSync(join(stick.path, first)).equals(bytes)).toBe(true)
    await page.getByRole('button', { name: '再备份到蓝色金士顿' }).click()
    await expect.poll(() => backups().length).toBe(2)
    await expect(page.getByRole('heading', { name: '备份好了：蓝色金士顿' })).toBeVisible()
    expect(readdirSync(stick.path).filter((name) => name.endsWith('.part'))).toEqual([])

    // Its file is lost on this PC: the backups after that say so by name, and so does one that is opened.
    const attachments = join(station.profile, 'station/attachments')
    const sealed = join(attachments, readdirSync(attachments)[0] ?? '')
    const kept = readFileSync(sealed)
    rmSync(sealed)
    await page.getByRole('button', { name: '备份到 01 号' }).click()
    await expect.poll(() => backups().length).toBe(3)
    await expect(page.getByText(`没有备份上：${TITLE}`)).toBeVisible()

    // The fourth of one day: what may go is listed first, and goes only when somebody agrees.
    await page.getByRole('button', { name: '备份到 01 号' }).click()
    const asked = page.getByText('这个 U盘上有 1 份旧备份可以清掉')
    await expect(asked).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: first })).toBeVisible()
    expect(backups()).toHaveLength(4)
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: '清掉这些旧备份' }).click()
    await expect(page.getByText('照约定清掉了 1 份旧备份。')).toBeVisible()
    expect(backups()).toHaveLength(3)
    expect(backups()).not.toContain(first)

    await page.getByRole('link', { name: '打开备份看看，或恢复' }).click()
    // Of one minute there may be several, and their names do not say which is the last.
    const writtenAt = (name: string) => statSync(join(stick.path, name)).mtimeMs
    const last = backups().reduce((one, other) => (writtenAt(other) > writtenAt(one) ? other : one))
    await station.answerOpenDialog(join(stick.path, last))
    await page.getByRole('button', { name: '选备份文件' }).click()
    await expect(page.getByRole('heading', { name: /^里面有什么/ })).toBeVisible()
    await expect(page.getByText(new RegExp(`恢复后打不开：${TITLE}`))).toBeVisible()

    // Locked while it is written: the desk is covered, the backup goes on, is entered, and then it is locked.
    writeFileSync(sealed, kept)
    await toBackup()
    const known = new Set(backups())
    const entered = await page.getByRole('row').filter({ hasText: '核验过' }).count()
    await page.getByRole('button', { name: '备份到 01 号' }).click()
    await expect(page.getByRole('status').filter({ hasText: /^已写 \d/ })).toBeVisible()
    let covered = ''
    const fresh = await station.reopenedAfter(async () => {
      await station.lockScreen()
      covered = (await page.getByRole('button', { name: '打开，看备份' }).textContent()) ?? ''
    })
    expect(covered).toBe('打开，看备份')
    await fresh.getByLabel('WZY（站长）的密码').fill(SAMPLE_PASSWORD)
    await fresh.keyboard.press('Enter')
    await expect(fresh.getByRole('row').filter({ hasText: '核验过' })).toHaveCount(entered + 1)
    expect(backups().filter((name) => !known.has(name))).toHaveLength(1)
    expect(readdirSync(stick.path).filter((name) => name.endsWith('.part'))).toEqual([])
    expect(station.troubles).toEqual([])
    await station.close()
  })
})
