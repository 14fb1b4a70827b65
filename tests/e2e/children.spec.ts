import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { axeViolations } from './axe.ts'
import { expect, test } from './fixture.ts'
import { openSample } from './sample-station.ts'
import type { Station } from './station.ts'

const NAMES = ['陈小明', '单晓雨', '欧阳思雨', '冯小𬱖']

/** One sample station; each test begins at the list. */
test.describe('children’s files', () => {
  test.describe.configure({ mode: 'serial' })
  let folder: string
  let station: Station
  let page: Page

  test.beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'station-children-'))
    station = await openSample(folder, { children: 14, seed: 5, names: NAMES })
    page = station.page
  })
  test.afterAll(async () => {
    await station.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  })
  test.beforeEach(async () => {
    await page.keyboard.press('Alt+2')
    await page.getByRole('heading', { name: '儿童档案', level: 1 }).waitFor()
    await page.getByRole('textbox', { name: '在名单里找' }).fill('')
    // Out of the field, so that single keys act.
    await page.getByRole('heading', { name: '儿童档案', level: 1 }).click()
  })
  test.afterEach(() => {
    expect(station.troubles).toEqual([])
  })

  const list = () => page.getByRole('grid', { name: '儿童名单' })

  test('are found by part of the name, pinyin, initials, both mixed, and another reading of the surname', async () => {
    const wanted: readonly (readonly [string, string])[] = [
      ['小明', '陈小明'],
      ['chenxiaoming', '陈小明'],
      ['cxm', '陈小明'],
      ['陈xm', '陈小明'],
      ['shanxy', '单晓雨'],
      ['danxiao', '单晓雨'],
      ['ouyang', '欧阳思雨'],
      ['冯小𬱖', '冯小𬱖'],
    ]
    for (const [query, name] of wanted) {
      await page.getByRole('textbox', { name: '在名单里找' }).fill(query)
      await expect(list().getByRole('link', { name }), query).toBeVisible()
    }
    await page.getByRole('textbox', { name: '在名单里找' }).fill('xiaoming')
    await expect(list().locator('mark').first()).toHaveText('小明')
    expect(await axeViolations(page)).toEqual([])
  })

  test('say in a sentence that nobody was found, and how to see all', async () => {
    await page.getByRole('textbox', { name: '在名单里找' }).fill('没有这个人')
    await expect(page.getByText('没有找到“没有这个人”')).toBeVisible()
    await page.getByRole('button', { name: '看全部在册的孩子' }).click()
    await expect(list().getByRole('link', { name: '陈小明' })).toBeVisible()
  })

  test('are reached, read and left by keyboard alone', async () => {
    await page.keyboard.press('/')
    await page.keyboard.type('cxm')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: '陈小明', level: 1 })).toBeVisible()
    for (const [key, tab] of [
      ['2', '评估'],
      ['3', '计划'],
      ['4', '转介'],
      ['5', '文书'],
      ['1', '概况'],
    ] as const) {
      await page.keyboard.press(key)
      await expect(page.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true')
      expect(await axeViolations(page), tab).toEqual([])
    }
    await page.keyboard.press('Escape')
    await expect(page.getByRole('heading', { name: '儿童档案', level: 1 })).toBeVisible()
    await expect(page.getByRole('textbox', { name: '在名单里找' })).toHaveValue('cxm')
  })

  test('are opened by Enter for the very words in the field, however fast it comes', async () => {
    const field = page.getByRole('textbox', { name: '在名单里找' })
    /** Words and keys within one task: no moment for the list to be drawn between them. */
    const type = (query: string, ...keys: readonly string[]) =>
      field.evaluate(
        (input: HTMLInputElement, typed) => {
          input.focus()
          Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, typed.query)
          input.dispatchEvent(new InputEvent('input', { bubbles: true }))
          const isBehind = document.querySelector('main [aria-busy=true]') !== null
          for (const key of typed.keys)
            input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
          return isBehind
        },
        { query, keys },
      )
    expect(await type('cxm', 'Enter')).toBe(true)
    await expect(page.getByRole('heading', { name: '陈小明', level: 1 })).toBeVisible()
    await page.keyboard.press('Escape')
    await field.fill('xiao')
    await expect(list().locator('mark').first()).toHaveText('小')
    const names = await list().locator('tbody a').allTextContents()
    expect(names.length).toBeGreaterThan(1)
    await field.fill('')
    expect(await type('xiao', 'ArrowDown', 'ArrowDown', 'Enter')).toBe(true)
    await expect(page.getByRole('heading', { name: names[1] ?? '', level: 1 })).toBeVisible()
    // The row the keys stood on belongs to the words before: other words begin at the best match.
    await page.keyboard.press('Escape')
    await expect(list().locator('[aria-selected=true]')).toContainText(names[1] ?? '')
    expect(await type('shanxy', 'Enter')).toBe(true)
    await expect(page.getByRole('heading', { name: '单晓雨', level: 1 })).toBeVisible()
    await page.keyboard.press('Escape')
  })

  test('are counted as they are listed, at every moment of typing', async () => {
    await page.evaluate(() => {
      const main = document.querySelector('main')
      if (main === null) throw new Error('no page')
      const seen: string[] = []
      Object.assign(window, { seen })
      new MutationObserver(() => {
        const counted = /列出 (\d+) 名/.exec(main.textContent)?.[1] ?? ''
        const listed = Number(document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') ?? 1) - 1
        seen.push(`${counted} ${listed}`)
      }).observe(main, { subtree: true, childList: true, characterData: true, attributes: true })
    })
    await page.getByRole('textbox', { name: '在名单里找' }).focus()
    await page.keyboard.type('chenxiaomi')
    await page.keyboard.type('zz')
    await expect(page.getByText('没有找到“chenxiaomizz”')).toBeVisible()
    for (let at = 0; at < 8; at += 1) await page.keyboard.press('Backspace')
    await expect(list().locator('mark').first()).toHaveText('陈')
    const seen = await page.evaluate(() => (window as Window & { readonly seen?: readonly string[] }).seen ?? [])
    expect(new Set(seen).size).toBeGreaterThan(2)
    expect(seen.filter((one) => one.split(' ')[0] !== one.split(' ')[1])).toEqual([])
  })

  test('stand in the order of the list: ] goes on to the next, [ back', async () => {
    const names = await list().locator('tbody a').allTextContents()
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: names[0] ?? '', level: 1 })).toBeVisible()
    await page.keyboard.press(']')
    await expect(page.getByRole('heading', { name: names[1] ?? '', level: 1 })).toBeVisible()
    await page.keyboard.press('[')
    await expect(page.getByRole('heading', { name: names[0] ?? '', level: 1 })).toBeVisible()
  })

  test('keep a fact with the day it was verified', async () => {
    await page.getByRole('textbox', { name: '在名单里找' }).fill('cxm')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '看全部事实' }).click()
    await page.getByRole('button', { name: /^改过敏|记下过敏$/ }).click()
    const dialog = page.getByRole('dialog', { name: '陈小明：过敏' })
    await dialog.getByLabel('过敏').fill('青霉素')
    await dialog.getByLabel('核实日期', { exact: true }).fill('2026-11-2')
    expect(await axeViolations(page)).toEqual([])
    await dialog.getByRole('button', { name: '记下' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('button', { name: '改过敏：青霉素' })).toBeVisible()
  })

  test('are not opened twice: who sounds alike and is born the same day is shown first', async () => {
    await page.getByRole('textbox', { name: '在名单里找' }).fill('cxm')
    await page.keyboard.press('Enter')
    const born = /(\d+年\d+月\d+日)生/.exec((await page.locator('header').last().textContent()) ?? '')?.[1] ?? ''
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { name: '儿童档案', level: 1 }).waitFor()
    await page.keyboard.press('n')
    const dialog = page.getByRole('dialog', { name: '建档' })
    await dialog.getByLabel('姓名').fill('陈晓铭')
    await dialog.getByLabel('出生日期', { exact: true }).fill(born)
    await expect(dialog.getByText('可能已经建过档')).toBeVisible()
    await expect(dialog.getByText('姓名读音和出生日期一样')).toBeVisible()
    expect(await axeViolations(page)).toEqual([])
    // Closing loses nothing.
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await page.keyboard.press('n')
    await expect(dialog.getByLabel('姓名')).toHaveValue('陈晓铭')
    await dialog.getByRole('button', { name: '放进同一户' }).click()
    await dialog.getByRole('button', { name: '不是同一个孩子，建新档' }).click()
    await expect(page).toHaveURL(/\/documents\//)
    await page.keyboard.press('Alt+2')
    await page.getByRole('textbox', { name: '在名单里找' }).fill('陈晓铭')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('link', { name: '陈小明' })).toBeVisible()
  })

  test('move a draft to the recycle bin only after asking, and nothing else with it', async () => {
    await page.getByRole('textbox', { name: '在名单里找' }).fill('陈晓铭')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '陈晓铭', level: 1 }).waitFor()
    await page.keyboard.press('5')
    await page.getByRole('button', { name: '移到回收站' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('把这份基本信息登记表的草稿移到回收站？')
    await dialog.getByRole('button', { name: '留着' }).click()
    await expect(dialog).toBeHidden()
    await page.getByRole('button', { name: '移到回收站' }).click()
    await dialog.getByRole('button', { name: '移到回收站' }).click()
    await expect(page.getByText('还没有写过文书。')).toBeVisible()
    await expect(page.getByRole('button', { name: '写基本信息登记表', exact: true })).toBeVisible()
  })
})
