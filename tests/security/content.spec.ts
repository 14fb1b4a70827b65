import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { axeViolations } from '../e2e/axe.ts'
import { expect, test } from '../e2e/fixture.ts'
import { makeFakeLp, type FakeLp } from '../e2e/fake-lp.ts'
import { openSample } from '../e2e/sample-station.ts'
import type { Station } from '../e2e/station.ts'
import { makeWorkbook } from '../unit/sheets/make-workbook.ts'
import { countlessPages, endlessPage, inflatingPicture, nestedForms, scriptedPdf } from './hostile-pdf.ts'
import { hitsIn, longestPause, watchPage } from './watch-page.ts'

/*
 * What people write, paste and attach is never more than words and pictures: nothing in it runs, nothing holds the page
 * up for longer than two seconds, and it is kept as it came.
 */
const MARKUP = '<img src=x onerror=hit("name")>小满'
const TEMPLATE = '{{name}}$t(common.close)${hit("t")}<%=1%>'
const FORMULA = '=HYPERLINK("http://127.0.0.1:9","点")'
const RIGHT_TO_LEFT = '\u202E小满abc'
const ZERO_WIDTH = '林\u200B一\u200D诺'
const NAMES = [MARKUP, TEMPLATE, FORMULA, RIGHT_TO_LEFT, ZERO_WIDTH]
const NOTE = `</textarea><script>hit("note")</script><svg onload=hit("svg")>{{7*7}} =1+1 @SUM(A1) javascript:hit("url")`

const MOST_MS = 2000
/** In Chinese characters, three bytes each. */
const TEN_MEGABYTES = 3_400_000
const TWO_MEGABYTES = 700_000

test.describe.configure({ mode: 'default' })
let folder: string
let station: Station
let lp: FakeLp

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'station-content-'))
  lp = makeFakeLp(join(folder, 'lp'))
  station = await openSample(folder, { children: NAMES.length, seed: 3, names: NAMES, path: [lp.folder] })
  await watchPage(station.page)
})
test.afterAll(async () => {
  await station.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
})
test.afterEach(async () => {
  expect(await hitsIn(station.page)).toEqual([])
  expect(station.troubles).toEqual([])
})

async function openFile(name: string): Promise<void> {
  const { page } = station
  await page.keyboard.press('Alt+2')
  await page.getByRole('grid').getByRole('link', { name, exact: true }).click()
  await page.getByRole('tab', { name: '概况' }).waitFor()
}

function textOf(pdf: Buffer | undefined): string {
  return execFileSync('pdftotext', ['-', '-'], { input: pdf ?? Buffer.alloc(0), encoding: 'utf8' }).replaceAll(
    /\s/g,
    '',
  )
}

