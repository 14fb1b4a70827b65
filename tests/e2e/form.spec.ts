import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { exampleValues } from '../../src/forms/example.ts'
import { formByCode } from '../../src/forms/forms.ts'
import { axeViolations } from './axe.ts'
import { makeFakeLp, type FakeLp } from './fake-lp.ts'
import { fillForm } from './fill-form.ts'
import { expect, test } from './fixture.ts'
import { unlockAsHead } from './found-by-hand.ts'
import { beginCase, beginPaper, type NewCase } from './new-case.ts'
import { wordsOf } from './paper.ts'
import { Station } from './station.ts'

function definitionOf(code: string) {
  const definition = formByCode(code)
  if (definition === null) throw new Error(`there is no ${code}`)
  return definition
}

/** Every sentence in a form's values, without spaces as `wordsOf` gives them. Codes are printed as words or ticks. */
function sentencesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return /\p{Script=Han}/u.test(value) ? [value.replaceAll(/\s+/g, '')] : []
  if (Array.isArray(value)) return value.flatMap(sentencesIn)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sentencesIn) : []
}

/** The page of paper in view, as data: it changes when the paper does. */
function picture(page: Page): Promise<string> {
  return page.evaluate(() => [...document.querySelectorAll('canvas')].map((canvas) => canvas.toDataURL()).join())
}

