import { execFileSync } from 'node:child_process'
import type { Page } from 'playwright/test'
import type { FakeLp } from './fake-lp.ts'

/** What a head types on the first two pages. */
export const HEAD = { name: '吴知远', password: '海风 榕树 七点 自行车' } as const
const STATION = {
  '站名，和公章一致': '秀英街道社会工作站',
  文号代字: '秀街社工转',
  个案编号的开头: 'XY',
  所在街道: '海南省海口市秀英区秀英街道',
  地址: '海口市秀英区星河路1号',
  电话: '0898-6666 0000',
} as const
/** Where the head says the two copies of the sheet are kept. */
export const PLACES = ['站长办公室保险柜', '区社会事务救助中心，密封寄存'] as const

/** Called with a name at each page worth a picture. */
export type Look = (name: string) => Promise<void>
const noLook: Look = () => Promise.resolve()

/** The first two pages, as a head fills them: the third, with the recovery sheet, is open. */
export async function writeStation(page: Page, look: Look = noLook): Promise<void> {
  for (const [label, words] of Object.entries(STATION)) await page.getByLabel(label, { exact: true }).fill(words)
  await look('first-run-station')
  await page.getByRole('button', { name: '下一步：站长' }).click()
  await page.getByLabel('站长姓名').fill(HEAD.name)
  await page.getByLabel('站长的密码', { exact: true }).fill(HEAD.password)
  await page.getByLabel('再写一遍').fill(HEAD.password)
  await look('first-run-head')
  await page.getByRole('button', { name: '下一步：恢复单' }).click()
  await page.getByRole('heading', { name: '打印恢复单，封好，收好' }).waitFor()
}

/** Prints the two copies, and reads the groups off the paper. */
export async function printSheet(page: Page, lp: FakeLp): Promise<readonly string[]> {
  await page.getByRole('button', { name: '打印两份' }).click()
  await page.getByText('已送到打印机，2 份').waitFor()
  return groupsOnPaper(lp)
}

/**
 * Founds a station through the first-run pages: the recovery sheet comes out of the printer, and the two groups asked
 * for are read off that paper. Gives the recovery key.
 */
export async function foundByHand(page: Page, lp: FakeLp, look: Look = noLook): Promise<string> {
  await writeStation(page, look)
  const groups = await printSheet(page, lp)
  await copyGroupsBack(page, groups)
  await page.getByLabel('第 1 份放').fill(PLACES[0])
  await page.getByLabel('第 2 份放').fill(PLACES[1])
  await page.getByLabel('两份都已封好').check()
  await look('first-run-sheet')
  await page.getByRole('button', { name: '建好这个站，开始用' }).click()
  await page.getByRole('navigation', { name: '主菜单' }).waitFor()
  return `AGE-SECRET-KEY-1${groups.join('')}`
}

export async function unlockAsHead(page: Page, password: string = HEAD.password): Promise<void> {
  await page.getByLabel('WZY（站长）的密码').fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: '主菜单' }).waitFor()
}

/** The words on the first page that came out of the printer last. */
export function textOnPaper(lp: FakeLp): string {
  const pdf = lp.jobs().at(-1)?.pdf ?? Buffer.alloc(0)
  return execFileSync('pdftotext', ['-layout', '-l', '1', '-', '-'], { input: pdf, encoding: 'utf8' })
}

/** The twelve groups, read off that paper. */
export function groupsOnPaper(lp: FakeLp): readonly string[] {
  const cells = [...textOnPaper(lp).matchAll(/(?:^|\s)(1[0-2]|[1-9])\s+([02-9AC-HJ-NP-Z]{3,5})(?=\s|$)/gm)]
  const groups = new Map(cells.map(([, number, group = '']) => [Number(number), group]))
  return Array.from({ length: 12 }, (_, at) => groups.get(at + 1) ?? '')
}

export async function copyGroupsBack(page: Page, groups: readonly string[]): Promise<void> {
  for (const label of await page.locator('label', { hasText: /^第 \d+ 组$/ }).allTextContents()) {
    const group = Number(/\d+/.exec(label)?.[0])
    await page.getByLabel(label, { exact: true }).fill(groups[group - 1]?.toLowerCase() ?? '')
  }
}
