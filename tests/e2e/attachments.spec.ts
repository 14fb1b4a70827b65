import { closeSync, ftruncateSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { axeViolations } from './axe.ts'
import { expect, test } from './fixture.ts'
import { HEAD, unlockAsHead } from './found-by-hand.ts'
import { beginCase } from './new-case.ts'
import { Station } from './station.ts'

const PHOTO = '出生证明'

/** A landscape picture as a camera writes one. */
async function photo(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    ;[canvas.width, canvas.height] = [1600, 1000]
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('no canvas')
    context.fillStyle = '#e7d9b8'
    context.fillRect(0, 0, 1600, 1000)
    context.fillStyle = '#1e5163'
    context.font = '120px serif'
    context.fillText('出生医学证明', 240, 300)
    return canvas.toDataURL('image/jpeg', 0.9).replace(/^data:image\/jpeg;base64,/, '')
  })
  return Buffer.from(base64, 'base64')
}

async function openAttachments(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /^附件/ }).click()
}

function textOf(pdf: Buffer): string {
  return execFileSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8' }).replaceAll(/\s/g, '')
}

test('attachments are added, looked at, turned, renamed, printed, saved, trashed, backed up and restored', async ({
  station,
  lp,
  folder,
}) => {
  const { page } = station
  const begun = await beginCase(page, lp, '陈小满')
  await page.goto(begun.file)
  await openAttachments(page)
  await expect(page.getByText('还没有附件。')).toBeVisible()

  const files = join(folder, 'scans')
  mkdirSync(files)
  const file = (name: string, bytes: Buffer) => {
    writeFileSync(join(files, name), bytes)
    return join(files, name)
  }
  const picture = await photo(page)
  // The two pages of the recovery sheet are as good a PDF as any.
  const pdf = lp.jobs()[0]?.pdf ?? Buffer.alloc(0)
  const add = async (path: string) => {
    await station.answerOpenDialog(path)
    await page.getByRole('button', { name: '放进附件' }).click()
  }
  const queue = page.getByRole('status', { name: '正在放进附件' })
  const rows = page.getByRole('grid', { name: '这个孩子的附件' }).getByRole('row')

  await add(file(`${PHOTO}.jpg`, picture))
  await expect(rows.filter({ hasText: PHOTO })).toContainText('图片')
  await add(file('户口本.jpg', pdf))
  await expect(queue).toContainText('名字上写的是 JPEG，打开看其实是 PDF')
  await expect(rows.filter({ hasText: '户口本' })).toContainText('PDF，2 页')
  await add(file('说明.pdf', Buffer.from('不是 PDF')))
  await expect(queue).toContainText('不是照片、扫描件或 PDF')
  await add(file('坏了.jpg', Buffer.concat([picture.subarray(0, 40), Buffer.alloc(4000)])))
  await expect(queue).toContainText('打不开，可能没有拷完或者坏了')
  const huge = openSync(join(files, '太大.jpg'), 'w')
  ftruncateSync(huge, 50 * 2 ** 20 + 1)
  closeSync(huge)
  await add(join(files, '太大.jpg'))
  await expect(queue).toContainText('超过 50 MB')
  await page.evaluate((base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File([bytes], 'image.png', { type: 'image/png' }))
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData }))
  }, picture.toString('base64'))
  await expect(rows.filter({ hasText: '粘贴的图片' })).toBeVisible()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: '收起这几行' }).click()

  // On the disk nothing can be read, neither names nor pictures.
  const sealed = join(station.profile, 'station/attachments')
  expect(readdirSync(sealed)).toHaveLength(3)
  for (const name of readdirSync(sealed)) {
    const bytes = readFileSync(join(sealed, name))
    expect(bytes.includes('%PDF') || bytes.includes('JFIF') || bytes.includes(PHOTO)).toBe(false)
  }

  await rows.filter({ hasText: '户口本' }).click()
  await expect(page.getByRole('img', { name: '户口本，第 1 页' })).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('img', { name: '户口本，第 2 页' })).toBeVisible()
  await page.keyboard.press('+')
  await expect(page.getByText('150%')).toBeVisible()
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Escape')

  const photoRow = rows.filter({ hasText: PHOTO })
  await photoRow.getByRole('button', { name: '改名' }).click()
  await page.getByRole('textbox', { name: '附件的名称' }).fill('出生医学证明（原件）')
  await page.keyboard.press('Enter')
  await expect(rows.filter({ hasText: '出生医学证明（原件）' })).toBeVisible()
  await rows.filter({ hasText: '出生医学证明（原件）' }).click()
  const shown = page.getByRole('img', { name: '出生医学证明（原件），第 1 页' })
  await expect(shown).toBeVisible()
  const isUpright = () => shown.evaluate((canvas: HTMLCanvasElement) => canvas.height > canvas.width)
  expect(await isUpright()).toBe(false)
  await page.keyboard.press('r')
  await expect.poll(isUpright).toBe(true)
  await station.answerSaveDialog(join(files, 'copy.jpg'))
  await page.getByRole('button', { name: '另存一份' }).click()
  await expect(page.getByText('这一份没有加密，用完请删除。')).toBeVisible()
  expect(readFileSync(join(files, 'copy.jpg')).equals(picture)).toBe(true)
  const before = lp.jobs().length
  await page.keyboard.press('Control+p')
  await expect(page.getByText('已送到打印机，1 页。')).toBeVisible()
  expect(textOf(lp.jobs()[before]?.pdf ?? Buffer.alloc(0))).toContain('出生医学证明（原件）')
  await page.keyboard.press('Escape')

  await rows.filter({ hasText: '粘贴的图片' }).getByRole('button', { name: '移到回收站' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '移到回收站' }).click()
  await expect(dialog.getByText('请写上原因')).toBeVisible()
  await dialog.getByLabel('为什么移走').fill('放错了孩子')
  await dialog.getByRole('button', { name: '移到回收站' }).click()
  await expect(rows.filter({ hasText: '粘贴的图片' })).toHaveCount(0)

  await page.getByRole('button', { name: '打印整卷附件' }).click()
  await expect(page.getByText('已送到打印机，4 页。')).toBeVisible()
  const [list, sheets] = lp.jobs().slice(before + 1)
  expect(textOf(list?.pdf ?? Buffer.alloc(0))).toContain('附件目录')
  expect(textOf(list?.pdf ?? Buffer.alloc(0))).toContain('户口本')
  expect(textOf(sheets?.pdf ?? Buffer.alloc(0))).toContain('户口本（第2页，共2页）卷内第3页')

  const stick = join(folder, 'stick')
  mkdirSync(stick)
  await page.getByRole('link', { name: '备份' }).click()
  await station.answerOpenDialog(stick)
  await page.getByRole('button', { name: '选文件夹' }).click()
  await page.getByLabel('这个 U盘叫什么').fill('03 号 U盘')
  await page.getByRole('button', { name: '开始备份' }).click()
  await expect(page.getByRole('heading', { name: '备份好了：03 号 U盘' })).toBeVisible()
  expect(station.troubles).toEqual([])
  const backup = join(stick, readdirSync(stick).find((name) => name.endsWith('.age')) ?? '')

  const other = join(folder, 'other-pc')
  mkdirSync(other)
  const restored = await Station.launch({ profile: other })
  await restored.page.getByRole('button', { name: '已有备份，恢复到这台电脑' }).click()
  await restored.answerOpenDialog(backup)
  await restored.page.getByRole('button', { name: '选备份文件' }).click()
  await restored.page.getByLabel('做备份那天的密码', { exact: true }).fill(HEAD.password)
  await restored.page.getByRole('button', { name: '打开并核对' }).click()
  await expect(restored.page.getByText('备份完整，每一条都核对过。')).toBeVisible()
  await restored.page.getByRole('button', { name: '恢复到这台电脑' }).click()
  await unlockAsHead(restored.page)
  await restored.page.getByRole('link', { name: '陈小满' }).first().click()
  await openAttachments(restored.page)
  await restored.page.getByRole('row').filter({ hasText: '出生医学证明（原件）' }).click()
  await expect(restored.page.getByRole('img', { name: '出生医学证明（原件），第 1 页' })).toBeVisible()
  expect(readdirSync(join(other, 'station/attachments'))).toHaveLength(3)
  expect(restored.troubles).toEqual([])
  await restored.close()
})
