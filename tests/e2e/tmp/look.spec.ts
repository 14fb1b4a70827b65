import { expect, test } from '../fixture.ts'
import { openSample } from '../sample-station.ts'
test('look', async ({ folder, lp }) => {
  const station = await openSample(folder, { children: 6, seed: 5, names: ['陈小明'], path: [lp.folder], staff: true })
  const { page } = station
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.keyboard.press('Alt+2')
  await page.getByRole('link', { name: '陈小明' }).click()
  await page.waitForTimeout(800)
  await page.screenshot({ path: '/tmp/cf/s-file.png' })
  await page.getByRole('button', { name: '打印卷宗' }).click()
  await expect(page.getByRole('img', { name: /^第 1 页/ }).locator('canvas')).toBeVisible()
  await page.waitForTimeout(500)
  await page.screenshot({ path: '/tmp/cf/s-zh.png' })
  const bench = page.getByRole('group', { name: '纸样各页' })
  for (let i = 2; i < 12; i++) {
    await page.getByRole('img', { name: new RegExp(`^第 ${i} 页`) }).scrollIntoViewIfNeeded({ timeout: 2000 }).catch(() => undefined)
    await page.waitForTimeout(400)
    const across = await page.locator('[class*=across]').count()
    if (across > 0) { await page.locator('[class*=across]').first().scrollIntoViewIfNeeded(); await page.waitForTimeout(600); await page.screenshot({ path: '/tmp/cf/s-across.png' }); break }
  }
  void bench
  for (const box of await page.getByRole('checkbox').all()) await box.uncheck()
  await page.waitForTimeout(300)
  await page.screenshot({ path: '/tmp/cf/s-none.png' })
  await page.evaluate(() => { window.location.hash = '#/settings' })
  await page.getByRole('radio', { name: 'English' }).check({ timeout: 5000 }).catch(async () => { await page.getByText('English').first().click({timeout:5000}) })
  await page.waitForTimeout(500)
  await page.goBack()
  await page.waitForTimeout(2000)
  await page.screenshot({ path: '/tmp/cf/s-en.png' })
  await page.goBack()
  await page.waitForTimeout(1000)
  await page.screenshot({ path: '/tmp/cf/s-file-en.png' })
  await station.close()
})
