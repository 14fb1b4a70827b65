// Backup and restore of attachments through the running app, against stock age on the same bytes. On the stand-in bytes
// that cross between page and main cost far more than Electron's clone (its README says how much): twice to the page and
// once from it in a backup, once each in a restore. The ratio holds that cost too; `pipeline.ts` measures without it.
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Station } from '../e2e/station.ts'
import { report } from './measure.ts'
import { reportMemory, watched } from './page-memory.ts'
import { stockAge } from './stock-age.ts'

const PASSWORD = '海风 榕树 七点 自行车'
const FILE_MEGABYTES = 32

/** @param profile of a sample station, with its head's password */
export async function attachments(megabytes: number, profile: string, folder: string): Promise<void> {
  mkdirSync(folder)
  const station = await Station.launch({ profile })
  await station.page.getByLabel(/的密码$/).fill(PASSWORD)
  await station.page.keyboard.press('Enter')
  await station.page.getByRole('row').nth(1).click()
  await station.page.getByRole('tab', { name: /^附件/ }).click()
  const count = Math.max(1, Math.round(megabytes / FILE_MEGABYTES))
  const each = Math.min(megabytes, FILE_MEGABYTES)
  for (let at = 0; at < count; at += 1) await addScan(station, join(folder, `scan-${String(at)}.pdf`), each)

  const plain = join(folder, 'plain')
  joinFiles(plain, count, folder)
  const stock = stockAge(folder, plain)

  const stick = join(folder, 'stick')
  mkdirSync(stick)
  const { page } = station
  await page.getByRole('link', { name: '备份' }).click()
  await station.answerOpenDialog(stick)
  await page.getByRole('button', { name: '选文件夹' }).click()
  await page.getByLabel('这个 U盘叫什么').fill('03 号 U盘')
  const backup = await watched(station.profile, async () => {
    await page.getByRole('button', { name: '开始备份' }).click()
    await page.getByText(/可以拔 U盘了/).waitFor({ timeout: 3_600_000 })
  })
  await station.close()

  const other = await Station.launch({ profile: join(folder, 'other-pc') })
  await other.page.getByRole('button', { name: '已有备份，恢复到这台电脑' }).click()
  await other.answerOpenDialog(join(stick, readdirSync(stick).find((name) => name.endsWith('.age')) ?? ''))
  await other.page.getByRole('button', { name: '选备份文件' }).click()
  await other.page.getByLabel('做备份那天的密码', { exact: true }).fill(PASSWORD)
  const restore = await watched(other.profile, async () => {
    await other.page.getByRole('button', { name: '打开并核对' }).click()
    await other.page.getByText('备份完整，每一条都核对过。').waitFor({ timeout: 3_600_000 })
  })
  await other.close()

  const total = count * each
  const lines = [
    ['backup', backup, stock.encrypt + stock.decrypt, 'stock age, encrypt and decrypt'],
    ['restore', restore, stock.decrypt, 'stock age, decrypt'],
  ] as const
  for (const [name, { ms, peak, idle }, theirs, against] of lines) {
    const of = `${name} of ${String(total)} MB of attachments`
    report({ name: of, value: total / (ms / 1000), unit: 'MB/s', ratio: theirs / ms, against })
    reportMemory(of, peak - idle)
  }
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

function joinFiles(path: string, count: number, folder: string): void {
  const all = openSync(path, 'w')
  for (let at = 0; at < count; at += 1) writeSync(all, readFileSync(join(folder, `scan-${String(at)}.pdf`)))
  closeSync(all)
}
