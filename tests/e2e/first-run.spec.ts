import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect as expectSoon, test } from './fixture.ts'
import type { FakeLp } from './fake-lp.ts'
import { axeViolations } from './axe.ts'

// A key is derived and a page loaded anew between most steps: on a busy machine that takes its time.
const expect = expectSoon.configure({ timeout: 30_000 })
test.describe.configure({ timeout: 300_000 })

const PASSWORD = '海风 榕树 七点 自行车'
const NEW_PASSWORD = '礁石 灯塔 六月 旧课本'

/** The first two pages, as a head fills them. */
async function writeStation(page: Page): Promise<void> {
  await page.getByLabel('站名，和公章一致').fill('秀英街道社会工作站')
  await page.getByLabel('文号代字').fill('秀街社工转')
  await page.getByLabel('个案编号的开头').fill('XY')
  await page.getByRole('button', { name: '下一步：站长' }).click()
  await page.getByLabel('站长姓名').fill('吴知远')
  await page.getByLabel('站长的密码', { exact: true }).fill(PASSWORD)
  await page.getByLabel('再写一遍').fill(PASSWORD)
  await page.getByRole('button', { name: '下一步：恢复单' }).click()
  await page.getByRole('heading', { name: '打印恢复单，封好，收好' }).waitFor()
}

/** The twelve groups, read off the paper that came out of the printer. */
function groupsOnPaper(lp: FakeLp): readonly string[] {
  const pdf = lp.jobs().at(-1)?.pdf ?? Buffer.alloc(0)
  const text = execFileSync('pdftotext', ['-layout', '-l', '1', '-', '-'], { input: pdf, encoding: 'utf8' })
  const cells = [...text.matchAll(/(?:^|\s)(1[0-2]|[1-9])\s+([02-9AC-HJ-NP-Z]{3,5})(?=\s|$)/gm)]
  const groups = new Map(cells.map(([, number, group = '']) => [Number(number), group]))
  return Array.from({ length: 12 }, (_, at) => groups.get(at + 1) ?? '')
}

async function copyGroupsBack(page: Page, groups: readonly string[]): Promise<void> {
  for (const label of await page.locator('label', { hasText: /^第 \d+ 组$/ }).allTextContents()) {
    const group = Number(/\d+/.exec(label)?.[0])
    await page.getByLabel(label, { exact: true }).fill(groups[group - 1]?.toLowerCase() ?? '')
  }
}

async function printAndFound(page: Page, lp: FakeLp): Promise<readonly string[]> {
  await page.getByRole('button', { name: '打印两份' }).click()
  await page.getByText('已送到打印机，2 份').waitFor()
  const groups = groupsOnPaper(lp)
  expect(groups.join('')).toMatch(/^[02-9AC-HJ-NP-Z]{58}$/)
  await copyGroupsBack(page, groups)
  await page.getByLabel('第 1 份放').fill('站长办公室保险柜')
  await page.getByLabel('两份都已封好').check()
  await page.getByRole('button', { name: '建好这个站，开始用' }).click()
  await page.getByRole('navigation', { name: '主菜单' }).waitFor()
  return groups
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
}

test.describe('the first run', () => {
  test('makes a station whose sheet is proven first, and opens the desk', async ({ station, lp }) => {
    const { page } = station
    await page.getByRole('heading', { name: '写下这个站的信头' }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await writeStation(page)
    expect(await axeViolations(page)).toEqual([])
    const found = page.getByRole('button', { name: '建好这个站，开始用' })
    await expect(found).toBeDisabled()
    await page.getByRole('button', { name: '打印两份' }).click()
    await page.getByText('已送到打印机，2 份').waitFor()
    const groups = groupsOnPaper(lp)
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
    await station.page.getByRole('button', { name: '打印两份' }).click()
    await station.page.getByText('已送到打印机，2 份').waitFor()
    const html = await station.page.content()
    for (const group of groupsOnPaper(lp).slice(0, 11)) expect(html).not.toContain(group)
  })

  test('leaves nothing behind when the window is closed before the sheet is proven', async ({ station, lp }) => {
    await writeStation(station.page)
    await station.page.getByRole('button', { name: '打印两份' }).click()
    await station.page.getByText('已送到打印机，2 份').waitFor()
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
    await writeStation(station.page)
    await printAndFound(station.page, lp)
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
    await page.getByLabel('WZY（站长）的密码').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: '设置' })).toBeVisible()
    await expect(page.getByText('第 1 份放在：站长办公室保险柜')).toBeVisible()
    expect(station.troubles).toEqual([])
  })

  test('is opened by the recovery sheet, which sets a new password for the head', async ({ station, lp }) => {
    await writeStation(station.page)
    const groups = await printAndFound(station.page, lp)
    const page = await station.reopenedAfter(() => station.lockScreen())
    await page.getByRole('button', { name: '忘了密码，用恢复单打开' }).click()
    await page.getByLabel('第 1 组', { exact: true }).fill('QQQQQ')
    await page.getByRole('button', { name: '用恢复单打开' }).click()
    await expect(page.getByText('还没有写全')).toBeVisible()
    for (const [at, group] of groups.entries()) await page.getByLabel(`第 ${at + 1} 组`, { exact: true }).fill(group)
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: '用恢复单打开' }).click()
    await page.getByLabel('新密码').fill(NEW_PASSWORD)
    await page.getByLabel('再写一遍').fill(NEW_PASSWORD)
    await page.getByRole('button', { name: '存下新密码，打开档案柜' }).click()
    await page.getByRole('navigation', { name: '主菜单' }).waitFor()

    const again = await station.reopenedAfter(() => page.keyboard.press('Control+l'))
    await again.getByLabel('WZY（站长）的密码').fill(PASSWORD)
    await again.keyboard.press('Enter')
    await expect(again.getByText('密码不对')).toBeVisible()
    await again.getByLabel('WZY（站长）的密码').fill(NEW_PASSWORD)
    await again.keyboard.press('Enter')
    await expect(again.getByRole('navigation', { name: '主菜单' })).toBeVisible()
  })

  test('has no name and no place of the sheet in any file of the profile folder', async ({ station, lp, profile }) => {
    await writeStation(station.page)
    await printAndFound(station.page, lp)
    await station.close()
    const secrets = ['吴知远', '站长办公室保险柜', PASSWORD].flatMap((words) => [
      Buffer.from(words, 'utf8'),
      Buffer.from(words, 'utf16le'),
    ])
    const files = filesUnder(profile)
    expect(files.length).toBeGreaterThan(5)
    const found = files.filter((path) => secrets.some((secret) => readFileSync(path).includes(secret)))
    expect(found).toEqual([])
  })
})

test.describe('settings', () => {
  test('change the letterhead and the language, and refuse what cannot be a number', async ({ station, lp }) => {
    const { page } = station
    await writeStation(page)
    await printAndFound(page, lp)
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
