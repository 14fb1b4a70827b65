import { exampleValues } from '../../src/forms/example.ts'
import { formByCode } from '../../src/forms/forms.ts'
import { axeViolations } from './axe.ts'
import { fillForm } from './fill-form.ts'
import { expect, test } from './fixture.ts'
import { beginCase, beginPaper } from './new-case.ts'
import { wordsOf } from './paper.ts'

test('a referral goes from its draft to its close, and its letter tells no more than was ticked', async ({
  station,
  lp,
}) => {
  test.setTimeout(400_000)
  const { page } = station
  const definition = formByCode('F11')
  if (definition === null) throw new Error('there is no F11')
  const { file } = await beginCase(page, lp, '陈小满')
  await beginPaper(page, file, '转介', /起草转介函/)
  await expect(page.getByText('面谈过程记录', { exact: true })).toBeVisible()
  await fillForm(page, definition, exampleValues(definition, {}))
  expect(await axeViolations(page)).toEqual([])

  // The real name and the ID number are asked for only when ticked, and then with a reason.
  const identity = page.getByRole('checkbox', { name: '真实姓名、证件号码' })
  await expect(page.locator('[data-field="identityReason"]')).toHaveCount(0)
  await identity.check({ force: true })
  await expect(page.locator('[data-field="identityReason"]')).toBeVisible()
  await identity.uncheck({ force: true })

  await page.getByRole('button', { name: '写完，送站长签发' }).click()
  // Nobody has agreed that this body is told: the head states the legal ground, which then stands in the letter.
  await expect(page.getByRole('button', { name: '签发，编上文号' })).toHaveCount(0)
  await page.getByRole('button', { name: '按这个依据签发' }).click()
  await expect(page.getByText('请选依据，写明理由。')).toBeVisible()
  await page.getByRole('combobox', { name: '依法免于同意的依据' }).click()
  await page.getByRole('option', { name: /紧急情况下保护生命健康/u }).click()
  await page.getByLabel('具体理由').fill('夜里反复说不想活')
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: '按这个依据签发' }).click()
  const number = `秀街社工转〔${String(new Date().getFullYear())}〕1号`
  await expect(page.getByText(number).first()).toBeVisible()
  await expect(page.getByText(/等对方的回执：\d+月\d+日前，还有 \d+ 天/)).toBeVisible()
  expect(await axeViolations(page)).toEqual([])

  await page.getByRole('button', { name: '打印', exact: true }).click()
  await expect(page.getByText(/已送到打印机，\d 页/)).toBeVisible()
  const printed = wordsOf(lp.jobs().at(-1)?.pdf ?? Buffer.alloc(0))
  for (const words of [number, '存根', '回执', '转介表', '（化名）', '不得另作他用']) expect(printed).toContain(words)
  expect(printed).not.toContain('陈小满')

  // Until the receipt is back, 今日 says what is waited for, and leads there.
  const letter = page.url()
  await page.keyboard.press('Alt+1')
  await expect(page.getByRole('heading', { name: '等回执' })).toBeVisible()
  await expect(page.getByText('1 封函发出去了，还没有回执。')).toBeVisible()
  await page.getByRole('link', { name: '陈小满' }).first().click()
  await expect(page).toHaveURL(letter)

  for (const step of ['送达', '受理', '首次服务', '反馈', '关闭']) {
    await page.getByRole('radio', { name: step }).check({ force: true })
    await page.getByRole('button', { name: `记下：${step}` }).click()
    await expect(page.getByRole('cell', { name: step, exact: true })).toBeVisible()
  }
  await expect(page.getByRole('button', { name: /^记下/ })).toHaveCount(0)
  expect(station.troubles).toEqual([])
})
