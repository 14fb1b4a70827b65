import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Page } from 'playwright/test'
import { axeViolations } from './axe.ts'
import { makeFakeLp } from './fake-lp.ts'
import { expect, test } from './fixture.ts'
import { HEAD, unlockAsHead } from './found-by-hand.ts'
import { beginCase, type NewCase } from './new-case.ts'
import { Station } from './station.ts'

const NAME = '陈小满'

async function openRestore(station: Station, file: string): Promise<Page> {
  const { page } = station
  await page.getByRole('button', { name: '已有备份，恢复到这台电脑' }).click()
  await station.answerOpenDialog(file)
  await page.getByRole('button', { name: '选备份文件' }).click()
  await page.getByRole('heading', { name: '打开备份' }).waitFor()
  return page
}

async function expectChildOnFile(page: Page): Promise<void> {
  await expect(page.getByRole('link', { name: NAME }).first()).toBeVisible()
}

test.describe('a backup on a stick', () => {
  test.describe.configure({ mode: 'serial' })
  let folder: string
  let stick: string
  let begun: NewCase
  let backup: string

  /** The app on an empty profile: another PC. */
  const anotherPc = async (name: string): Promise<Station> => {
    const profile = join(folder, name)
    mkdirSync(profile)
    return Station.launch({ profile })
  }

  test.beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'station-backup-'))
    stick = join(folder, 'stick')
    mkdirSync(stick)
  })
  test.afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }))

  test('is written, read back, decrypted, counted, and only then entered as done', async () => {
    const lp = makeFakeLp(join(folder, 'lp'))
    const profile = join(folder, 'first')
    mkdirSync(profile)
    const station = await Station.launch({ profile, path: [lp.folder] })
    const { page } = station
    begun = await beginCase(page, lp, NAME)
    await page.keyboard.press('Alt+3')
    await page.getByRole('heading', { name: '备份', level: 1 }).waitFor()
    await station.answerOpenDialog(stick)
    await page.getByRole('button', { name: '选文件夹' }).click()
    await page.getByRole('button', { name: '开始备份' }).click()
    await expect(page.getByText('请写上 U盘的名字')).toBeVisible()
    await page.getByLabel('这个 U盘叫什么').fill('03 号 U盘')
    await page.getByRole('button', { name: '开始备份' }).click()
    await expect(page.getByRole('heading', { name: '备份好了：03 号 U盘' })).toBeVisible()
    await expect(page.getByText('核验过', { exact: true })).toBeVisible()
    await expect(page.getByRole('row', { name: /^儿童 1 1/ })).toContainText('一致')
    expect(await axeViolations(page)).toEqual([])
    expect(station.troubles).toEqual([])
    await station.close()
    const names = readdirSync(stick)
    backup = join(stick, names.find((name) => name.endsWith('.age')) ?? '')
    expect(names.filter((name) => !name.endsWith('.age') && !name.endsWith('.slots.json'))).toEqual([])
  })

  test('is refused with a sentence when cut short, changed or foreign, and nothing is changed', async () => {
    const whole = readFileSync(backup)
    const bad = join(folder, 'bad')
    mkdirSync(bad)
    const changed = Buffer.from(whole)
    changed.writeUInt8((changed.readUInt8(changed.length - 900) + 1) % 256, changed.length - 900)
    const files = [
      ['cut.age', whole.subarray(0, whole.length - 5000), '备份文件不完整'],
      ['changed.age', changed, '备份文件的内容被改动过'],
      ['foreign.age', Buffer.from('PK\u0003\u0004 holiday pictures'), '不是星辰个案的备份'],
    ] as const
    const station = await anotherPc('refusals')
    for (const [name, bytes, sentence] of files) {
      const path = join(bad, name)
      writeFileSync(path, bytes)
      const page = await openRestore(station, path)
      await page.getByLabel('第 1 组').fill(begun.recoveryKey.slice('AGE-SECRET-KEY-1'.length))
      await page.getByRole('button', { name: '打开并核对' }).click()
      await expect(page.getByRole('alert'), name).toContainText(sentence)
      await expect(page.getByRole('alert')).toContainText('这台电脑上什么也没有动。')
      await page.getByRole('button', { name: '回到第一次使用' }).click()
    }
    await expect(station.page.getByLabel('站名，和公章一致')).toBeVisible()
    await station.close()
  })

  test('opens on another PC with a staff member’s password; a wrong one is told', async () => {
    const station = await anotherPc('by-password')
    const page = await openRestore(station, backup)
    await page.getByLabel('做备份那天的密码', { exact: true }).fill('不是这个密码')
    await page.getByRole('button', { name: '打开并核对' }).click()
    await expect(page.getByRole('alert')).toContainText('密码不对')
    await page.getByLabel('做备份那天的密码', { exact: true }).fill(HEAD.password)
    await page.getByRole('button', { name: '打开并核对' }).click()
    await expect(page.getByText('备份完整，每一条都核对过。')).toBeVisible()
    await expect(page.getByText('秀英街道社会工作站')).toBeVisible()
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: '恢复到这台电脑' }).click()
    await unlockAsHead(page)
    await expectChildOnFile(page)
    await expect(page.getByText(/启封用过/)).toBeHidden()
    expect(station.troubles).toEqual([])
    await station.close()
  })

  test('opens on another PC with the recovery sheet, which sets a new password for the head', async () => {
    const station = await anotherPc('by-recovery-key')
    const page = await openRestore(station, backup)
    await page.getByRole('radio', { name: '用恢复单' }).check({ force: true })
    await page.getByRole('button', { name: '打开并核对' }).click()
    await expect(page.getByRole('alert')).toContainText('还没有写全')
    const groups = begun.recoveryKey.slice('AGE-SECRET-KEY-1'.length).match(/.{1,5}/g) ?? []
    for (const [at, group] of groups.entries())
      await page.getByLabel(`第 ${String(at + 1)} 组`, { exact: true }).fill(group.toLowerCase())
    await page.getByRole('button', { name: '打开并核对' }).click()
    await expect(page.getByText('备份完整，每一条都核对过。')).toBeVisible()
    const fresh = '礁石 灯塔 六月 旧课本'
    await page.getByRole('button', { name: '恢复到这台电脑' }).click()
    await page.getByLabel('站长的新密码', { exact: true }).fill(fresh)
    await page.getByLabel('再写一遍').fill(fresh)
    await page.getByRole('button', { name: '恢复到这台电脑' }).click()
    await unlockAsHead(page, fresh)
    await expectChildOnFile(page)
    // Its envelope was opened for this: a new sheet is due.
    await expect(page.getByText(/第 1 号恢复单.*启封用过/)).toBeVisible()
    await station.close()
  })

  test('locks while it is open and not restored: nobody finds its keys in the page, and it opens again', async () => {
    const station = await anotherPc('locked-half-way')
    const openBackup = async (page: Page) => {
      await page.getByRole('button', { name: '选备份文件' }).click()
      await page.getByRole('radio', { name: '用恢复单' }).check({ force: true })
      await page.getByLabel('第 1 组').fill(begun.recoveryKey.slice('AGE-SECRET-KEY-1'.length))
      await page.getByRole('button', { name: '打开并核对' }).click()
      await page.getByLabel('站长的新密码', { exact: true }).waitFor()
    }
    await station.page.getByRole('button', { name: '已有备份，恢复到这台电脑' }).click()
    await station.answerOpenDialog(backup)
    await openBackup(station.page)
    const left = await station.reopenedAfter(() => station.idleFor(301))
    await station.idleFor(0)
    await expect(left.getByText('恢复到一半，锁上了')).toBeVisible()
    await expect(left.getByText(basename(backup))).toBeVisible()
    expect(await axeViolations(left)).toEqual([])

    for (const lock of [() => station.lockScreen(), () => station.page.keyboard.press('Control+l')]) {
      await openBackup(station.page)
      await expect(station.page.getByText('恢复到一半，锁上了')).toBeHidden()
      await station.reopenedAfter(lock)
      await expect(station.page.getByText('恢复到一半，锁上了')).toBeVisible()
    }

    await openBackup(station.page)
    expect(station.troubles).toEqual([])
    await station.close()
  })
})
