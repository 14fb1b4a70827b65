import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { axeViolations } from './axe.ts'
import { enterConsent } from './enter-consent.ts'
import { expect, test } from './fixture.ts'
import { openSample, SAMPLE_PASSWORD } from './sample-station.ts'
import type { Station } from './station.ts'

const RECIPIENT = '海口市第三人民医院'

test.describe('what is no fact and no paper', () => {
  test.describe.configure({ mode: 'serial' })
  let folder: string
  let station: Station

  test.beforeAll(async () => {
    test.setTimeout(180_000)
    folder = mkdtempSync(join(tmpdir(), 'station-records-'))
    station = await openSample(folder, { children: 3, seed: 9, names: ['陈小满'], staff: true })
  })
  test.afterAll(async () => {
    await station.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  })
  test.afterEach(() => {
    expect(station.troubles).toEqual([])
  })

  const steps = () => station.page.getByRole('group', { name: '改动记录' }).getByRole('listitem')
  const picture = async (name: string) => {
    const to = process.env['STATION_PICTURES']
    if (to !== undefined) await station.page.screenshot({ path: join(to, `${name}.png`) })
  }

  test('a consent taken back by mistake holds again, and both can be read', async () => {
    const { page } = station
    await page.keyboard.press('Alt+2')
    await page.getByRole('link', { name: '陈小满' }).first().click()
    await page.getByRole('heading', { level: 1, name: '陈小满' }).waitFor()
    await enterConsent(page, RECIPIENT)
    await page.getByRole('button', { name: `撤回给${RECIPIENT}的同意` }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('谁提出的').fill('陈桂兰')
    await dialog.getByRole('button', { name: '记下撤回' }).click()
    await expect(dialog).toBeHidden()
    await page
      .getByRole('button', { name: /签的改动记录$/ })
      .first()
      .click()
    await expect(page.getByRole('heading', { name: '同意书：改动记录', level: 1 })).toBeVisible()
    await expect(steps()).toHaveCount(2)
    await expect(steps().nth(0)).toContainText('记撤回同意')
    await expect(steps().nth(0)).toContainText(`接收单位：${RECIPIENT}`)
    expect(await axeViolations(page)).toEqual([])
    await picture('consent-history')
    await steps().nth(1).getByRole('button', { name: '改回这一版' }).click()
    await expect(page.getByText(/已改回 .* 的样子/)).toBeVisible()
    await expect(steps().nth(0)).toContainText('改回旧版')
    await page.getByRole('link', { name: '回到陈小满的档案' }).click()
    await expect(page.getByRole('button', { name: `撤回给${RECIPIENT}的同意` })).toBeVisible()
  })

  test('a list that was removed is brought back from below the recycle bin', async () => {
    const { page } = station
    await page.keyboard.press('Alt+2')
    await page.getByRole('checkbox', { name: '久未核实' }).check()
    await page.getByRole('button', { name: '我的名单' }).click()
    await page.getByRole('menuitem', { name: '把现在的筛选存成名单…' }).click()
    await page.getByRole('textbox', { name: '名单的名字' }).fill('要核实的')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '我的名单：要核实的' }).click()
    await page.getByRole('menuitem', { name: /删掉“要核实的”/ }).click()
    await page.getByRole('button', { name: '清除筛选' }).click()
    await page.evaluate(() => {
      window.location.hash = '/trash'
    })
    await page.getByRole('button', { name: '放回来 名单“要核实的”' }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await picture('gone')
    await page.getByRole('button', { name: '放回来 名单“要核实的”' }).click()
    await expect(page.getByText('名单“要核实的”放回来了。')).toBeVisible()
    await expect(page.getByRole('button', { name: '放回来 名单“要核实的”' })).toHaveCount(0)
    await page.keyboard.press('Alt+2')
    await page.getByRole('button', { name: '我的名单' }).click()
    await expect(page.getByRole('menuitem', { name: '要核实的', exact: true })).toBeVisible()
    await page.keyboard.press('Escape')
  })

  test('settings and a member of the staff go back to how they were', async () => {
    const { page } = station
    const toSettings = () =>
      page.evaluate(() => {
        window.location.hash = '/settings'
      })
    await toSettings()
    const phone = page.getByLabel('电话')
    const before = await phone.inputValue()
    await phone.fill('0898-66660000')
    await page.getByRole('button', { name: '存下' }).click()
    await expect(page.getByText(/已保存|存下了/).first()).toBeVisible()
    await page.getByRole('button', { name: '改动记录' }).click()
    await expect(steps().nth(0)).toContainText('0898-66660000')
    await picture('settings-history')
    await steps().nth(1).getByRole('button', { name: '改回这一版' }).click()
    await expect(page.getByText(/已改回 .* 的样子/)).toBeVisible()
    await page.getByRole('button', { name: '撤销' }).click()
    await expect(page.getByText('已撤销，还是原来的样子。')).toBeVisible()
    await steps().last().getByRole('button', { name: '改回这一版' }).click()
    await expect(page.getByText(/已改回 .* 的样子/)).toBeVisible()
    await toSettings()
    await expect(phone).toHaveValue(before)
    await page.getByRole('link', { name: '看员工名单' }).click()
    await page.getByRole('button', { name: '苏禾的改动记录' }).click()
    await expect(page.getByRole('heading', { name: '员工：改动记录', level: 1 })).toBeVisible()
    await expect(steps()).not.toHaveCount(0)
  })

  test('what is typed about somebody is there again after a lock, and listed on the desk', async () => {
    const { page } = station
    await page.evaluate(() => {
      window.location.hash = '/settings/staff'
    })
    await page.getByRole('row', { name: /苏禾/ }).getByRole('button', { name: '改', exact: true }).click()
    await page.getByRole('dialog').getByLabel('电话').fill('13800000000')
    const fresh = await station.reopenedAfter(() => page.keyboard.press('Control+l'))
    await fresh.getByLabel('WZY（站长）的密码').fill(SAMPLE_PASSWORD)
    await fresh.keyboard.press('Enter')
    await fresh.getByRole('navigation', { name: '主菜单' }).waitFor()
    await fresh.keyboard.press('Escape')
    await fresh.keyboard.press('Alt+1')
    const row = fresh.getByRole('row').filter({ hasText: '改员工资料，没存' })
    await row.getByRole('button', { name: '接着写' }).click()
    const dialog = fresh.getByRole('dialog')
    await expect(dialog.getByText('这是上次没写完的')).toBeVisible()
    await expect(dialog.getByLabel('电话')).toHaveValue('13800000000')
    await dialog.getByRole('button', { name: '不改' }).click()
    await expect(dialog).toBeHidden()
  })
})
