import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { axeViolations } from './axe.ts'
import { expect, test } from './fixture.ts'
import { openSample, SAMPLE_PASSWORD } from './sample-station.ts'
import type { Station } from './station.ts'

const NAMES = ['陈小满', '林一诺', '周遥']

/** Everything the window says, to the eye or to a screen reader; what stands in fields is looked at by itself. */
function said(page: Page): Promise<string> {
  return page.evaluate(() => {
    const attributes = [...document.querySelectorAll('*')].flatMap((element) =>
      ['aria-label', 'title', 'alt', 'placeholder', 'label'].map((name) => element.getAttribute(name) ?? ''),
    )
    return [document.title, document.body.innerText, ...attributes].join('\n')
  })
}

/** Fields that show a name; the one that is written in may. */
function fieldsShowing(page: Page, names: readonly string[]): Promise<readonly string[]> {
  return page.evaluate(
    (all) =>
      [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')]
        .filter((field) => all.some((name) => field.value.includes(name)) && field !== document.activeElement)
        .filter((field) => getComputedStyle(field).getPropertyValue('-webkit-text-security') !== 'disc')
        .map((field) => field.value),
    names,
  )
}

test.describe('遮名', () => {
  test.describe.configure({ mode: 'serial' })
  let folder: string
  let station: Station
  /** Of the children and of the family whose file is walked through. */
  let names: readonly string[] = []

  test.beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'station-names-'))
    station = await openSample(folder, { children: 6, seed: 11, names: NAMES })
  })
  test.afterAll(async () => {
    await station.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  })
  test.afterEach(() => {
    expect(station.troubles).toEqual([])
  })

  const shown = async () => {
    const text = await said(station.page)
    return names.filter((name) => text.includes(name))
  }
  /** The page must have stood with names before, else nothing is proved. */
  const expectHidden = async (where: string) => {
    expect(await said(station.page), where).toContain('○○')
    expect(await shown(), where).toEqual([])
    expect(await fieldsShowing(station.page, names), where).toEqual([])
  }
  const menu = (name: string) => station.page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name })
  const row = (words: string | RegExp) => station.page.getByRole('row').filter({ hasText: words })
  const tab = (name: RegExp) => station.page.getByRole('tab', { name })
  const reading = () => expect(station.page.getByText('正在读取')).toHaveCount(0)

  test('one key hides every name of a file, on all its pages, and shows them again as they were', async () => {
    const { page } = station
    await menu('儿童档案').click()
    await row('陈小满').getByRole('link', { name: '陈小满' }).click()
    const family = page.getByRole('region', { name: '家里人' })
    await family.waitFor()
    const inFamily = await family.locator('b').allInnerTexts()
    names = [...NAMES, ...inFamily]
    expect(inFamily.length).toBeGreaterThan(0)
    const main = page.getByRole('main')
    const before = await main.innerText()
    expect(await shown()).toEqual(expect.arrayContaining(['陈小满', ...inFamily]))

    await page.keyboard.press('F8')
    await expect(page.getByRole('button', { name: '已遮名' })).toHaveAttribute('aria-pressed', 'true')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('陈○○')
    await expectHidden('overview')
    await page.keyboard.press('F8')
    await expect.poll(() => main.innerText()).toBe(before)
    await page.keyboard.press('F8')
    await expectHidden('overview again')
    expect(await axeViolations(page)).toEqual([])
    for (const name of [/评估/, /计划/, /转介/, /文书/]) {
      await tab(name).click()
      await expect(tab(name)).toHaveAttribute('aria-selected', 'true')
      await expectHidden(String(name))
    }
    await tab(/概况/).click()
    await page.getByRole('button', { name: '改动记录' }).click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await reading()
    await expectHidden('history of the file')
    await page.goBack()

    await page.getByRole('heading', { level: 1, name: '陈○○' }).waitFor()
    await page.getByRole('button', { name: '已遮名' }).click()
    await page.getByRole('heading', { level: 1, name: '陈小满' }).waitFor()
  })

  test('a form: names in its fields are dots but where somebody writes, and its paper is covered', async () => {
    const { page } = station
    await page.keyboard.press('F8')
    await tab(/文书/).click()
    await page.getByRole('button', { name: /^F05/ }).first().click()
    await page.locator('[data-field]').first().waitFor()
    await expect(page.locator('canvas').first()).toBeHidden()
    await expect(page.getByText('遮名时不显示纸面和附件').first()).toBeVisible()
    await expectHidden('form')
    const note = page.locator('[data-field] textarea').first()
    // A child is called by the given name there.
    await note.fill('小满说想回家。')
    await note.blur()
    await expect(note).toHaveCSS('-webkit-text-security', 'disc')
    await note.fill('陈小满说想回家。')
    await note.blur()
    await expectHidden('form with a name typed')
    await expect(note).toHaveValue('陈小满说想回家。')
    await note.focus()
    await expect(note).not.toHaveCSS('-webkit-text-security', 'disc')
    await page.getByText(/草稿已保存/).waitFor()
  })

  test('lists, search, 今日 and the trail', async () => {
    const { page } = station
    await menu('今日').click()
    await row('F05').first().waitFor()
    await expectHidden('today')
    await menu('儿童档案').click()
    await row('陈○○').first().waitFor()
    await expectHidden('list')
    // Neither does the list say how the name is said.
    await expect(row('陈○○').first()).toContainText('Chén ○○')
    expect(await said(page)).not.toContain('Xiǎomǎn')
    await page.keyboard.press('Control+k')
    await page.keyboard.insertText('chenxiaoman')
    await page.getByRole('option').first().waitFor()
    await expectHidden('search')
    await page.keyboard.press('Escape')
    await menu('设置').click()
    await page.getByRole('link', { name: '看操作记录' }).click()
    await row('陈○○').first().waitFor()
    await expectHidden('trail')
  })

  test('it stays through locking, as long as the window stands', async () => {
    await station.reopenedAfter(() => station.page.keyboard.press('Control+l'))
    await station.page.getByLabel('WZY（站长）的密码').fill(SAMPLE_PASSWORD)
    await station.page.keyboard.press('Enter')
    await menu('儿童档案').click()
    await station.page.getByRole('heading', { level: 1, name: '儿童档案' }).waitFor()
    await row('陈○○').first().waitFor()
    await expectHidden('list after unlocking')
  })
})
