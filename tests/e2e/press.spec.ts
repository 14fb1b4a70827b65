import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright/test'
import { makeFakeLp } from './fake-lp.ts'
import { expect, test } from './fixture.ts'
import { beginCase, beginPaper, type NewCase } from './new-case.ts'
import { Station } from './station.ts'

/** A slow press of a tired hand: longer than the pause before a draft is stored, and storing it. */
const SLOW_PRESS_MS = 1500

/** What is pressed stays under the pointer until the button is up, whatever the page learns meanwhile. */
test.describe('a press', () => {
  test.describe.configure({ mode: 'serial' })
  let folder: string
  let station: Station
  let page: Page
  let begun: NewCase
  /** A plan with one row of goals. */
  let plan: string

  const addRow = () => page.locator('[data-field="goals"]').getByRole('button', { name: '加一行' })
  const goal = (at: number) => page.locator(`[data-field="goals[${String(at)}].goal"] textarea`)
  const stored = () => page.getByRole('status').filter({ hasText: '草稿已保存' })

  test.beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'station-press-'))
    const profile = join(folder, 'profile')
    mkdirSync(profile)
    const lp = makeFakeLp(join(folder, 'lp'))
    station = await Station.launch({ profile, path: [lp.folder] })
    page = station.page
    await page.setViewportSize({ width: 1440, height: 900 })
    begun = await beginCase(page, lp, '陈小满')
    await beginPaper(page, begun.file, '计划', /^写.*版/)
    plan = page.url()
    await addRow().click()
    await goal(0).fill('每周和爸爸通一次电话')
    await expect(stored()).toBeVisible()
  })
  test.afterAll(async () => {
    await station.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  })
  test.afterEach(() => {
    expect(station.troubles).toEqual([])
  })

  /** The plan as it opens: nothing was stored yet since. */
  async function openPlan(): Promise<void> {
    await page.goto(begun.file)
    await page.goto(plan)
    await expect(goal(0)).toHaveValue(/通一次电话/)
    await expect(stored()).toHaveCount(0)
  }

  /** Onto a button, at its middle or so many pixels under its upper edge. */
  async function pointAt(button: Locator, under?: number): Promise<void> {
    const box = await button.boundingBox()
    if (box === null) throw new Error('nothing to press')
    await page.mouse.move(box.x + box.width / 2, box.y + (under ?? box.height / 2))
  }

  test('on a button at the foot of the column is not lost while the draft is stored', async () => {
    await openPlan()
    await goal(0).focus()
    await addRow().evaluate((element) => element.scrollIntoView({ block: 'end' }))
    await pointAt(addRow())
    await page.keyboard.insertText('。')
    await page.mouse.down()
    await page.waitForTimeout(SLOW_PRESS_MS)
    await page.mouse.up()
    await expect(goal(1)).toBeFocused()
    await expect(stored()).toBeVisible()
  })

  test('meets a save line that is as high before the first save as during and after it', async () => {
    await openPlan()
    const foot = page
      .getByRole('button', { name: '写完，打印待签' })
      .locator('xpath=ancestor::*[.//*[@role="status"]][1]')
    const heights = await foot.evaluateHandle((line) => {
      const seen = new Set<number>()
      new ResizeObserver(() => seen.add(line.getBoundingClientRect().height)).observe(line)
      return seen
    })
    await goal(0).press('End')
    await page.keyboard.type('他想多说几句', { delay: 150 })
    await expect(stored()).toBeVisible()
    expect(await heights.evaluate((seen) => [...seen])).toHaveLength(1)
  })

  test('on 建档 is not lost when leaving the field before brings a doubt about it', async () => {
    await page.goto(begun.file)
    await page.getByRole('heading', { name: '陈小满', level: 1 }).waitFor()
    await page.keyboard.press('Alt+2')
    await page.getByRole('button', { name: '建档（先查重）' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('姓名').fill('陈小荷')
    await dialog.getByLabel('证件号码').fill('110105194912310021')
    // The doubt makes the dialog higher, and the button stands lower by half of that.
    await pointAt(dialog.getByRole('button', { name: '建档，接着写登记表' }), 4)
    await page.mouse.down()
    await page.mouse.up()
    await expect(page.getByRole('link', { name: '陈小荷' })).toBeVisible()
  })
})
