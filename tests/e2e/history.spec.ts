import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import type { Page } from 'playwright/test'
import { axeViolations } from './axe.ts'
import { expect, test } from './fixture.ts'
import { beginCase } from './new-case.ts'

const NAME = '陈小满'

/** Opens the child's file and writes one fact of it. */
async function writeFact(page: Page, fact: string, words: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^(改${fact}：.*|还没问，记下${fact})$`) }).click()
  const dialog = page.getByRole('dialog', { name: `${NAME}：${fact}` })
  await dialog.getByLabel(fact, { exact: true }).fill(words)
  await dialog.getByRole('button', { name: '记下' }).click()
  await expect(dialog).toBeHidden()
}

test('every change is in the history, can be seen, put back and undone; the self-check finds all well', async ({
  station,
  lp,
  folder,
}) => {
  const { page } = station
  const look = process.env['STATION_PICTURES']
  const picture = async (name: string) => {
    if (look !== undefined) await page.screenshot({ path: join(look, `${name}.png`) })
  }
  const { file } = await beginCase(page, lp, NAME)
  await page.goto(file)
  await page.getByRole('button', { name: '看全部事实' }).click()
  await writeFact(page, '就读学校', '海湾小学')
  await writeFact(page, '就读学校', '海风小学')

  await test.step('Ctrl Z says what it would undo, undoes it, and gives it back', async () => {
    await page.getByRole('heading', { name: NAME, level: 1 }).click()
    await page.keyboard.press('Control+z')
    await expect(page.getByText('撤销：把就读学校从“海风小学”改回“海湾小学”？')).toBeVisible()
    expect(await axeViolations(page)).toEqual([])
    await picture('undo')
    await page.keyboard.press('Enter')
    await expect(page.getByText('已撤销：把就读学校从“海风小学”改回“海湾小学”。')).toBeVisible()
    await expect(page.getByRole('button', { name: '改就读学校：海湾小学' })).toBeVisible()
    await page.getByRole('button', { name: '重做' }).click()
    await expect(page.getByText('已重做，和撤销前一样：就读学校。')).toBeVisible()
    await expect(page.getByRole('button', { name: '改就读学校：海风小学' })).toBeVisible()
  })

  await test.step('the history of the file: who, when, what; an earlier version; the way back', async () => {
    await page.getByRole('button', { name: '改动记录' }).first().click()
    await expect(page.getByRole('heading', { name: '改动记录', level: 1 })).toBeVisible()
    const steps = page.getByRole('group', { name: '改动记录' }).getByRole('listitem')
    await expect(steps).toHaveCount(5)
    await expect(steps.nth(0)).toContainText('吴知远')
    await expect(steps.nth(0)).toContainText('改回旧版')
    await expect(steps.nth(2)).toContainText('改资料')
    await expect(steps.nth(2)).toContainText('海风小学')
    await expect(steps.nth(4)).toContainText('建档')
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('j')
    await expect(steps.nth(1)).toHaveAttribute('aria-current', 'true')
    await steps.nth(3).getByRole('button', { name: '看这一版' }).click()
    const side = page.getByRole('complementary')
    await expect(side).toContainText('海湾小学')
    await picture('file-history')
    await steps.nth(3).getByRole('button', { name: '改回这一版' }).click()
    await expect(page.getByText('已改回：就读学校。')).toBeVisible()
    await expect(steps).toHaveCount(6)
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    await expect(page.getByText('已撤销，还是原来的样子：就读学校。')).toBeVisible()
    await page.getByRole('button', { name: '改回原来的就读学校：海湾小学' }).first().click()
    await expect(steps).toHaveCount(8)
    await page.getByRole('link', { name: `回到${NAME}的档案` }).click()
    await page.getByRole('button', { name: '看全部事实' }).click()
    await expect(page.getByRole('button', { name: '改就读学校：海湾小学' })).toBeVisible()
  })

  await test.step('the history of a paper: each version as the paper itself', async () => {
    await page.keyboard.press('5')
    await page.getByRole('button', { name: '接着写' }).first().click()
    const discoveredBy = page.locator('[data-field="school"]').getByRole('textbox')
    await discoveredBy.fill('海棠学校')
    await expect(page.getByText('草稿已保存')).toBeVisible()
    await page.goto(file)
    await page.keyboard.press('5')
    await page.getByRole('row', { name: /F01/ }).getByRole('button', { name: '改动记录' }).click()
    const steps = page.getByRole('group', { name: '改动记录' }).getByRole('listitem')
    await expect(steps.nth(0)).toContainText('存草稿')
    await expect(steps.nth(0)).toContainText('海棠学校')
    const last = steps.last()
    await last.getByRole('button', { name: '看这一版' }).click()
    await expect(page.getByRole('region', { name: '纸样' }).getByRole('img').first()).toBeVisible()
    expect(await axeViolations(page)).toEqual([])
    await picture('paper-history')
    await steps.nth(1).getByRole('button', { name: '改回这一版' }).click()
    await expect(page.getByText(/^已改回 .* 的样子。$/)).toBeVisible()
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    await expect(page.getByText('已撤销，还是原来的样子。')).toBeVisible()
  })

  await test.step('the self-check names what is to be done, and is green when it is done', async () => {
    await page.getByRole('link', { name: /做一次自检/ }).click()
    await expect(page.getByText(/^有 \d 处要办/)).toBeVisible()
    await expect(page.getByText('还没有核验过的备份。')).toBeVisible()
    expect(await axeViolations(page)).toEqual([])
    await picture('self-check-troubles')
    // The day's own snapshot may have been taken meanwhile.
    const snapshot = page.getByRole('button', { name: '现在做一份快照' })
    if (await snapshot.isVisible()) await snapshot.click()
    await expect(page.getByText(/最新一份是 .* 的，打得开/)).toBeVisible()
    await page.getByRole('button', { name: '去备份' }).click()
    const stick = join(folder, 'stick')
    mkdirSync(stick)
    await station.answerOpenDialog(stick)
    await page.getByRole('button', { name: '选文件夹' }).click()
    await page.getByLabel('这个 U盘叫什么').fill('03 号 U盘')
    await page.getByRole('button', { name: '开始备份' }).click()
    await expect(page.getByRole('heading', { name: '备份好了：03 号 U盘' })).toBeVisible()
    expect(readdirSync(stick).some((name) => name.endsWith('.age'))).toBe(true)
    await page.keyboard.press('Alt+4')
    await page.getByRole('link', { name: '做一次自检', exact: true }).click()
    await expect(page.getByText('都好：资料完好，丢了也找得回来。')).toBeVisible()
    expect(await axeViolations(page)).toEqual([])
    await picture('self-check')
    await page.keyboard.press('Control+p')
    await expect(page.getByText('已送到打印机，1 页')).toBeVisible()
    const job = lp.jobs().at(-1)
    expect(job?.args.join(' ')).toContain('self-check')
    if (look !== undefined) writeFileSync(join(look, 'self-check.pdf'), job?.pdf ?? '')
    const text = spawnSync('pdftotext', ['-', '-'], { input: job?.pdf ?? '', encoding: 'utf8' }).stdout
    expect(text.replaceAll(/\s/gu, '')).toContain('都好：资料完好，丢了也找得回来。')
    expect(text).toContain('吴知远')
  })

  await test.step('in English no Chinese word of the screens is left', async () => {
    await page.keyboard.press('Alt+4')
    await page.getByRole('radio', { name: 'English' }).check({ force: true })
    await page.getByRole('link', { name: 'Run a self-check', exact: true }).click()
    await expect(
      page.getByText('All is well: the files are whole and would come back if they were lost.'),
    ).toBeVisible()
    await picture('self-check-en')
    await page.goto(`${file}/history`)
    await expect(page.getByText('went back to an earlier version').first()).toBeVisible()
    await picture('file-history-en')
  })
  expect(station.troubles).toEqual([])
})
