import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixture.ts'
import { axeViolations } from './axe.ts'
import { copyGroupsBack, foundByHand, PLACES, printSheet, unlockAsHead, writeStation } from './found-by-hand.ts'

// A key is derived and a page loaded anew between most steps: on a busy machine that takes its time.

test.describe('the first run', () => {
  test('makes a station whose sheet is proven first, and opens the desk', async ({ station, lp }) => {
    const { page } = station
    await page.getByRole('heading', { name: '写下这个站的信头' }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await writeStation(page)
    expect(await axeViolations(page)).toEqual([])
    const found = page.getByRole('button', { name: '建好这个站，开始用' })
    await expect(found).toBeDisabled()
    const groups = await printSheet(page, lp)
    expect(groups.join('')).toMatch(/^[02-9AC-HJ-NP-Z]{58}$/)
    // The job's title is a form's name, never a person's or a station's.
    expect(lp.jobs()[0]?.args.join(' ')).toContain('recovery-sheet')
    await copyGroupsBack(page, groups.toReversed())
    await expect(page.getByText('请对着纸再看一遍').first()).toBeVisible()
    await page.getByLabel('两份都已封好').check()
    await expect(found).toBeDisabled()
    await copyGroupsBack(page, groups)
    await found.click()
    await expect(page.getByText('吴知远 · 站长')).toBeVisible()
    expect(station.troubles).toEqual([])
  })

  test('shows nothing of the key on the screen', async ({ station, lp }) => {
    await writeStation(station.page)
    const groups = await printSheet(station.page, lp)
    const html = await station.page.content()
    for (const group of groups.slice(0, 11)) expect(html).not.toContain(group)
  })

  test('leaves nothing behind when the window is closed before the sheet is proven', async ({ station, lp }) => {
    await writeStation(station.page)
    await printSheet(station.page, lp)
    expect(lp.jobs()).toHaveLength(1)
    await station.page.reload()
    await expect(station.page.getByRole('heading', { name: '写下这个站的信头' })).toBeVisible()
  })

  test('goes on without a printer by a PDF, with a warning', async ({ station, lp, folder }) => {
    lp.refuseWith('lp: Error - no default destination available.')
    await writeStation(station.page)
    await station.page.getByRole('button', { name: '打印两份' }).click()
    await expect(station.page.getByText('谁拿到谁就能打开全部档案')).toBeVisible()
    const path = join(folder, 'sheet.pdf')
    await station.answerSaveDialog(path)
    await station.page.getByRole('button', { name: '存成 PDF' }).click()
    await station.page.getByText('已存成 PDF').waitFor()
    expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-')
  })
})

test.describe('a locked station', () => {
  test('is opened by the password alone, and comes back to the page it was locked on', async ({ station, lp }) => {
    await foundByHand(station.page, lp)
    await station.page.keyboard.press('Alt+4')
    await station.page.getByRole('heading', { name: '设置' }).waitFor()
    expect(await axeViolations(station.page)).toEqual([])

    const page = await station.reopenedAfter(() => station.page.keyboard.press('Control+l'))
    await page.getByRole('heading', { name: '秀英街道社会工作站' }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    expect(await page.content()).not.toContain('吴知远')
    await page.getByLabel('WZY（站长）的密码').fill('不是这个密码')
    await page.keyboard.press('Enter')
    await expect(page.getByText('密码不对')).toBeVisible()
    await unlockAsHead(page)
    await expect(page.getByRole('heading', { name: '设置' })).toBeVisible()
    await expect(page.getByText(`第 1 份放在：${PLACES[0]}`)).toBeVisible()
    expect(station.troubles).toEqual([])
  })
})

test.describe('settings', () => {
  test('change the letterhead and the language, and refuse what cannot be a number', async ({ station, lp }) => {
    const { page } = station
    await foundByHand(page, lp)
    await page.keyboard.press('Alt+4')
    await page.getByLabel('高', { exact: true }).fill('十四')
    await page.getByRole('button', { name: '存下' }).click()
    await expect(page.getByText('请写 0 到 366 之间的整数。')).toBeVisible()
    expect(await axeViolations(page)).toEqual([])
    await page.getByLabel('高', { exact: true }).fill('１０')
    await page.getByLabel('站名，和公章一致').fill('秀英街道未成年人保护工作站')
    await page.getByRole('button', { name: '存下' }).click()
    await expect(page.getByRole('banner').getByText('秀英街道未成年人保护工作站')).toBeVisible()
    await page.getByRole('radio', { name: 'English' }).check()
    await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
    await page.reload()
    await expect(page.getByText('Who are you?')).toBeVisible()
    expect(station.troubles).toEqual([])
  })
})
