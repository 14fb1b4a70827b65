import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, test } from './fixture.ts'
import { openSample, SAMPLE_PASSWORD } from './sample-station.ts'
import { Station } from './station.ts'

/** Nobody has read a name in less; half a second would be too long. */
const A_GLANCE_MS = 100

test('whoever pulls the plug as soon as the list is there is in the trail nevertheless', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'station-first-line-'))
  try {
    let station = await openSample(folder, { children: 4, seed: 5, names: ['陈小满'] })
    const { profile } = station
    const unlock = async () => {
      const { page } = station
      await page.getByLabel('WZY（站长）的密码').fill(SAMPLE_PASSWORD)
      await page.keyboard.press('Enter')
      await page.getByRole('row').nth(1).waitFor()
    }
    const openings = async () => {
      const { page } = station
      await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '设置' }).click()
      await page.getByRole('link', { name: '看操作记录' }).click()
      const grid = page.getByRole('grid', { name: '操作记录' })
      await grid.getByRole('row').nth(1).waitFor()
      return grid.getByRole('row').filter({ hasText: OPENED }).count()
    }
    const before = await openings()
    await station.close()
    station = await Station.launch({ profile })
    await watchRehearsal(station.page)
    await unlock()
    await new Promise((resume) => setTimeout(resume, A_GLANCE_MS))
    await station.kill()
    station = await Station.launch({ profile })
    await unlock()
    // The one that was killed, and this one.
    expect(await openings()).toBe(before + 2)
    await station.close()
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
})

const OPENED = /用密码开锁/

/** The desk that is drawn for nobody while the password is typed is laid out once, and is in no frame. */
async function watchRehearsal(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const found = { laidOut: 0, frames: 0 }
    new MutationObserver((changes) => {
      // What was on it is thrown away by now.
      const added = changes.flatMap(({ addedNodes }) => [...addedNodes])
      found.laidOut += added.filter((node) => node instanceof HTMLElement && node.inert).length
    }).observe(document, { childList: true, subtree: true })
    const look = () => {
      if (document.querySelector('nav, [role=grid]') !== null) found.frames += 1
      requestAnimationFrame(look)
    }
    look()
    Object.assign(globalThis, { found })
  })
  await page.reload()
  const found = () => page.evaluate((): unknown => Reflect.get(globalThis, 'found'))
  await expect.poll(found).toEqual({ laidOut: 1, frames: 0 })
}
