// Backup and restore of attachments through the running app, against stock age on the same bytes. Every byte crosses
// between page and main: twice to the page and once from it in a backup, once each in a restore. On the stand-in it does
// so through a socket and not through Electron's own clone, which costs a little more (its README says how much); the
// ratio holds that cost, and `pipeline.ts` measures without it.
import { appendFileSync, closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { Station } from '../e2e/station.ts'
import { report } from './measure.ts'
import { reportMemory, watched } from './memory.ts'
import { stockAge } from './stock-age.ts'

const PASSWORD = '海风 榕树 七点 自行车'
const FILE_MEGABYTES = 32
/** After so long nothing is left to be done of what came before. */
const SETTLED_MS = 5000

/** @param profile of a sample station, with its head's password */
export async function attachments(megabytes: number, profile: string, folder: string): Promise<void> {
  mkdirSync(folder)
  const plain = join(folder, 'plain')
  const count = Math.max(1, Math.round(megabytes / FILE_MEGABYTES))
  const each = Math.min(megabytes, FILE_MEGABYTES)
  await attach(profile, count, each, folder, plain)
  const before = stockAge(folder, plain)

  const stick = join(folder, 'stick')
  mkdirSync(stick)
  // Started anew: what attaching took and did not give back is not what the app takes while nothing is done.
  const station = await unlocked(profile)
  const { page } = station
  await page.getByRole('link', { name: '备份' }).click()
  await station.answerOpenDialog(stick)
  await page.getByRole('button', { name: '选文件夹' }).click()
  await page.getByLabel('这个 U盘叫什么').fill('03 号 U盘')
  await settled(page)
  const backup = await watched(pidOf(station), async () => {
    await page.getByRole('button', { name: '开始备份' }).click()
    await page.getByText(/可以拔 U盘了/).waitFor({ timeout: 3_600_000 })
  })
  await station.close()
  const between = stockAge(folder, plain)

  const other = await Station.launch({ profile: join(folder, 'other-pc') })
  await other.page.getByRole('button', { name: '已有备份，恢复到这台电脑' }).click()
  await other.answerOpenDialog(join(stick, readdirSync(stick).find((name) => name.endsWith('.age')) ?? ''))
  await other.page.getByRole('button', { name: '选备份文件' }).click()
  await other.page.getByLabel('做备份那天的密码', { exact: true }).fill(PASSWORD)
  await settled(other.page)
  const restore = await watched(pidOf(other), async () => {
    await other.page.getByRole('button', { name: '打开并核对' }).click()
    await other.page.getByText('备份完整，每一条都核对过。').waitFor({ timeout: 3_600_000 })
  })
  await other.close()
  const after = stockAge(folder, plain)

  const total = count * each
  const both = (before.encrypt + before.decrypt + between.encrypt + between.decrypt) / 2
  const lines = [
    ['backup', backup, both, 'stock age, encrypt and decrypt'],
    ['restore', restore, (between.decrypt + after.decrypt) / 2, 'stock age, decrypt'],
  ] as const
  for (const [name, seen, theirs, against] of lines) {
    const of = `${name} of ${String(total)} MB of attachments`
    report({ name: of, value: total / (seen.ms / 1000), unit: 'MB/s', ratio: theirs / seen.ms, against })
    reportMemory(of, seen)
  }
}

async function unlocked(profile: string): Promise<Station> {
  const station = await Station.launch({ profile })
  await station.page.getByLabel(/的密码$/).fill(PASSWORD)
  await station.page.keyboard.press('Enter')
  await station.page.getByRole('row').nth(1).waitFor()
  return station
}

/** Puts scans into a child's file; the same bytes, one after the other, are in `plain`. */
async function attach(profile: string, count: number, each: number, folder: string, plain: string): Promise<void> {
  const station = await unlocked(profile)
  await station.page.getByRole('row').nth(1).click()
  await station.page.getByRole('tab', { name: /^附件/ }).click()
  for (let at = 0; at < count; at += 1) {
    const path = join(folder, `scan-${String(at)}.pdf`)
    await addScan(station, path, each)
    appendFileSync(plain, readFileSync(path))
    rmSync(path)
  }
  await station.close()
}

/** Nothing is going on in the page any more, and its garbage is collected. */
async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(SETTLED_MS)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('HeapProfiler.collectGarbage')
  await devtools.detach()
}

function pidOf(station: Station): number {
  const { pid } = station.app.process()
  if (pid === undefined) throw new Error('the app has no process')
  return pid
}

/** A PDF of one empty page with so many random megabytes behind it, as a scanner's images are to a compressor. */
async function addScan(station: Station, path: string, megabytes: number): Promise<void> {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 280]>>',
  ]
  const length = megabytes * 2 ** 20 - 2 ** 12
  const parts = ['%PDF-1.4\n', ...objects.map((body, at) => `${String(at + 1)} 0 obj${body}endobj\n`)]
  const file = openSync(path, 'w')
  writeSync(file, parts.join(''))
  writeSync(file, `4 0 obj<</Length ${String(length)}>>stream\n`)
  for (let at = 0; at < length; at += 2 ** 20) writeSync(file, randomBytes(Math.min(2 ** 20, length - at)))
  writeSync(file, '\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
  closeSync(file)
  await station.answerOpenDialog(path)
  const { page } = station
  await page.getByRole('button', { name: '放进附件' }).click()
  await page.getByText('放进来了。').waitFor({ timeout: 600_000 })
  await page.getByRole('button', { name: '收起这几行' }).click()
}
