import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { axeViolations } from './axe.ts'
import { expect, test } from './fixture.ts'
import { openSample } from './sample-station.ts'

/** Where a symbol's handle stands in the layout, whatever the picture is scaled to. */
async function placeOf(page: Page, id: string): Promise<{ x: number; y: number }> {
  const handle = page.locator(`[data-symbol="${id}"]`)
  return { x: Number(await handle.getAttribute('x')), y: Number(await handle.getAttribute('y')) }
}

test('the drawings of a child’s file are moved by mouse and keys, kept, undone, put back, and say how relations are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'station-drawings-'))
  const station = await openSample(folder, { children: 2, seed: 5, names: ['陈小明'] })
  const { page } = station
  try {
    await page.keyboard.press('Alt+2')
    await page.getByRole('link', { name: '陈小明' }).click()
    const tree = page.getByRole('img', { name: /家庭结构图/ })
    await expect(tree).toBeVisible()
    await page.getByText('用文字说').click()
    await expect(page.getByRole('listitem').filter({ hasText: /^本人 陈小明/ })).toBeVisible()

    const open = () => page.getByRole('button', { name: '看大图、调整' }).click()
    const close = () => page.getByRole('button', { name: '关上' }).click()
    await open()
    const self = page.locator('[data-symbol="self"]')
    const before = await placeOf(page, 'self')
    await self.focus()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('ArrowDown')
    await expect.poll(async () => (await placeOf(page, 'self')).y).toBeCloseTo(before.y + 6, 1)
    expect(await axeViolations(page)).toEqual([])

    // Kept when the board is closed at once.
    await close()
    await open()
    expect((await placeOf(page, 'self')).y).toBeCloseTo(before.y + 6, 1)

    const box = await self.boundingBox()
    if (box === null) throw new Error('the child has no symbol')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 60, y, { steps: 4 })
    await page.mouse.up()
    const moved = await placeOf(page, 'self')
    expect(moved.x).toBeGreaterThan(before.x + 5)
    await page.getByRole('button', { name: '撤销上一步' }).click()
    expect((await placeOf(page, 'self')).x).toBeCloseTo(before.x, 1)
    // Put right onto another one it stands beside it.
    const handles = page.locator('[data-symbol]')
    const [onto, from] = [await handles.first().boundingBox(), await self.boundingBox()]
    if (onto === null || from === null) throw new Error('nobody else is drawn')
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
    await page.mouse.down()
    await page.mouse.move(onto.x + onto.width / 2, onto.y + onto.height / 2, { steps: 4 })
    await page.mouse.up()
    await expect(page.getByRole('button', { name: '撤销上一步' })).toBeEnabled()
    const [one, other] = [await self.boundingBox(), await handles.first().boundingBox()]
    if (one === null || other === null) throw new Error('somebody is gone')
    expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(25)
    await page.getByRole('button', { name: '恢复自动排列' }).click()
    await expect.poll(async () => (await placeOf(page, 'self')).y).toBeCloseTo(before.y, 1)
    await expect(page.getByRole('button', { name: '现在就是自动排列' })).toBeDisabled()
    await close()

    await page.getByRole('tab', { name: '生态图' }).click()
    await open()
    await page.getByLabel('邻里的关系').selectOption('tense')
    await expect(page.getByRole('button', { name: /^邻里，紧张（折线）/ })).toBeVisible()
    await page.getByLabel('邻里的支持方向').selectOption('out')
    expect(await axeViolations(page)).toEqual([])
    await close()
    await expect(page.getByText('邻里，紧张（折线），家庭付出')).toBeVisible()

    // 遮名: the names in a drawing are hidden with all others.
    await page.keyboard.press('F8')
    await expect(page.locator('svg text').filter({ hasText: '陈○○家庭' })).toBeVisible()
    expect(await page.locator('main').innerText()).not.toContain('陈小明')
    expect(station.troubles).toEqual([])
  } finally {
    await station.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
})
