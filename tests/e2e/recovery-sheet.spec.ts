import type { Page } from 'playwright/test'
import { axeViolations } from './axe.ts'
import { expect, test } from './fixture.ts'
import {
  copyGroupsBack,
  foundByHand,
  groupsOnPaper,
  HEAD,
  PLACES,
  printSheet,
  textOnPaper,
  unlockAsHead,
} from './found-by-hand.ts'

// A key is derived and a page loaded anew between most steps: on a busy machine that takes its time.

const NEW_PASSWORD = '礁石 灯塔 六月 旧课本'
const NEW_PLACE = '街道办档案室铁柜'

/** Types the twelve groups on the locked page and tries to open with them. */
async function trySheet(page: Page, groups: readonly string[]): Promise<void> {
  const other = page.getByRole('button', { name: '忘了密码，用恢复单打开' })
  const groupFields = page.getByRole('group', { name: '恢复码' })
  await other.or(groupFields).first().waitFor()
  if (await other.isVisible()) await other.click()
  for (const [at, group] of groups.entries()) await page.getByLabel(`第 ${at + 1} 组`, { exact: true }).fill(group)
  await page.getByRole('button', { name: '用恢复单打开' }).click()
}

async function setNewPassword(page: Page): Promise<void> {
  await page.getByLabel('新密码').fill(NEW_PASSWORD)
  await page.getByLabel('再写一遍').fill(NEW_PASSWORD)
  await page.getByRole('button', { name: '存下新密码，打开档案柜' }).click()
  await page.getByRole('navigation', { name: '主菜单' }).waitFor()
}

test('the recovery sheet opens a locked station and sets a new password for the head', async ({ station, lp }) => {
  await foundByHand(station.page, lp)
  const groups = groupsOnPaper(lp)
  const page = await station.reopenedAfter(() => station.lockScreen())
  await trySheet(page, ['QQQQQ'])
  await expect(page.getByText('还没有写全')).toBeVisible()
  expect(await axeViolations(page)).toEqual([])
  await trySheet(page, groups)
  // The station is open from here on, and no desk yet: whoever walks away leaves it locked.
  await page.getByLabel('新密码').waitFor()
  expect(await axeViolations(page)).toEqual([])
  const left = await station.reopenedAfter(() => station.idleFor(301))
  await station.idleFor(0)
  await left.getByLabel('WZY（站长）的密码').waitFor()
  await trySheet(left, groups)
  await left.getByLabel('新密码').waitFor()
  const locked = await station.reopenedAfter(() => left.getByRole('button', { name: '先不设，锁上' }).click())
  await trySheet(locked, groups)
  await setNewPassword(locked)

  const again = await station.reopenedAfter(() => locked.keyboard.press('Control+l'))
  await again.getByLabel('WZY（站长）的密码').fill(HEAD.password)
  await again.keyboard.press('Enter')
  await expect(again.getByText('密码不对')).toBeVisible()
  await unlockAsHead(again, NEW_PASSWORD)
  expect(station.troubles).toEqual([])
})

test('a used sheet is replaced by a new one; until that is proven, the old one stays valid', async ({
  station,
  lp,
}) => {
  await foundByHand(station.page, lp)
  const old = groupsOnPaper(lp)
  let page = await station.reopenedAfter(() => station.lockScreen())
  await trySheet(page, old)
  await setNewPassword(page)
  // The note stands over every page until it is done.
  await expect(page.getByText(/第 1 号恢复单.*启封用过/)).toBeVisible()
  await page.keyboard.press('Alt+4')
  await expect(page.getByText(`第 1 份放在：${PLACES[0]}`)).toBeVisible()
  await page.getByRole('link', { name: '重新印一张恢复单' }).first().click()
  await page.getByRole('heading', { name: '重新印一张恢复单', level: 1 }).waitFor()
  await expect(page.getByText(/启封用过/)).toBeHidden()
  await expect(page.getByText('以前做的备份，还是用原来的恢复单打开。')).toBeVisible()
  const change = page.getByRole('button', { name: '换成新恢复单' })
  await expect(change).toBeDisabled()
  expect(await axeViolations(page)).toEqual([])

  const abandoned = await printSheet(page, lp)
  expect(abandoned).not.toEqual(old)
  expect(textOnPaper(lp)).toContain('第2号')
  const html = await page.content()
  for (const group of abandoned.slice(0, 11)) expect(html).not.toContain(group)
  await page.keyboard.press('Alt+2')
  await page.getByRole('dialog', { name: '离开，不换恢复单？' }).waitFor()
  await page.getByRole('button', { name: '接着做' }).click()
  await expect(page.getByRole('heading', { name: '重新印一张恢复单', level: 1 })).toBeVisible()

  // Locked half-way: the sheet just printed opens nothing, the one before still does.
  page = await station.reopenedAfter(() => page.keyboard.press('Control+l'))
  await trySheet(page, abandoned)
  await expect(page.getByText('这张恢复单不是这台电脑上这个站的')).toBeVisible()
  await trySheet(page, old)
  await setNewPassword(page)
  await page.getByRole('heading', { name: '重新印一张恢复单', level: 1 }).waitFor()

  const fresh = await printSheet(page, lp)
  await copyGroupsBack(page, abandoned)
  await expect(page.getByText('请对着纸再看一遍').first()).toBeVisible()
  await page.getByLabel('第 1 份放').fill(NEW_PLACE)
  await page.getByLabel('两份都已封好').check()
  await expect(page.getByRole('button', { name: '换成新恢复单' })).toBeDisabled()
  await copyGroupsBack(page, fresh)
  await page.getByRole('button', { name: '换成新恢复单' }).click()
  await expect(page.getByText('第 2 号恢复单已经生效').first()).toBeVisible()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('link', { name: '回到设置' }).click()
  await expect(page.getByText(/^第 2 号，/)).toBeVisible()
  await expect(page.getByText(`第 1 份放在：${NEW_PLACE}`)).toBeVisible()
  await expect(page.getByText(/启封用过/)).toBeHidden()

  page = await station.reopenedAfter(() => page.keyboard.press('Control+l'))
  await trySheet(page, old)
  await expect(page.getByText('已经被新的一张代替')).toBeVisible()
  await trySheet(page, fresh)
  await expect(page.getByLabel('新密码')).toBeVisible()
  expect(station.troubles).toEqual([])
})
