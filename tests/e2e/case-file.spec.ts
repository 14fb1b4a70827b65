import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { axeViolations } from './axe.ts'
import { expect, test } from './fixture.ts'
import { openSample } from './sample-station.ts'

/** A picture as a camera writes one. */
async function photo(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    ;[canvas.width, canvas.height] = [1600, 1000]
    canvas.getContext('2d')?.fillRect(200, 200, 400, 400)
    return canvas.toDataURL('image/jpeg', 0.9).replace(/^data:image\/jpeg;base64,/, '')
  })
  return Buffer.from(base64, 'base64')
}

/** Words of each page, without spaces. */
function pagesOf(pdf: Buffer): readonly string[] {
  return execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' }).split('\f').slice(0, -1)
}

test('the whole case file is one paper: what goes in is ticked, what is damaged is named, its pages are true', async ({
  folder,
  lp,
}) => {
  const station = await openSample(folder, { children: 2, seed: 5, names: ['陈小明'], path: [lp.folder] })
  const { page } = station
  const look = async (name: string) => {
    const pictures = process.env['STATION_PICTURES']
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`) })
  }
  try {
    await page.keyboard.press('Alt+2')
    await page.getByRole('link', { name: '陈小明' }).click()
    await page.getByRole('tab', { name: /^附件/ }).click()
    const picture = await photo(page)
    const rows = page.getByRole('grid', { name: '这个孩子的附件' }).getByRole('row')
    const sealed = join(station.profile, 'station/attachments')
    for (const name of ['出生证明', '户口本']) {
      writeFileSync(join(folder, `${name}.jpg`), picture)
      await station.answerOpenDialog(join(folder, `${name}.jpg`))
      await page.getByRole('button', { name: '放进附件' }).click()
      await expect(rows.filter({ hasText: name })).toBeVisible()
      if (name === '户口本') continue
      // One bit of the first file is not what it was.
      const [file = ''] = readdirSync(sealed)
      const bytes = readFileSync(join(sealed, file))
      bytes[100] = (bytes[100] ?? 0) ^ 1
      writeFileSync(join(sealed, file), bytes)
    }

    await page.getByRole('button', { name: '打印卷宗' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '打印卷宗' })).toBeVisible()
    const parts = page.getByRole('group', { name: '装进卷宗的' })
    for (const box of await parts.getByRole('checkbox').all()) await expect(box).toBeChecked()
    await expect(page.getByText('“出生证明”：文件坏了或者被人动过，没有装进去。')).toBeVisible()
    await expect(page.getByRole('img', { name: /^第 1 页/ }).locator('canvas')).toBeVisible()
    expect(await axeViolations(page)).toEqual([])
    await look('case-file')
    const listed = page.getByRole('table', { name: '卷内文件' }).getByRole('row')
    await expect(listed.filter({ hasText: '出生证明' })).toContainText('没装进去')

    // A part is taken out and put back by keyboard.
    const items = page.getByText(/^装进 \d+ 件$/)
    const all = await items.innerText()
    await parts.getByRole('checkbox', { name: /^附件/ }).focus()
    await page.keyboard.press('Space')
    await expect(items).not.toHaveText(all)
    await expect(page.getByText('“出生证明”')).toHaveCount(0)
    await page.keyboard.press('Space')
    await expect(items).toHaveText(all)

    await page.keyboard.press('Control+p')
    await expect(page.getByText(/^已送到打印机/)).toBeVisible()
    const job = lp.jobs().at(-1)
    expect(job?.args.join(' ')).toContain('F23')
    const pdf = pagesOf(job?.pdf ?? Buffer.alloc(0))
    expect(pdf[0]?.replaceAll(/\s/gu, '')).toContain('个案服务卷宗')
    const row = (title: string) => pdf[1]?.split('\n').find((line) => line.includes(title)) ?? ''
    expect(row('出生证明')).toContain('—')
    expect(pdf[1]).toMatch(/文件损坏\s/u)
    const onPage = /日\s+(\d+)/u.exec(row('户口本'))?.[1]
    expect(onPage).toBeDefined()
    const leaf = pdf.find((words) => words.includes('户口本') && words.includes(`卷内第 ${onPage ?? ''} 页`))
    expect(leaf?.trim().startsWith(onPage ?? 'nothing')).toBe(true)
    const closing = (pdf.at(-1) ?? '').replaceAll(/\s/gu, '')
    expect(closing).toContain('卷内备考表')
    expect(closing).toContain(`${onPage ?? ''}页，封面、卷内文件目录和本表不计在内`)
    expect(closing).toContain('“出生证明”：文件损坏，未印入本卷')

    await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '设置' }).click()
    await page.getByRole('link', { name: '看操作记录' }).click()
    const line = page.getByRole('grid', { name: '操作记录' }).getByRole('row').filter({ hasText: '打印卷宗' })
    await expect(line).toContainText(/卷宗（.*F01.*附件 1 件）/)
    expect(station.troubles).toEqual([])
  } finally {
    await station.close()
  }
})