test('names and notes of HTML, templates, formulas and marks that turn the writing stay words', async () => {
  const { page } = station
  await page.keyboard.press('Alt+2')
  const listed = await page.getByRole('grid').getByRole('link').allTextContents()
  expect(listed.filter((name) => NAMES.includes(name)).sort()).toEqual([...NAMES].sort())

  await openFile(MARKUP)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(MARKUP)
  await page.getByLabel('写批注').fill(NOTE)
  await page.getByRole('button', { name: '写下批注' }).click()
  await expect(page.getByRole('paragraph').filter({ hasText: NOTE })).toBeVisible()

  // On paper as typed.
  await page.getByRole('tab', { name: /^评估/ }).click()
  await page
    .getByRole('button', { name: /预估表/ })
    .first()
    .click()
  await page.locator('[data-field] textarea').first().fill(NOTE)
  await expect(page.getByText(/草稿已保存/)).toBeVisible()
  await page.getByRole('button', { name: '打印', exact: true }).click()
  await expect.poll(() => lp.jobs().length).toBe(1)
  const [job] = lp.jobs()
  expect(textOf(job?.pdf)).toContain(NOTE.replaceAll(/\s/g, ''))
  expect(textOf(job?.pdf)).toContain(MARKUP.replaceAll(/\s/g, ''))
  expect(job?.args.join(' ')).toMatch(/-t F05[A-Za-z0-9-]* /)

  // In the history of the file and in the trail, where they stand in sentences.
  await page.getByRole('link', { name: MARKUP, exact: true }).first().click()
  await page.getByRole('button', { name: '改动记录' }).first().click()
  await expect(page.getByText(MARKUP).first()).toBeVisible()
  await openFile(TEMPLATE)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(TEMPLATE)
  await page.goto(page.url().replace(/#.*/, '#/settings/trail'))
  await expect(page.getByText(TEMPLATE).first()).toBeVisible()
})

test('a name that turns the direction of writing turns nothing around it', async () => {
  const { page } = station
  await openFile(RIGHT_TO_LEFT)
  await page.getByRole('button', { name: '看全部事实' }).click()
  await page
    .getByRole('button', { name: /就读学校|学校/ })
    .first()
    .click()
  // 小满abc 的 学校: the letters behind the name stand in the order they are read.
  const title = page.getByRole('dialog').getByRole('heading')
  await expect(title).toContainText(RIGHT_TO_LEFT)
  const places = await title.evaluate((heading, name) => {
    const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT)
    const node = walker.nextNode()
    const text = node?.textContent ?? ''
    const range = document.createRange()
    const behind: number[] = []
    for (let at = text.indexOf(name) + name.length; node !== null && at < text.length; at += 1) {
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      const { left, width } = range.getBoundingClientRect()
      if (width > 0) behind.push(left)
    }
    return behind
  }, RIGHT_TO_LEFT)
  expect(places.length).toBeGreaterThan(2)
  expect(places).toEqual([...places].sort((one, other) => one - other))
  await page.keyboard.press('Escape')
})

test('ten megabytes are refused whole at the field, two are taken and come back', async () => {
  const { page } = station
  await page.evaluate(() => {
    document.addEventListener('copy', (event) => {
      event.clipboardData?.setData('text/plain', '字'.repeat(Number(document.documentElement.dataset['copied'])))
      event.preventDefault()
    })
  })
  const paste = async (characters: number) => {
    await page.evaluate((count) => (document.documentElement.dataset['copied'] = String(count)), characters)
    await page.keyboard.press('Control+c')
    await longestPause(page)
    await page.keyboard.press('Control+v')
  }
  await openFile(ZERO_WIDTH)
  const comment = page.getByLabel('写批注')
  await comment.fill('先写几句')
  await paste(5000)
  await expect(page.getByRole('alert')).toContainText('这一段有 5,000 字，这里还写得下 3,996 字，没有贴进来')
  await expect(comment).toHaveValue('先写几句')

  await page.getByRole('tab', { name: /^文书/ }).click()
  await page.getByRole('button', { name: /^F12/ }).click()
  const field = page.locator('[data-field] textarea').first()
  await field.click()
  await paste(TEN_MEGABYTES)
  await expect(page.getByRole('alert')).toContainText('这一段有 3,400,000 字，这里还写得下 2,000,000 字')
  expect(await longestPause(page)).toBeLessThan(MOST_MS)
  await expect(field).toHaveValue('')
  expect(await axeViolations(page)).toEqual([])

  await paste(TWO_MEGABYTES)
  await expect(page.getByText(/草稿已保存/)).toBeVisible()
  await page.keyboard.press('Tab')
  expect(await longestPause(page)).toBeLessThan(MOST_MS)
  await expect(page.getByRole('alert')).toHaveCount(0)
  const { length } = page.url()
  await page.getByRole('link', { name: ZERO_WIDTH, exact: true }).first().click()
  await page.goBack()
  expect(page.url()).toHaveLength(length)
  const kept = await field.evaluate(({ value }: HTMLTextAreaElement) => ({
    count: value.length,
    others: value.replaceAll('字', ''),
  }))
  expect(kept).toEqual({ count: TWO_MEGABYTES, others: '' })
  expect(await longestPause(page)).toBeLessThan(MOST_MS)
})

test('attachments are what is inside, and never more than a picture', async () => {
  const { page } = station
  await openFile(FORMULA)
  await page.getByRole('tab', { name: /^附件/ }).click()
  const photo = Buffer.from(
    await page.evaluate(() => {
      const canvas = document.createElement('canvas')
      ;[canvas.width, canvas.height] = [400, 300]
      canvas.getContext('2d')?.fillRect(0, 0, 200, 300)
      return canvas.toDataURL('image/jpeg').replace(/^data:image\/jpeg;base64,/, '')
    }),
    'base64',
  )
  const page30000 = Buffer.from('89504e470d0a1a0a0000000d4948445200007530000075300806000000', 'hex')
  const html = Buffer.from('<!doctype html><script>hit("html")</script>')
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="hit()"><script>hit("svg")</script></svg>')
  const otherKind = '不是照片、扫描件或 PDF'
  const files: readonly (readonly [name: string, bytes: Buffer, said: string | RegExp])[] = [
    ['html.jpg', html, otherKind],
    ['svg.svg', svg, otherKind],
    ['svg.png', svg, otherKind],
    ['html.pdf', Buffer.concat([html, Buffer.from('%PDF-1.7')]), '打不开'],
    ['cut.jpg', photo.subarray(0, 30), '打不开'],
    ['zero.pdf', Buffer.alloc(0), '是空的'],
    ['zeros.png', Buffer.alloc(4096), otherKind],
    ['pixels.png', page30000, '超过 1.2 亿像素'],
    ['tree.pdf', countlessPages(), '超过 2000 页'],
    ['inflate.pdf', inflatingPicture(10 * 2 ** 30), /解开来超过 384 MB|十秒还没画出第一页/],
    ['both.png', Buffer.concat([photo, html, Buffer.from('%PDF-1.7')]), '名字上写的是 PNG，打开看其实是 JPEG'],
    ['scan.png', scriptedPdf(), '名字上写的是 PNG，打开看其实是 PDF'],
    ['endless.pdf', endlessPage(), '放进来了'],
    ['<img src=x onerror=hit("file")>.jpg', photo, '放进来了'],
    ['扫描\u202Egpj.pdf', scriptedPdf(), '放进来了'],
    ['nested.pdf', nestedForms(), '十秒还没画出第一页'],
  ]
  const queue = page.getByRole('status', { name: '正在放进附件' }).getByRole('listitem')
  mkdirSync(join(folder, 'files'))
  await longestPause(page)
  for (const [name, bytes, said] of files) {
    const path = join(folder, 'files', name)
    writeFileSync(path, bytes)
    await station.answerOpenDialog(path)
    await page.getByRole('button', { name: '放进附件' }).click()
    await expect(queue.filter({ hasText: name }).last()).toContainText(said)
  }
  expect(await longestPause(page)).toBeLessThan(MOST_MS)

  await page.getByRole('button', { name: '收起这几行' }).click()
  // The house's own papers are drawn as before, and what was taken is shown.
  const rows = page.getByRole('grid', { name: '这个孩子的附件' }).getByRole('row')
  await rows.filter({ hasText: 'endless' }).click()
  await expect(page.getByRole('img', { name: 'endless，第 1 页' })).toBeVisible()
  await page.keyboard.press('Escape')

  // What is proposed for saving is a plain name with the extension of what it is.
  await station.app.evaluate(({ dialog }) => {
    const proposed: unknown[] = []
    Reflect.set(globalThis, 'proposed', proposed)
    dialog.showSaveDialog = (...args: readonly unknown[]) => {
      proposed.push(Reflect.get(Object(args.at(-1)), 'defaultPath'))
      return Promise.resolve({ canceled: true, filePath: '' })
    }
  })
  for (const name of ['<img', '扫描']) {
    await rows.filter({ hasText: name }).click()
    await page.getByRole('button', { name: '另存一份' }).click()
    await page.keyboard.press('Escape')
  }
  await expect
    .poll(() => station.app.evaluate((): unknown => Reflect.get(globalThis, 'proposed')))
    .toEqual([
      expect.stringMatching(/^(.*\/)?img src=x onerror=hit\( file \)\.jpg$/),
      expect.stringMatching(/^(.*\/)?扫描gpj\.pdf$/),
    ])
})

test('a zip bomb offered as a list is refused with a sentence, whatever size it says it has', async () => {
  const { page } = station
  const dense = Buffer.from(
    await makeWorkbook({
      sheets: [{ rows: [['姓名']] }],
      parts: [{ name: 'xl/worksheets/sheet1.xml', text: '0'.repeat(64 * 2 ** 20) }],
    }),
  )
  const lying = Buffer.from(dense)
  // In the directory at its end: 64 MB become one.
  for (let at = lying.indexOf('PK\x01\x02'); at !== -1; at = lying.indexOf('PK\x01\x02', at + 1))
    if (lying.readUInt32LE(at + 24) === 64 * 2 ** 20) lying.writeUInt32LE(2 ** 20, at + 24)
  expect(lying.equals(dense)).toBe(false)
  await page.evaluate(() => {
    window.location.hash = '#/children/import'
  })
  await longestPause(page)
  for (const [name, buffer] of [
    ['名册.xlsx', dense],
    ['名册2.xlsx', lying],
  ] as const) {
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: '', buffer })
    await expect(page.getByText('这个文件解压后大得不正常，没有打开')).toBeVisible({ timeout: 10_000 })
    expect(await longestPause(page)).toBeLessThan(MOST_MS)
  }
})
