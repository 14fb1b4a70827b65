// `npm run demo [-- DIR]`: the main job, headless, through the real app as a worker uses it. Founds a station, files a
// family with two children, fills the six papers, issues a referral letter, takes a backup, and leaves everything in DIR.
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright/test'
import { exampleValues } from '../src/forms/example.ts'
import { formByCode } from '../src/forms/forms.ts'
import { enterConsent } from '../tests/e2e/enter-consent.ts'
import { executableSentence, findExecutable } from '../tests/e2e/executable.ts'
import { makeFakeLp } from '../tests/e2e/fake-lp.ts'
import { fillForm } from '../tests/e2e/fill-form.ts'
import { foundByHand, unlockAsHead } from '../tests/e2e/found-by-hand.ts'
import { Station } from '../tests/e2e/station.ts'
import { buildIfNeeded } from './app-process.ts'
import { makeReady } from './setup.ts'

const out = resolve(process.argv.slice(2).find((word) => !word.startsWith('-')) ?? 'demo-out')
const folders = { papers: join(out, 'papers'), screens: join(out, 'screens'), usb: join(out, 'usb') }
/** Pixels to the inch of the pictures of pages. */
const PAGE_DPI = 110

let began = Date.now()
let last = began
/** Seconds since the beginning, and of these the seconds of this step. */
function say(step: string): void {
  const now = Date.now()
  const seconds = (from: number, width: number) => ((now - from) / 1000).toFixed(1).padStart(width)
  console.log(`${seconds(began, 6)} s ${`+${seconds(last, 0)}`.padStart(6)}  ${step}`)
  last = now
}

async function demo(): Promise<void> {
  for (const folder of Object.values(folders)) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
  }
  const scratch = mkdtempSync(join(tmpdir(), 'casebook-demo-'))
  const profile = join(scratch, 'profile')
  mkdirSync(profile)
  const lp = makeFakeLp(join(scratch, 'lp'))
  const station = await Station.launch({ profile, path: [lp.folder] })
  try {
    await station.page.setViewportSize({ width: 1440, height: 900 })
    const recoveryKey = await foundByHand(station.page, lp, (name) => picture(station.page, name))
    writeFileSync(
      join(out, 'recovery-key.txt'),
      `# Recovery key of the demonstration station; a real one exists on paper only.\n${recoveryKey}\n`,
    )
    say('a station is founded; its recovery sheet was printed, and two groups typed back from the paper')
    await workOneCase(station)
    await backUp(station)
    await lookAtTheRest(station)
    if (station.troubles.length > 0) throw new Error(`the page had troubles:\n${station.troubles.join('\n')}`)
  } catch (error) {
    await picture(station.page, 'failed')
    throw error
  } finally {
    await station.close()
    rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
  await drawPages()
}

async function workOneCase(station: Station): Promise<void> {
  const { page } = station
  await page.getByRole('heading', { name: '儿童档案' }).waitFor()
  await register(page, { name: '陈小满', sex: '男', birthDate: '2017-05-21', phone: '138 0000 0021' })
  await writePaper(station, 'F01', 'form-registration')
  say('陈小满 is on file; F01 is written and saved as a PDF')
  await register(page, { name: '陈小荷', sex: '女', birthDate: '2012-08-03', phone: '138 0000 0021' }, '陈小满')
  say('his sister 陈小荷 is on file in the same household')
  await openFile(page, '陈小满')
  for (const [code, name] of [
    ['F02', '接案'],
    ['F05', '预估'],
    ['F06', '风险'],
    ['F08', '一人一策|计划|第 \\d 版'],
  ] as const) {
    await startPaper(page, code, name)
    await writePaper(station, code, `form-${code}`)
    await openFile(page, '陈小满')
    say(`${code} is written and saved as a PDF`)
  }
  await referral(station)
}

interface Newcomer {
  readonly name: string
  readonly sex: string
  readonly birthDate: string
  readonly phone: string
}

/** Search before create: the sister's phone finds the household. */
async function register(page: Page, child: Newcomer, sibling?: string): Promise<void> {
  await page.getByRole('link', { name: /档案/ }).first().click()
  await page.getByRole('button', { name: '建档（先查重）' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('姓名').fill(child.name)
  await dialog.getByRole('radio', { name: child.sex, exact: true }).check({ force: true })
  await dialog.getByLabel('出生日期').first().fill(child.birthDate)
  await dialog.getByLabel('监护人电话').fill(child.phone)
  if (sibling !== undefined) {
    await dialog.getByText(sibling).first().waitFor()
    await picture(page, 'new-file')
    await dialog.getByRole('button', { name: '放进同一户' }).click()
  }
  await dialog.getByRole('button', { name: /^(建档，接着写登记表|不是同一个孩子，建新档)$/ }).click()
  await page.getByRole('button', { name: '写完，打印待签' }).waitFor()
}

async function openFile(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: /档案/ }).first().click()
  await page.getByRole('heading', { name: '儿童档案' }).waitFor()
  await page.getByRole('row', { name: new RegExp(name) }).click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
}

async function startPaper(page: Page, code: string, name: string): Promise<void> {
  await page.getByRole('tab', { name: code === 'F08' ? /计划/ : /评估/ }).click()
  await page
    .getByRole('button', { name: new RegExp(`^写.*(${name})`) })
    .first()
    .click()
  await page.getByRole('button', { name: '写完，打印待签' }).waitFor()
}