test.describe('a form beside its paper', () => {
  test.describe.configure({ mode: 'serial' })
  let folder: string
  let lp: FakeLp
  let station: Station
  let begun: NewCase

  test.beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'station-form-'))
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

  test('what is typed appears on the paper, and the field is marked on both', async () => {
    const { page } = station
    await beginPaper(page, begun.file, '评估', /预估表/)
    await page.locator('canvas').first().waitFor()
    const before = await picture(page)
    await page.locator('[data-field="physical"] textarea').pressSequentially('孩子说晚上腿痛。')
    await expect.poll(() => picture(page)).not.toBe(before)
    await expect(page.getByText('正在写', { exact: true })).toBeVisible()
    await page.locator('[data-field="cognition"] textarea').click()
    await page.getByText('正在写', { exact: true }).waitFor()
    expect(await axeViolations(page)).toEqual([])
  })

  test('F4 puts the paper away and brings it back', async () => {
    const { page } = station
    await page.keyboard.press('F4')
    await expect(page.locator('canvas')).toHaveCount(0)
    await page.keyboard.press('F4')
    await expect(page.locator('canvas').first()).toBeVisible()
  })

  test('a draft survives the process being killed a second after the last key', async () => {
    const { page } = station
    const words = '“学校活动我没有去。”'
    await page.locator('[data-field="childWords"] textarea').fill(words)
    await expect(page.getByRole('status').filter({ hasText: '草稿已保存' })).toBeVisible()
    await page.waitForTimeout(1000)
    const draft = page.url()
    await station.kill()
    station = await Station.launch({ profile: station.profile, path: [lp.folder] })
    await unlockAsHead(station.page)
    await station.page.goto(draft)
    await expect(station.page.locator('[data-field="childWords"] textarea')).toHaveValue(words)
  })

  test('locking stores what was typed and comes back to the same form', async () => {
    await station.page.locator('[data-field="emotion"] textarea').fill('锁屏前打的字')
    const page = await station.reopenedAfter(() => station.page.keyboard.press('Control+l'))
    await unlockAsHead(page)
    await expect(page.locator('[data-field="emotion"] textarea')).toHaveValue('锁屏前打的字')
  })

  test('what is missing is named, leads to its field, and is said there once finishing was tried', async () => {
    const { page } = station
    await page.getByRole('button', { name: '写完，打印待签' }).click()
    await expect(page.getByText('这一项还没写。').first()).toBeVisible()
    await page.getByRole('button', { name: '资料来源' }).click()
    await expect(page.locator('[data-field="sources"] input').first()).toBeFocused()
    expect(await axeViolations(page)).toEqual([])
  })

  test('a character no typeface has is said at its field and refused on paper by name', async () => {
    const { page } = station
    const field = page.locator('[data-field="familyTreeSource"]')
    await field.locator('input').fill('听奶奶说的🦄')
    await field.locator('input').blur()
    await expect(field.getByText('“🦄”这个字印不出来')).toBeVisible()
    await expect(page.getByRole('alert').filter({ hasText: '“🦄”印不出来：图的来源' })).toBeVisible()
    await field.locator('input').fill('')
    await expect(page.getByRole('alert')).toHaveCount(0)
  })

  test('a date is read however it is typed; what is none stays and is said', async () => {
    const { page } = station
    const field = page.locator('[data-field="nextAssessmentOn"]')
    for (const typed of ['2027-02-24', '20270224', '2027年2月24日', '2027/2/24', '２０２７．２．２４']) {
      await field.locator('input').fill(typed)
      await field.locator('input').blur()
      await expect(field.locator('input'), typed).toHaveValue('2027年2月24日')
    }
    await field.locator('input').fill('明年春天')
    await field.locator('input').blur()
    await expect(field.locator('input')).toHaveValue('明年春天')
    await expect(field.getByText('日期看不懂')).toBeVisible()
  })

  test('a finished form is printed with every word of it, and entered as signed', async () => {
    const { page } = station
    const definition = definitionOf('F05')
    const values = exampleValues(definition, {})
    // Opened anew: while it is filled nothing is said yet of what is still empty, so nothing moves.
    const draft = page.url()
    await page.goto(begun.file)
    await page.goto(draft)
    await fillForm(page, definition, values)
    await page.getByRole('button', { name: '写完，打印待签' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText('和档案里不一样')).toBeVisible()
    await dialog.getByRole('button', { name: '写完', exact: true }).click()
    await page.getByRole('button', { name: '打印待签' }).click()
    await expect(page.getByText(/已送到打印机，\d 页/)).toBeVisible()
    const job = lp.jobs().at(-1)
    expect(job?.args.join(' ')).not.toContain('陈')
    const printed = wordsOf(job?.pdf ?? Buffer.alloc(0))
    for (const sentence of sentencesIn(values)) expect(printed).toContain(sentence)
    await page.getByRole('button', { name: '以后再印' }).click()
    await expect(page.getByText('这张表写完了，等签名。')).toBeVisible()
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: '记为已签' }).click()
    await expect(page.getByText(/年\d+月\d+日已签。/)).toBeVisible()
  })

  test('a rating has no grade until all is answered; keys 0–3 and G do it; every point is explained', async () => {
    const { page } = station
    const definition = definitionOf('F06')
    await beginPaper(page, begun.file, '评估', /风险/)
    const level = page.locator('[data-level]')
    await expect(level).toHaveText('未定级')
    const flags = definition.sections.flatMap((section) => section.fields).find((field) => field.id === 'flags')
    if (flags?.kind !== 'tally') throw new Error('F06 has no red flags')
    for (const { id } of flags.rows) {
      await page.locator(`[data-field="flags.${id}"] input`).first().focus()
      await page.keyboard.press('2')
    }
    await expect(level).toHaveText('未定级')
    const scores = definition.sections.flatMap((section) => section.fields).find((field) => field.id === 'scores')
    if (scores?.kind !== 'score') throw new Error('F06 has no scores')
    for (const [at] of scores.items.entries()) {
      await page.keyboard.press('g')
      await page.keyboard.press(at < 7 ? '1' : '0')
      if (at < scores.items.length - 1) await expect(level).toHaveText('未定级')
    }
    await expect(level).toHaveText('低')
    await expect(page.getByText('7 分，在 0 到 7 分里。')).toBeVisible()
    // One point more is the next band.
    await page.keyboard.press('1')
    await expect(level).toHaveText('中')
    await page
      .locator(`[data-field="flags.${flags.rows[0]?.id ?? ''}"] input`)
      .first()
      .focus()
    await page.keyboard.press('1')
    await expect(level).toHaveText('紧急')
    expect(await axeViolations(page)).toEqual([])
  })
})
