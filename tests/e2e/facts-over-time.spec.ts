import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright/test'
import { axeViolations } from './axe.ts'
import { enterConsent } from './enter-consent.ts'
import { makeFakeLp, type FakeLp } from './fake-lp.ts'
import { expect, test } from './fixture.ts'
import { wordsOf } from './paper.ts'
import { openSample } from './sample-station.ts'
import type { Station } from './station.ts'

const RECIPIENT = '星湖市第三人民医院儿童心理科'

test.describe('what is known of a child, over time', () => {
  test.describe.configure({ mode: 'serial' })
  let folder: string
  let station: Station
  let lp: FakeLp

  test.beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'station-facts-'))
    lp = makeFakeLp(join(folder, 'lp'))
    station = await openSample(folder, { children: 4, seed: 7, names: ['陈小满', '林一诺'], path: [lp.folder] })
  })
  test.afterAll(async () => {
    await station.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  })
  test.afterEach(() => {
    expect(station.troubles).toEqual([])
  })

  const look = async (name: string) => {
    const pictures = process.env['STATION_PICTURES']
    if (pictures !== undefined) await station.page.screenshot({ path: join(pictures, `${name}.png`) })
  }
  const dialog = (): Locator => station.page.getByRole('dialog')
  const button = (name: string | RegExp): Locator => station.page.getByRole('button', { name, exact: true })
  const menu = (name: string): Locator =>
    station.page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name })

  async function openFile(name: string): Promise<void> {
    await menu('儿童档案').click()
    await station.page.getByRole('row').filter({ hasText: name }).getByRole('link', { name }).click()
    await station.page.getByRole('heading', { level: 1, name }).waitFor()
  }

  test('a change is one field, with its day and its source, and the history says both', async () => {
    await openFile('陈小满')
    await button('看全部事实').click()
    await station.page.getByRole('button', { name: /父亲状态的证明/u }).click()
    await dialog().getByLabel('父亲状态的证明').fill('星湖法院〔2026〕12号判决书')
    await dialog().getByLabel('来源').fill('')
    await dialog().getByLabel('来源').click()
    await station.page.getByRole('option', { name: '民政部门' }).click()
    await look('fact-editor')
    await dialog().getByRole('button', { name: '记下' }).click()
    await expect(dialog()).toHaveCount(0)
    await expect(station.page.getByText('星湖法院〔2026〕12号判决书').first()).toBeVisible()
    await look('child-file')
    await button('改动记录').click()
    await expect(station.page.getByText('来源：民政部门。')).toBeVisible()
  })

  test('a benefit is a row of its own, with amount and days', async () => {
    await openFile('陈小满')
    await button('看全部事实').click()
    await station.page.getByRole('button', { name: /补贴明细/u }).click()
    await dialog().getByRole('button', { name: '加一行' }).click()
    await dialog()
      .getByRole('textbox', { name: /哪一项/u })
      .fill('低保')
    await dialog()
      .getByRole('textbox', { name: /每月多少/u })
      .fill('620')
    await look('benefit-rows')
    await dialog().getByRole('button', { name: '记下' }).click()
    await expect(dialog()).toHaveCount(0)
    await expect(station.page.getByText(/低保，620/u).first()).toBeVisible()
  })

  test('several categories at once, each since when and on which paper', async () => {
    await openFile('陈小满')
    await button('改类别').click()
    // Escape closes the dialog, and not the file behind it too.
    await station.page.keyboard.press('Escape')
    await expect(dialog()).toHaveCount(0)
    await expect(station.page.getByRole('heading', { level: 1, name: '陈小满' })).toBeVisible()
    await button('改类别').click()
    const before = await dialog().getByRole('group').count()
    await dialog().getByRole('button', { name: '再加一个类别' }).click()
    const last = dialog().getByRole('group').nth(before)
    await dialog().getByRole('button', { name: '记下类别' }).click()
    await expect(dialog().getByText('请选类别，或去掉这一行。')).toBeVisible()
    await last.getByRole('combobox').click()
    await station.page.getByRole('option', { name: '流动' }).click()
    await last.getByLabel('起', { exact: true }).fill('2025年9月1日')
    await last.getByLabel('认定依据').fill('居住证')
    await look('categories')
    expect(await axeViolations(station.page)).toEqual([])
    await dialog().getByRole('button', { name: '记下类别' }).click()
    await expect(dialog()).toHaveCount(0)
    await expect(station.page.locator('main header').getByText('流动')).toBeVisible()
  })

  test('another status has a day and a reason, 18 not before the birthday, and stands in the file', async () => {
    await openFile('林一诺')
    await button('改在册状态').click()
    await dialog().getByRole('combobox', { name: '改成' }).click()
    await station.page.getByRole('option', { name: '满18' }).click()
    await expect(dialog().getByText(/满 18 周岁要到那天生日才能记/u)).toBeVisible()
    await dialog().getByRole('combobox', { name: '改成' }).click()
    await station.page.getByRole('option', { name: '迁出' }).click()
    await dialog().getByRole('button', { name: '记下变动' }).click()
    await expect(dialog().getByText('请写依据。')).toBeVisible()
    await dialog().getByLabel('依据').fill('全家迁到邻市，户口已迁出')
    await look('move')
    await dialog().getByRole('button', { name: '记下变动' }).click()
    await expect(dialog()).toHaveCount(0)
    await expect(station.page.getByText(/全家迁到邻市，户口已迁出，/u)).toBeVisible()
    await look('moved')
  })

  test('the yearly recheck goes by keys, keeps how far it got, and leaves what nobody could say as it was', async () => {
    await openFile('陈小满')
    await station.page.getByRole('link', { name: '年度复核' }).click()
    await expect(station.page.getByRole('heading', { name: '身份和户籍' })).toBeVisible()
    await look('recheck')
    expect(await axeViolations(station.page)).toEqual([])
    await station.page.keyboard.press('1')
    await expect(station.page.getByRole('heading', { name: '类别和认定' })).toBeVisible()
    await station.page.keyboard.press('3')
    await expect(station.page.getByRole('heading', { name: '健康和残疾' })).toBeVisible()
    await menu('今日').click()
    await expect(station.page.getByText('年度复核，走到一半')).toBeVisible()
    await look('today')
    await openFile('陈小满')
    await station.page.getByRole('link', { name: '年度复核' }).click()
    await expect(station.page.getByText('2 / 9 组')).toBeVisible()
    await button(/^就学/u).click()
    await station.page.keyboard.press('2')
    await station.page.getByLabel('年级班级').fill('四年级（1）班')
    await look('recheck-change')
    await station.page.keyboard.press('Control+Enter')
    await expect(button(/^就学 ?改了/u)).toBeVisible()
    await menu('设置').click()
    await station.page.getByRole('link', { name: '看操作记录' }).click()
    await expect(station.page.getByText('年度复核，问不到：类别和认定')).toBeVisible()
  })

  test('the change list says what changed this month, and prints', async () => {
    await menu('今日').click()
    await station.page.getByRole('link', { name: '变更清单' }).click()
    const list = station.page.getByRole('grid')
    await expect(list.getByText('星湖法院〔2026〕12号判决书')).toBeVisible()
    await expect(list.getByText('全家迁到邻市，户口已迁出')).toBeVisible()
    await expect(list.getByText('四年级（1）班')).toBeVisible()
    await look('change-list')
    expect(await axeViolations(station.page)).toEqual([])
    await button('打印').click()
    await expect.poll(() => lp.jobs().length).toBe(1)
    const printed = wordsOf(lp.jobs()[0]?.pdf ?? Buffer.alloc(0))
    for (const words of ['变更清单', '星湖法院〔2026〕12号判决书', '全家迁到邻市，户口已迁出', '四年级（1）班']) {
      expect(printed).toContain(words)
    }
  })

  test('a consent is entered as it was signed, and one recipient is taken back', async () => {
    await openFile('陈小满')
    await enterConsent(station.page, RECIPIENT)
    const line = station.page.getByRole('row').filter({ hasText: RECIPIENT })
    await expect(line.getByText('同意', { exact: true })).toBeVisible()
    await look('consents')
    await button('登记签好的同意书').click()
    await dialog().getByRole('button', { name: '再加一个单位' }).click()
    await look('consent-dialog')
    expect(await axeViolations(station.page)).toEqual([])
    await dialog().getByRole('button', { name: '先不登记' }).click()
    expect(await axeViolations(station.page)).toEqual([])
    await line.getByRole('button', { name: `撤回给${RECIPIENT}的同意` }).click()
    await expect(dialog().getByText(/从那天起不再把信息给/u)).toBeVisible()
    await dialog().getByRole('button', { name: '记下撤回' }).click()
    await expect(dialog()).toHaveCount(0)
    await expect(line.getByText(/撤回/u).first()).toBeVisible()
  })

  test('the scan of the signed paper is chosen among the attachments, and opens from the register', async () => {
    const scan = join(folder, '签好的同意书.pdf')
    writeFileSync(scan, lp.jobs()[0]?.pdf ?? Buffer.alloc(0))
    await station.page.getByRole('tab', { name: /附件/u }).click()
    await station.answerOpenDialog(scan)
    await button('放进附件').click()
    await expect(station.page.getByRole('row').filter({ hasText: '签好的同意书' })).toBeVisible()
    await station.page.getByRole('tab', { name: /同意/u }).click()
    await station.page.getByRole('combobox', { name: '选附件里的扫描件' }).click()
    await station.page.getByRole('option', { name: '签好的同意书' }).click()
    await look('consent-scan')
    await button('看扫描件：签好的同意书').click()
    await expect(station.page.getByRole('img', { name: '签好的同意书，第 1 页' })).toBeVisible()
    await station.page.getByRole('tab', { name: /同意/u }).click()
    await button('不是这一份').click()
    await expect(station.page.getByRole('combobox', { name: '选附件里的扫描件' })).toBeVisible()
  })

  test('from the 14th birthday on the child signs anew, which 今日 and the file say', async () => {
    await station.page.getByRole('tab', { name: '概况' }).click()
    await button('看全部事实').click()
    await station.page
      .getByRole('button', { name: /改出生日期|出生日期/u })
      .first()
      .click()
    const birthday = new Date()
    birthday.setFullYear(birthday.getFullYear() - 14)
    const [year, month, day] = [birthday.getFullYear(), birthday.getMonth() + 1, birthday.getDate()].map(String)
    await dialog()
      .getByRole('textbox', { name: '出生日期' })
      .fill(`${year ?? ''}.${month ?? ''}.${day ?? ''}`)
    await dialog().getByRole('button', { name: '记下' }).click()
    await expect(dialog()).toHaveCount(0)
    await expect(station.page.getByText(/满 14 周岁：以前由监护人签的同意不再算数/u)).toBeVisible()
    await look('reconsent')
    await menu('儿童档案').click()
    await station.page.getByRole('checkbox', { name: '有逾期' }).check()
    await expect(station.page.getByRole('grid').getByRole('link', { name: '陈小满' })).toBeVisible()
    await look('overdue')
    await button('清除筛选').click()
    await menu('今日').click()
    await expect(station.page.getByText('1 个孩子满了 14 周岁，要本人重新签。')).toBeVisible()
    await openFile('陈小满')
    await station.page.getByRole('tab', { name: /同意/u }).click()
    await button('登记签好的同意书').click()
    await expect(dialog().getByRole('combobox', { name: '哪一版' })).toHaveValue('儿童本人版（满 14 周岁），告知监护人')
    await dialog().getByLabel('同意服务和记录这些信息').check()
    await dialog()
      .getByLabel(/孩子自己签了名/u)
      .check()
    await dialog().getByRole('button', { name: '登记', exact: true }).click()
    await expect(dialog()).toHaveCount(0)
    await expect(station.page.getByText(/以前由监护人签的同意不再算数/u)).toHaveCount(0)
  })

  test('the consent paper comes with what is known, and says whose it is', async () => {
    await openFile('陈小满')
    await station.page.getByRole('tab', { name: /同意/u }).click()
    await button('写同意书 F03').click()
    await expect(station.page.getByLabel('站的负责人')).toHaveValue('吴知远')
    await expect(station.page.getByLabel('儿童姓名')).toHaveValue('陈小满')
    await station.page.waitForTimeout(1500)
    await look('f03')
    expect(await axeViolations(station.page)).toEqual([])
  })
})