/** Fills the form on screen with the example, finishes it, and saves its paper. */
async function writePaper(station: Station, code: string, shot: string): Promise<void> {
  const { page } = station
  const definition = formByCode(code)
  if (definition === null) throw new Error(`no form ${code}`)
  await fillForm(page, definition, exampleValues(definition))
  await paperFollowed(page)
  await picture(page, shot)
  await page.getByRole('button', { name: '写完，打印待签' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '写完', exact: true }).click()
  // The finished paper is offered to the printer at once.
  await page.getByRole('dialog').getByRole('button', { name: '以后再印' }).click()
  await savePaper(station, code)
}

/** The paper beside the form, if there is one, shows the last of what was written. */
async function paperFollowed(page: Page): Promise<void> {
  await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' })
}

async function savePaper(station: Station, name: string): Promise<void> {
  const path = join(folders.papers, `${name}.pdf`)
  await station.answerSaveDialog(path)
  await station.page.getByRole('button', { name: '存成 PDF' }).first().click()
  await station.page
    .getByText(/存好了/)
    .first()
    .waitFor()
}

async function referral(station: Station): Promise<void> {
  const { page } = station
  const definition = formByCode('F11')
  if (definition === null) throw new Error('no form F11')
  const values = exampleValues(definition)
  const { recipient } = values
  if (typeof recipient !== 'string') throw new Error('the example of F11 names no recipient')
  await enterConsent(page, recipient)
  await picture(page, 'consents')
  await page.getByRole('tab', { name: /转介/ }).click()
  await page.getByRole('button', { name: '起草转介函' }).first().click()
  await page.getByRole('button', { name: '写完，送站长签发' }).waitFor()
  await fillForm(page, definition, values)
  await paperFollowed(page)
  await picture(page, 'referral-draft')
  await page.getByRole('button', { name: '写完，送站长签发' }).click()
  await page.getByRole('button', { name: '签发，编上文号' }).click()
  await page
    .getByText(/秀街社工转〔\d{4}〕1号/)
    .first()
    .waitFor()
  await paperFollowed(page)
  await picture(page, 'referral-issued')
  await savePaper(station, 'F11')
  say('a referral letter is issued with its number; letter, referral table, stub and receipt are saved')
}

async function backUp(station: Station): Promise<void> {
  const { page } = station
  await page.getByRole('link', { name: '备份' }).click()
  await station.answerOpenDialog(folders.usb)
  await page.getByRole('button', { name: '选文件夹' }).click()
  await page.getByLabel('这个 U盘叫什么').fill('03 号 U盘')
  await page.getByRole('button', { name: '开始备份' }).click()
  await page.getByText(/可以拔 U盘了/).waitFor({ timeout: 60_000 })
  await picture(page, 'backup')
  say('a backup is written, read back, decrypted and counted')
}

async function lookAtTheRest(station: Station): Promise<void> {
  const { page } = station
  await page.getByRole('link', { name: '设置' }).click()
  await page.getByRole('heading', { name: '设置' }).waitFor()
  await picture(page, 'settings')
  await page.getByRole('link', { name: /档案/ }).first().click()
  await page.getByRole('heading', { name: '儿童档案' }).waitFor()
  await page.getByRole('textbox', { name: '在名单里找' }).fill('xiao')
  await picture(page, 'children')
  await openFile(page, '陈小满')
  for (const [tab, name] of [
    ['概况', 'overview'],
    ['评估', 'assessments'],
    ['计划', 'plan'],
    ['转介', 'referrals'],
    ['文书', 'papers'],
  ] as const) {
    await page.getByRole('tab', { name: new RegExp(tab) }).click()
    await picture(page, `child-file-${name}`)
  }
  const locked = await station.reopenedAfter(() => page.keyboard.press('Control+l'))
  await locked.setViewportSize({ width: 1440, height: 900 })
  await locked.getByRole('button', { name: /打开档案柜/ }).waitFor()
  await picture(locked, 'unlock')
  await unlockAsHead(locked)
  await locked.getByRole('heading', { name: '陈小满', level: 1 }).waitFor()
  say('the station was locked and unlocked, and came back to the same file')
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(folders.screens, `${name}.png`), animations: 'disabled' })
}

/** Every page of every paper as a picture. */
async function drawPages(): Promise<void> {
  const papers = readdirSync(folders.papers).filter((file) => file.endsWith('.pdf'))
  await Promise.all(
    papers.map((name) => {
      const path = join(folders.papers, name)
      return promisify(execFile)('pdftoppm', ['-png', '-r', String(PAGE_DPI), path, path.replace(/\.pdf$/, '')])
    }),
  )
  const pages = readdirSync(folders.papers).filter((file) => file.endsWith('.png')).length
  const screens = readdirSync(folders.screens).length
  say(`${String(pages)} pages and ${String(screens)} screens are drawn`)
  for (const file of readdirSync(folders.usb)) console.log(`          ${join(folders.usb, file)}`)
}

if (!makeReady('pictures') || !buildIfNeeded()) process.exit(1)
console.log(executableSentence(findExecutable()))
began = last = Date.now()
await demo()
