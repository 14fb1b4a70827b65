import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright/test'
import { axeViolations } from './axe.ts'
import { makeFakeLp, type FakeLp } from './fake-lp.ts'
import { expect, test } from './fixture.ts'
import { unlockAsHead } from './found-by-hand.ts'
import { beginCase, beginPaper, type NewCase } from './new-case.ts'
import { Station } from './station.ts'

/** Nothing typed may be in the air longer than this, whatever happens then. */
const SAFE_AFTER_MS = 1000

test.describe('what is typed and not finished', () => {
  test.describe.configure({ mode: 'serial' })
  let folder: string
  let lp: FakeLp
  let station: Station
  let begun: NewCase

  test.beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'station-unfinished-'))
    const profile = join(folder, 'profile')
    mkdirSync(profile)
    lp = makeFakeLp(join(folder, 'lp'))
    station = await Station.launch({ profile, path: [lp.folder] })
    begun = await beginCase(station.page, lp, '陈小满')
  })
  test.afterAll(async () => {
    await station.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  })
  test.afterEach(() => {
    expect(station.troubles).toEqual([])
  })

  /** Types, and cuts the power a second after the first key; then the app is there again and unlocked. */
  async function typeAndCutPower(field: Locator, words: string): Promise<void> {
    await field.focus()
    await station.page.keyboard.insertText(words)
    // By the page's own clock: on a machine that stands still nothing is typed either.
    await station.page.evaluate((ms) => new Promise((done) => setTimeout(done, ms)), SAFE_AFTER_MS)
    await station.kill()
    station = await Station.launch({ profile: station.profile, path: [lp.folder] })
    await unlockAsHead(station.page)
  }

  async function look(name: string): Promise<void> {
    const pictures = process.env['STATION_PICTURES']
    if (pictures !== undefined) await station.page.screenshot({ path: join(pictures, `${name}.png`) })
  }

  /** A row that is not there is not there on the page before either: today's has to be on screen first. */
  async function toToday(): Promise<void> {
    await station.page.keyboard.press('Alt+1')
    await station.page.getByRole('heading', { name: '今日', level: 1 }).waitFor()
  }

  const row = (words: string | RegExp) => station.page.getByRole('row').filter({ hasText: words })

  test('a form and a letter are on the disk a second after the first key, though the power goes', async () => {
    await beginPaper(station.page, begun.file, '评估', /预估表/)
    await station.page.locator('canvas').first().waitFor()
    const draft = station.page.url()
    await typeAndCutPower(station.page.locator('[data-field="physical"] textarea'), '孩子说晚上腿痛。')
    await station.page.goto(draft)
    await expect(station.page.locator('[data-field="physical"] textarea')).toHaveValue('孩子说晚上腿痛。')

    await beginPaper(station.page, begun.file, '转介', /起草转介函/)
    await station.page.locator('canvas').first().waitFor()
    const letter = station.page.url()
    const field = station.page.locator('[data-field] textarea').first()
    const before = await field.inputValue()
    await typeAndCutPower(field, '请贵单位帮忙。')
    await station.page.goto(letter)
    await expect(station.page.locator('[data-field] textarea').first()).not.toHaveValue(before)
    await expect(station.page.locator('[data-field] textarea').first()).toHaveValue(/请贵单位帮忙。/)
  })

  test('words in a dialog come back after the power went, after a lock, and are listed until they are saved', async () => {
    await station.page.goto(begun.file)
    await station.page.keyboard.press('Alt+2')
    await station.page.getByRole('heading', { name: '儿童档案', level: 1 }).waitFor()
    await station.page.keyboard.press('n')
    await typeAndCutPower(station.page.getByRole('dialog').getByLabel('姓名'), '林一诺')

    // A lock in the middle of a word, in the editor of a fact.
    await station.page.goto(begun.file)
    await station.page.getByRole('button', { name: '看全部事实' }).click()
    await station.page
      .getByRole('button', { name: /还没问，记下就读学校|还没问，记下学校/ })
      .first()
      .click()
    await station.page.getByRole('dialog').locator('[data-field] input').first().fill('海风小学')
    await station.reopenedAfter(() => station.page.keyboard.press('Control+l'))
    await unlockAsHead(station.page)

    await toToday()
    await expect(row('给林一诺建档，还没建成')).toBeVisible()
    await expect(row('海风小学')).toHaveCount(0)
    await expect(row(/改“.*学校.*”，没记下/)).toContainText('陈小满')
    await expect(row('预估表')).toContainText('今天')
    await look('today')
    expect(await axeViolations(station.page)).toEqual([])

    // By keyboard: down to the fact's row, Enter.
    const rows = await station.page.getByRole('row').allTextContents()
    const at = rows.findIndex((words) => words.includes('没记下'))
    for (let step = 0; step < at; step += 1) await station.page.keyboard.press('ArrowDown')
    await station.page.keyboard.press('Enter')
    const editor = station.page.getByRole('dialog')
    await expect(editor.getByText('这是上次没写完的')).toBeVisible()
    await expect(editor.locator('[data-field] input').first()).toHaveValue('海风小学')
    await look('fact-again')
    expect(await axeViolations(station.page)).toEqual([])
    await editor.getByRole('button', { name: '记下', exact: true }).click()
    await expect(editor).toBeHidden()

    await toToday()
    await expect(row(/没记下/)).toHaveCount(0)
    await row('给林一诺建档').getByRole('button', { name: '接着写' }).click()
    const dialog = station.page.getByRole('dialog')
    await expect(dialog.getByLabel('姓名')).toHaveValue('林一诺')
    await dialog.getByRole('button', { name: '不要了' }).click()
    await expect(dialog.getByLabel('姓名')).toHaveValue('')
    await station.page.keyboard.press('Escape')
    await toToday()
    await expect(row('给林一诺建档')).toHaveCount(0)
  })

  test('a second draft is begun only knowingly; the two are made one by choice, nothing by itself', async () => {
    const { page } = station
    await page.goto(begun.file)
    await page.getByRole('tab', { name: '评估' }).click()
    await page.getByRole('button', { name: '写预估表', exact: true }).click()
    const ask = page.getByRole('dialog', { name: '预估表已经有没写完的' })
    await expect(ask.getByText('吴知远写的，今天动过')).toBeVisible()
    await expect(ask.getByRole('button', { name: '接着写那一份' })).toBeFocused()
    await look('draft-exists')
    expect(await axeViolations(page)).toEqual([])
    await ask.getByRole('button', { name: '另起一份' }).click()
    await page.locator('[data-field="physical"] textarea').fill('第二份里写的话。')
    await page.locator('[data-field="emotion"] textarea').fill('爱哭。')
    await expect(page.getByRole('status').filter({ hasText: '草稿已保存' })).toBeVisible()

    await toToday()
    await row('有两份草稿').first().getByRole('button', { name: '两份并排看' }).click()
    await page.getByRole('heading', { name: '两份草稿', level: 1 }).waitFor()
    const merge = page.getByRole('button', { name: '合成一份，接着写' })
    await expect(merge).toBeDisabled()
    await expect(page.getByText('还有 2 项没选')).toBeVisible()
    await expect(page.getByText('孩子说晚上腿痛。')).toBeVisible()
    await expect(page.getByText('第二份里写的话。')).toBeVisible()
    const old = row('孩子说晚上腿痛。')
    await old.locator('td').filter({ hasText: '孩子说晚上腿痛。' }).getByRole('radio').check()
    await row('爱哭。').locator('td').filter({ hasText: '爱哭。' }).getByRole('radio').check()
    await look('two-drafts')
    expect(await axeViolations(page)).toEqual([])
    await merge.click()
    await expect(page.locator('[data-field="physical"] textarea')).toHaveValue('孩子说晚上腿痛。')
    await expect(page.locator('[data-field="emotion"] textarea')).toHaveValue('爱哭。')
  })

  test('a draft goes to the recycle bin and back, at once or later; only the head erases, with a reason', async () => {
    const { page } = station
    const bin = page.getByRole('button', { name: '移到回收站' })
    await bin.click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('button', { name: '留着' })).toBeFocused()
    await dialog.getByLabel('为什么不要了').fill('重复了')
    await dialog.getByRole('button', { name: '移到回收站' }).click()
    await expect(page.getByText('预估表的草稿移到了回收站。')).toBeVisible()
    await look('moved')
    await page.getByRole('button', { name: '放回原处' }).click()
    await expect(page.getByText('放回原处了。')).toBeVisible()

    await toToday()
    await row('预估表').getByRole('button', { name: '接着写' }).click()
    await expect(page.locator('[data-field="physical"] textarea')).toHaveValue('孩子说晚上腿痛。')
    await bin.click()
    await dialog.getByRole('button', { name: '移到回收站' }).click()
    await page.getByRole('button', { name: '看回收站' }).click()
    await page.getByRole('heading', { name: '回收站', level: 1 }).waitFor()
    // The one left over from the two, and the one just moved.
    await expect(row('预估表草稿')).toHaveCount(2)
    await expect(row('和另一份草稿合成了一份')).toHaveCount(1)
    await look('trash')
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(dialog.getByText('孩子说晚上腿痛。')).toBeVisible()
    await look('trash-view')
    expect(await axeViolations(page)).toEqual([])
    await dialog.getByRole('button', { name: '放回原处' }).click()
    await expect(page.getByText('预估表草稿放回原处了。')).toBeVisible()

    await row('和另一份草稿合成了一份').getByRole('button', { name: '彻底删除' }).click()
    await dialog.getByRole('button', { name: '彻底删除' }).click()
    await expect(dialog.getByText('请写上原因')).toBeVisible()
    await dialog.getByLabel('为什么彻底删除').fill('监护人书面要求')
    await look('erase')
    await dialog.getByRole('button', { name: '彻底删除' }).click()
    await expect(row('已彻底删除')).toContainText('监护人书面要求')
    await expect(page.getByRole('button', { name: '放回原处' })).toHaveCount(0)
    await toToday()
    await expect(row('预估表')).toHaveCount(1)
  })
})
