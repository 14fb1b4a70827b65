import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSheetFile } from '../../src/sheets/read-sheet-file.ts'
import { axeViolations } from './axe.ts'
import { expect, test } from './fixture.ts'
import { openSample } from './sample-station.ts'

const KNOWN = '陈小明'
const LIST = `星湖街道困境儿童花名册,,,,,,,,
序号,*姓名（必填）,性 别,出生年月,民族,监护人,监护人电话,困境类型,备注
1,林 一诺,女,2015.3.9,汉,林阿婆,13900000031,低保户,喜欢画画
2,林一言,男,2017年5月2日,汉,林阿婆,13900000031,留守儿童,
3,周可可,女,2016-13-40,,,,,
4,林一诺,女,2015/03/09,,,,,
合计,4人,,,,,,,
`

/** Long enough that somebody can change their mind while it is written. */
const LONG_LIST = `姓名,性别,出生日期\n${Array.from({ length: 2000 }, (_, at) => `测${'甲乙丙丁戊己庚辛壬癸'.charAt(at % 10)}${at},女,2016.${(at % 12) + 1}.9`).join('\n')}\n`

test('a list is looked at row by row, taken, found, exported and taken back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'station-register-'))
  const station = await openSample(folder, { children: 6, seed: 8, names: [KNOWN] })
  const { page } = station
  try {
    await page.getByRole('button', { name: '导入', exact: true }).click()
    await expect(page.getByRole('heading', { name: '导入名册', level: 1 })).toBeVisible()
    expect(await axeViolations(page)).toEqual([])
    const choose = (name: string, buffer: Buffer) =>
      page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer })
    await choose('旧.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'))
    await expect(page.getByRole('alert')).toContainText('这是旧版 .xls 文件')
    await choose('长名册.csv', Buffer.from(LONG_LIST))
    await page.getByRole('button', { name: '看每一行' }).click()
    await page.getByRole('button', { name: '收下这 2,000 行' }).waitFor()
    await page.evaluate(() => {
      new MutationObserver((_, observer) => {
        const words = document.querySelector('main')?.textContent ?? ''
        if (!/正在加密：[1-9]/.test(words)) return
        observer.disconnect()
        const buttons = [...document.querySelectorAll<HTMLElement>('main button')]
        buttons.find(({ textContent }) => textContent === '停下')?.click()
      }).observe(document.body, { subtree: true, childList: true, characterData: true })
    })
    await page.getByRole('button', { name: '收下这 2,000 行' }).click()
    await expect(page.getByText('停下了，什么都没有写入。')).toBeVisible()
    await expect(page.getByRole('link', { name: '儿童档案' })).toContainText('6')
    await page.getByRole('button', { name: '收下这 2,000 行' }).click()
    await expect(page.getByText('收下 2,000 行，都列在儿童名单里')).toBeVisible()
    await page.evaluate(() => {
      const said = new Set<string>()
      const look = () => {
        const dialog = document.querySelector('[role=dialog]')
        const words = dialog?.querySelector('[role=status]')?.textContent ?? ''
        if (dialog?.querySelector('[role=progressbar], .mantine-Loader-root') != null)
          said.add(words.replace(/：.*/, ''))
      }
      new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
      Object.assign(window, { said })
    })
    await page.getByRole('button', { name: '撤销这次导入' }).click()
    await expect(page.getByRole('dialog')).toContainText('这一批建的 2,000 份档案')
    await page.getByRole('dialog').getByRole('button', { name: '撤销这次导入' }).click()
    await expect(page.getByText('已经撤销，这一批都不在名单里了。')).toBeVisible()
    const said = await page.evaluate(() => [...(window as unknown as { readonly said: Set<string> }).said])
    expect(said).toEqual(['正在看有没有人接着办过', '正在撤销', '正在存，请不要关机…'])
    await expect(page.getByRole('link', { name: '儿童档案' })).toContainText('6')
    await page.getByRole('link', { name: '回到名单' }).click()
    await page.getByRole('button', { name: '导入', exact: true }).click()
    await choose('花名册.csv', Buffer.from(LIST))

    await expect(page.getByRole('rowheader', { name: '*姓名（必填）' })).toBeVisible()
    await expect(page.getByRole('combobox', { name: '性 别' })).toHaveValue('性别')
    await expect(page.getByRole('textbox', { name: '表头在第几行' })).toHaveValue('2')
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: '看每一行' }).click()

    await expect(page.getByText('共 4 行：收 2 行，可能已有 1 行，不能收 1 行。').first()).toBeVisible()
    await expect(page.getByRole('grid', { name: '名册里的行' })).toContainText('第 3 行 林一诺 相同')
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('tab', { name: /不能收/ }).click()
    await expect(page.getByRole('grid', { name: '名册里的行' })).toContainText('出生年月：日期读不出，或者没有这一天')
    const bad = join(folder, 'bad.xlsx')
    await station.answerSaveDialog(bad)
    await page.getByRole('button', { name: '把没收的另存为表格' }).click()
    await expect(page.getByText('已存到')).toBeVisible()
    const sheet = await readSheetFile(new Uint8Array(readFileSync(bad)))
    expect(sheet.ok && sheet.value.sheets[0]?.rows.map(({ cells }) => cells.get(1)?.text)).toEqual([
      '原表行号',
      '5',
      '6',
    ])

    await page.getByRole('button', { name: '收下这 2 行' }).click()
    await expect(page.getByText(/收下 2 行，都列在儿童名单里/)).toBeVisible()
    await page.getByRole('button', { name: '看名单' }).click()
    const names = page.getByRole('grid', { name: '儿童名单' })
    await page.getByRole('textbox', { name: '在名单里找' }).fill('linyi')
    await expect(names).toContainText('林一诺')
    await expect(names).toContainText('林一言')

    await page.getByRole('button', { name: '导出', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('导出的是现在列出来的 2 名')
    await dialog.getByRole('button', { name: '导出', exact: true }).click()
    await expect(dialog.getByText('请写为什么导出、给谁。')).toBeVisible()
    await dialog.getByRole('textbox', { name: /为什么导出/ }).fill('报街道民政办')
    expect(await axeViolations(page)).toEqual([])
    const out = join(folder, 'out.xlsx')
    await station.answerSaveDialog(out)
    await dialog.getByRole('button', { name: '导出', exact: true }).click()
    await expect(dialog.getByText('已存到')).toBeVisible()
    const exported = await readSheetFile(new Uint8Array(readFileSync(out)))
    expect(exported.ok && exported.value.sheets[0]?.rows.length).toBe(3)
    await dialog.getByText('抄录单', { exact: true }).click()
    await dialog.getByRole('button', { name: '曾用名：不抄' }).click()
    await expect(dialog.getByRole('listitem')).not.toContainText(['曾用名'])
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: '导入', exact: true }).click()
    await expect(page.getByText('导入“花名册.csv”，收下 2 行')).toBeVisible()
    await page.getByRole('button', { name: '撤销这次导入' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '撤销这次导入' }).click()
    await expect(page.getByRole('button', { name: '撤销这次导入' })).toBeHidden()
    await expect(page.getByText('已撤销')).toHaveCount(2)
    await page.getByRole('link', { name: '回到名单' }).click()
    await expect(page.getByText('没有找到“linyi”')).toBeVisible()
    expect(station.troubles).toEqual([])
    expect(existsSync(`${out}.part`)).toBe(false)
  } finally {
    await station.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
})
