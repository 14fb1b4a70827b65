import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { axeViolations } from '../e2e/axe.ts'
import { expect as expectSoon, test } from '../e2e/fixture.ts'
import { unlockAsHead } from '../e2e/found-by-hand.ts'
import { openSample, SAMPLE_PASSWORD } from '../e2e/sample-station.ts'
import { Station } from '../e2e/station.ts'
import { FIXTURE_NAMES, FIXTURE_PASSWORD } from '../fixtures/stations/fixture.ts'
import { MB, megabytesIn, SmallDisk } from './small-disk.ts'
import { leaveOldStation, oldStation } from './torture/old-station.ts'

// The app looks at the room every ten seconds; a busy machine takes longer for everything.
const expect = expectSoon.configure({ timeout: 40_000 })
test.describe.configure({ mode: 'serial', timeout: 400_000 })

const NAME = '陈小满'

let folder: string
let stick: SmallDisk
let pc: SmallDisk
const mounted: SmallDisk[] = []

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'station-full-'))
  for (const [name, megabytes] of [
    ['stick', 6],
    ['pc', 260],
  ] as const) {
    const disk = SmallDisk.mount(join(folder, name), megabytes)
    test.skip(disk === null, 'This system lets nobody mount a small disk: that takes root on Linux.')
    if (disk === null) return
    mounted.push(disk)
    if (name === 'stick') stick = disk
    else pc = disk
  }
})
test.afterAll(() => {
  for (const one of mounted) one.unmount()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
})

function emptyProfile(name: string): string {
  const profile = join(pc.folder, name)
  mkdirSync(profile)
  return profile
}

const backups = () => readdirSync(stick.folder).filter((name) => name.endsWith('.age'))

test('a full stick takes no backup and keeps the ones it has; on a full PC a restore waits for room', async () => {
  let station = await openSample(folder, { children: 3, seed: 6, names: [NAME] })
  let { page } = station
  await page.keyboard.press('Alt+3')
  await page.getByRole('heading', { name: '备份', level: 1 }).waitFor()
  await station.answerOpenDialog(stick.folder)
  await page.getByRole('button', { name: '选文件夹' }).click()
  await page.getByLabel('这个 U盘叫什么').fill('小 U盘')
  await page.getByRole('button', { name: '开始备份' }).click()
  await expect(page.getByRole('heading', { name: '备份好了：小 U盘' })).toBeVisible()
  const [first = ''] = backups()
  const bytes = readFileSync(join(stick.folder, first))

  stick.fillTo(20_000)
  await station.answerOpenDialog(stick.folder)
  await page.getByRole('button', { name: '选文件夹' }).click()
  await page.getByRole('button', { name: '开始备份' }).click()
  const refusal = page.getByRole('alert').filter({ hasText: /U盘放不下，还差 \d/ })
  await expect(refusal).toContainText('以前的备份一份也没有动')
  expect(await axeViolations(page)).toEqual([])
  expect(backups()).toEqual([first])
  expect(readFileSync(join(stick.folder, first)).equals(bytes)).toBe(true)
  expect(readdirSync(stick.folder).filter((name) => name.endsWith('.part'))).toEqual([])

  // With room again the same button does it.
  stick.clear()
  await page.getByRole('button', { name: '再备份到小 U盘' }).click()
  await expect.poll(() => backups().length).toBe(2)
  await expect(page.getByRole('heading', { name: '备份好了：小 U盘' })).toBeVisible()
  await station.close()

  const profile = emptyProfile('another-pc')
  station = await Station.launch({ profile })
  ;({ page } = station)
  await page.getByRole('button', { name: '已有备份，恢复到这台电脑' }).click()
  await station.answerOpenDialog(join(stick.folder, first))
  await page.getByRole('button', { name: '选备份文件' }).click()
  await page.getByLabel('做备份那天的密码', { exact: true }).fill(SAMPLE_PASSWORD)
  await page.getByRole('button', { name: '打开并核对' }).click()
  await expect(page.getByText('备份完整，每一条都核对过。')).toBeVisible()
  pc.fillToFloor(-5 * MB)
  await page.getByRole('button', { name: '恢复到这台电脑' }).click()
  const full = page.getByRole('alert').filter({ hasText: /这台电脑的盘快满了，没有恢复。再腾出 \d+ MB/ })
  await expect(full).toBeVisible()
  expect(megabytesIn((await full.textContent()) ?? '')).toBeGreaterThanOrEqual(5)
  expect(await axeViolations(page)).toEqual([])
  pc.clear()
  await page.getByRole('button', { name: '恢复到这台电脑' }).click()
  await unlockAsHead(page, SAMPLE_PASSWORD)
  await expect(page.getByRole('link', { name: NAME }).first()).toBeVisible()
  await station.close()
})

test('a station of an older version is not brought to the present one on a full disk, and is when there is room', async () => {
  const profile = emptyProfile('older')
  let station = await Station.launch({ profile })
  await leaveOldStation(station, await oldStation())
  await station.close()
  pc.fillToFloor(-5 * MB)
  station = await Station.launch({ profile })
  const { page } = station
  await page.getByLabel('WZY（站长）的密码').fill(FIXTURE_PASSWORD)
  await page.keyboard.press('Enter')
  const refusal = page.getByText(/盘快满了，旧版的资料没能换成新版，一点也没有动。再腾出 \d+ MB/)
  await expect(refusal).toBeVisible()
  expect(megabytesIn((await refusal.textContent()) ?? '')).toBeGreaterThanOrEqual(5)
  expect(await axeViolations(page)).toEqual([])
  await expect(page.getByLabel('站名，和公章一致')).toHaveCount(0)
  pc.clear()
  await unlockAsHead(page, FIXTURE_PASSWORD)
  for (const name of FIXTURE_NAMES) await expect(page.getByRole('link', { name }).first()).toBeVisible()
  await station.close()
})
