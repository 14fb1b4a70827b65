import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, test } from './fixture.ts'
import { openSample } from './sample-station.ts'

const SMALLEST = { width: 1100, height: 700 } as const
const WIDE = { width: 1440, height: 900 } as const
const PAGES = [
  ...['/today', '/children', '/children/import', '/trash', '/changes', '/backup', '/restore'],
  ...['/settings', '/settings/staff', '/settings/trail', '/settings/keys', '/self-check'],
] as const
const TABS = ['assessments', 'plan', 'referrals', 'papers', 'attachments', 'consents'] as const

/** Opens an address, and waits for the heading of another page. */
async function open(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    document.querySelector('main h1')?.setAttribute('data-before', '')
    window.location.hash = hash
  }, address)
  await page.locator('main h1:not([data-before])').waitFor()
}

/**
 * Elements that hold more than they show from left to right: words cut off in a box, or a part of the page that scrolls
 * across. What a person wrote may be longer than its field; what the app says may not.
 */
function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    await document.fonts.ready
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    return [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => element.checkVisibility() && element.closest('svg, canvas') === null)
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 2 && scrollWidth > clientWidth + 1)
      .filter((element) => getComputedStyle(element).overflowX !== 'visible')
      .filter((element) => !(element instanceof HTMLInputElement) || element.readOnly)
      .map((element) => `${element.tagName} ${element.className}: ${element.innerText.slice(0, 60)}`)
  })
}

/** Words with a label that stand one or two characters a line, because the labels leave no more room. */
function squeezed(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('dl > dd')]
      .filter((words) => words.checkVisibility() && words.innerText.length > 3)
      .filter(({ clientWidth, clientHeight, innerText }) => clientWidth < 48 && clientHeight > 12 * innerText.length)
      .map(({ innerText }) => innerText.slice(0, 60)),
  )
}

/** The dialog that is open lies in the window with all its buttons. */
async function expectDialogInWindow(page: Page): Promise<void> {
  const last = page.getByRole('dialog').getByRole('button').last()
  await expect(last).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

test('every page and dialog fits the smallest window, in both languages', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'station-smallest-'))
  const station = await openSample(folder, { children: 3, seed: 11, names: ['阿依古丽·买买提'], staff: true })
  const { page } = station
  try {
    await page.setViewportSize(SMALLEST)
    await page.getByRole('link', { name: '阿依古丽·买买提' }).first().click()
    await page.getByRole('heading', { level: 1, name: '阿依古丽·买买提' }).waitFor()
    const file = new URL(page.url()).hash.slice(1)
    for (const language of ['English', '中文']) {
      await open(page, '/settings')
      await page.getByRole('radio', { name: language }).check()
      for (const address of PAGES) {
        if (address !== '/settings') await open(page, address)
        expect(await cutOff(page), `${language} ${address}`).toEqual([])
      }
      // In a wider window the version stands beside the list, in a narrow column.
      await open(page, '/history/station/station')
      await page.locator('main dl').first().waitFor()
      for (const size of [SMALLEST, WIDE]) {
        await page.setViewportSize(size)
        expect(await cutOff(page), `${language} history`).toEqual([])
        expect(await squeezed(page), `${language} history`).toEqual([])
      }
      await page.setViewportSize(SMALLEST)
      await open(page, file)
      expect(await cutOff(page), `${language} file`).toEqual([])
      for (const [at, tab] of TABS.entries()) {
        await page.keyboard.press(String(at + 2))
        await expect(page.getByRole('tab').nth(at + 1)).toHaveAttribute('aria-selected', 'true')
        expect(await cutOff(page), `${language} ${tab}`).toEqual([])
      }
      await open(page, `${file}/case-file`)
      expect(await cutOff(page), `${language} case file`).toEqual([])
      await page.keyboard.press('F4')
      expect(await cutOff(page), `${language} case file on paper`).toEqual([])
      await open(page, '/children')
      await page.keyboard.press('n')
      await expectDialogInWindow(page)
      await page.keyboard.press('Control+p')
      await expectDialogInWindow(page)
      await page.getByRole('button', { name: /^(导出|Export)$/ }).click()
      await expectDialogInWindow(page)
      await open(page, '/settings/staff')
      await page.getByRole('button', { name: /^(加员工|Add somebody)$/ }).click()
      await expectDialogInWindow(page)
    }
    expect(station.troubles).toEqual([])
  } finally {
    await station.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
})
