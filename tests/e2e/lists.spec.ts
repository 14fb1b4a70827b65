import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { axeViolations } from './axe.ts'
import { makeFakeLp, type FakeLp } from './fake-lp.ts'
import { expect, test } from './fixture.ts'
import { wordsOf } from './paper.ts'
import { openSample } from './sample-station.ts'
import type { Station } from './station.ts'

const NAMES = ['陈小明', '单晓雨', '欧阳思雨']

/** Lists kept under a name, the roster, and two files of one child made one: one sample station. */
test.describe('lists of children', () => {
  test.describe.configure({ mode: 'serial' })
  let folder: string
  let station: Station
  let page: Page
  let lp: FakeLp

  test.beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'station-lists-'))
    lp = makeFakeLp(join(folder, 'lp'))
    station = await openSample(folder, { children: 12, seed: 9, names: NAMES, staff: true, path: [lp.folder] })
    page = station.page
  })
  test.afterAll(async () => {
    await station.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  })
  test.beforeEach(async () => {
    await page.keyboard.press('Alt+2')
    await page.getByRole('heading', { name: '儿童档案', level: 1 }).click()
  })
  test.afterEach(() => {
    expect(station.troubles).toEqual([])
  })

  const rows = () => page.getByRole('grid', { name: '儿童名单' }).locator('tbody a')
  const picture = async (name: string) => {
    const to = process.env['STATION_PICTURES']
    if (to !== undefined) await page.screenshot({ path: join(to, `${name}.png`) })
  }

  test('are narrowed, kept under a name, used again, renamed and removed', async () => {
    const all = await rows().count()
    await page.getByRole('combobox', { name: '风险' }).click()
    await page.getByRole('option', { name: '高', exact: true }).click()
    await page.getByRole('checkbox', { name: '久未核实' }).check()
    await page.getByRole('checkbox', { name: '久未核实' }).uncheck()
    const high = await rows().count()
    expect(high).toBeLessThan(all)
    await page.getByRole('button', { name: '我的名单' }).click()
    await picture('menu')
    await page.getByRole('menuitem', { name: '把现在的筛选存成名单…' }).click()
    await page.getByRole('textbox', { name: '名单的名字' }).fill('高风险')
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: '我的名单：高风险' })).toBeVisible()
    await page.getByRole('button', { name: '清除筛选' }).click()
    await expect(rows()).toHaveCount(all)
    await picture('list')
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: '我的名单' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: '高风险', exact: true }).press('Enter')
    await expect(rows()).toHaveCount(high)
    await page.getByRole('button', { name: '我的名单：高风险' }).click()
    await page.getByRole('menuitem', { name: '给“高风险”改名…' }).click()
    await page.getByRole('textbox', { name: '名单的名字' }).fill('要紧的')
    await page.getByRole('button', { name: '改名' }).click()
    await page.getByRole('button', { name: '我的名单：要紧的' }).click()
    await page.getByRole('menuitem', { name: /删掉“要紧的”/ }).click()
    await expect(page.getByRole('button', { name: '我的名单', exact: true })).toBeVisible()
    await page.getByRole('button', { name: '清除筛选' }).click()
  })

  test('are printed as a roster, each community on its own page', async () => {
    await page.keyboard.press('Control+p')
    const dialog = page.getByRole('dialog', { name: '打印花名册' })
    await dialog.getByRole('radio', { name: '按社区' }).check()
    await picture('roster')
    expect(await axeViolations(page)).toEqual([])
    await dialog.getByRole('button', { name: '打印花名册' }).click()
    await expect.poll(() => lp.jobs().length).toBe(1)
    const printed = wordsOf(lp.jobs()[0]?.pdf ?? Buffer.alloc(0))
    for (const words of ['花名册', ...NAMES]) expect(printed).toContain(words)
    await dialog.getByRole('button', { name: '先不印' }).click()
    await expect(dialog).toBeHidden()
  })

  test('show a child filed twice, and two files become one and two again', async () => {
    await page.getByRole('textbox', { name: '在名单里找' }).fill('cxm')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '陈小明', level: 1 }).waitFor()
    const born = /(\d+年\d+月\d+日)生/.exec((await page.locator('header').last().textContent()) ?? '')?.[1] ?? ''
    await page.keyboard.press('Alt+2')
    await page.getByRole('heading', { name: '儿童档案', level: 1 }).click()
    await page.keyboard.press('n')
    const filing = page.getByRole('dialog', { name: '建档' })
    await filing.getByLabel('姓名').fill('陈晓铭')
    await filing.getByLabel('出生日期', { exact: true }).fill(born)
    await filing.getByRole('button', { name: '不是同一个孩子，建新档' }).click()
    await page.waitForURL(/\/documents\//)
    await page.keyboard.press('Alt+2')
    await page.getByRole('textbox', { name: '在名单里找' }).fill('')
    await page.getByRole('button', { name: '查重复' }).click()
    const found = page.getByRole('dialog', { name: '可能重复的档案' })
    await expect(found).toContainText('姓名读音和出生日期一样')
    await picture('duplicates')
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('textbox', { name: '在名单里找' }).fill('陈小明')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '陈小明', level: 1 }).waitFor()
    await expect(page.getByText('可能和这份档案是同一个孩子：')).toBeVisible()
    await picture('file')
    await page.getByRole('button', { name: '比一比，合成一份' }).click()
    await page.getByRole('heading', { name: '两份档案合成一份', level: 1 }).waitFor()
    await expect(page.getByText('为什么可能是同一个孩子：姓名读音和出生日期一样')).toBeVisible()
    await picture('merge')
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: '都用留下的' }).click()
    await page.getByRole('radio', { name: '姓名：用并入的档案的', exact: true }).check()
    await page.getByRole('button', { name: /^合并，留下/ }).click()
    await page.getByRole('heading', { name: '陈晓铭', level: 1 }).waitFor()
    await expect(page.getByText(/已于.*并入这份档案/)).toBeVisible()
    await picture('merged')
    await page.getByRole('button', { name: '拆开，恢复成两份' }).click()
    await page.getByRole('heading', { name: '陈小明', level: 1 }).waitFor()
    await expect(page.getByText('已拆开')).toBeVisible()
  })

  test('do not ask again about two files that are not of one child, unless that is taken back', async () => {
    await page.getByRole('textbox', { name: '在名单里找' }).fill('陈小明')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '陈小明', level: 1 }).waitFor()
    await page.getByRole('button', { name: '不是同一个孩子' }).click()
    await expect(page.getByText(/记下了：陈小明.*和陈晓铭.*不是同一个孩子/)).toBeVisible()
    await expect(page.getByText('可能和这份档案是同一个孩子：')).toBeHidden()
    await picture('apart')
    await page.keyboard.press('Alt+2')
    await page.getByRole('textbox', { name: '在名单里找' }).fill('')
    await page.getByRole('button', { name: '查重复' }).click()
    const found = page.getByRole('dialog', { name: '可能重复的档案' })
    await expect(found).toContainText('没有找到可能重复的档案')
    await found.getByText('记为不是同一个孩子的 1 对').click()
    await picture('apart-list')
    expect(await axeViolations(page)).toEqual([])
    await found.getByRole('button', { name: '撤回' }).click()
    await expect(found).toContainText('姓名读音和出生日期一样')
    await page.keyboard.press('Escape')
  })

  test('say on 今日 who comes of an age', async () => {
    await page.keyboard.press('Alt+1')
    await expect(page.getByRole('heading', { name: /到年龄的/ })).toBeVisible()
    await picture('today')
    expect(await axeViolations(page)).toEqual([])
  })
})
