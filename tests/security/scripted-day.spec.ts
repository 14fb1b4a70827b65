import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import type { FormValues } from '../../src/domain/records.ts'
import { valueFields } from '../../src/forms/fields.ts'
import { formByCode } from '../../src/forms/forms.ts'
import { filesHolding } from '../e2e/files-holding.ts'
import { fillForm } from '../e2e/fill-form.ts'
import { expect, test } from '../e2e/fixture.ts'
import { addPerson, lockAndOpenAs, lockAndOpenFirst, type Newcomer } from '../e2e/people.ts'
import { openSample, SAMPLE_PASSWORD } from '../e2e/sample-station.ts'
import { Station } from '../e2e/station.ts'

/*
 * A day at the counter, with two people and 20 children: files read, written, printed and attached, a search, wrong words
 * in the wrong field, a desk that is locked, and a power cut in the middle of a sentence. Whatever of it lies on the disk
 * in clear afterwards (profile, the app's temporary folder, its home, all it and Chromium said) is found here.
 */

const NAMES = [
  ...['郗忆澄', '逄知鹂', '禚小禾', '亓若蓁', '麴望舒', '仉一棹', '妫南栀', '鄢听澜', '郄云岫', '訾棠梨'],
  ...['厍青萝', '蹇明玕', '逯晚晴', '靳夕雾', '俎星野', '璩念桐', '乜予安', '郏怀瑾', '缪采薇', '阚行舟'],
] as const
const WORKER: Newcomer = {
  ...{ name: '束溪桥', initials: 'SXQ', role: '社工' },
  ...{ given: '码头 第三盏灯 亮了 七次', own: '稻田边 风车 转了 十一圈' },
}
/** Written by the head and by the worker, each about a child of their own. */
const FIRST = {
  ...{ name: '衡阿槿', formerName: '衡槿槿', alias: '木槿花', idNumber: '460105201705210037' },
  ...{ address: '望海路七十八号后院', teacher: '邰老师', teacherPhone: '13800000053' },
  ...{ motherName: '衡秀嫦', motherPhone: '13800000062', guardianName: '衡望川', guardianPhone: '13800000071' },
  ...{ allergy: '碰到芒果皮会起疹子', guardianHealth: '腰腿痛夜里要起来三回' },
} as const
const SECOND = {
  ...{ name: '牧小筝', idNumber: '460105201604180041', guardianName: '牧春霖', guardianPhone: '13800000089' },
  ...{ guardianHealth: '看不清药盒上的小字' },
} as const
const REASON = '督导要核对上月走访的日期'
const TITLE = '邻居手写的情况说明'
const SEARCHED = '曲婆婆'
const BEFORE_THE_CUT = '电停之前写到孩子想回外婆家'
const SECRETS = [
  ...NAMES,
  ...[WORKER.name, WORKER.given, WORKER.own, SAMPLE_PASSWORD],
  ...Object.values(FIRST),
  ...Object.values(SECOND),
  ...[REASON, TITLE, SEARCHED, BEFORE_THE_CUT],
]

/** Only these fields of the registration, each of which the form has. */
async function write(page: Page, values: FormValues): Promise<void> {
  const registration = formByCode('F01')
  if (registration === null) throw new Error('there is no F01')
  const ids = new Set(valueFields(registration).map(({ id }) => id))
  expect(Object.keys(values).filter((id) => !ids.has(id))).toEqual([])
  await fillForm(page, registration, values)
  await page.getByText(/草稿已保存/).waitFor()
}

async function register(page: Page, values: FormValues & { readonly name: string }): Promise<string> {
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '儿童档案' }).click()
  await page.getByRole('button', { name: /建档/ }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: /^姓名/ }).fill(values.name)
  await dialog.getByRole('button', { name: '建档，接着写登记表' }).click()
  await page.locator('[data-field="registeredOn"]').waitFor()
  await write(page, values)
  return page.url()
}

async function openFile(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '儿童档案' }).click()
  await page.getByRole('textbox', { name: '在名单里找' }).fill(name)
  await page.getByRole('row').filter({ hasText: name }).getByRole('link', { name }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

let station: Station
test.afterEach(() => station.close())

test('after a day of two people and 20 children nothing of it lies on the disk in clear, locked or unlocked', async ({
  folder,
  lp,
}) => {
  const [temp, home] = [join(folder, 'temp'), join(folder, 'home')]
  for (const made of [temp, home]) mkdirSync(made)
  const env = { TMPDIR: temp, HOME: home, XDG_RUNTIME_DIR: temp, STANDIN_LOG: '1' }
  const said: string[] = []
  const listen = (one: Station) => {
    const { stdout, stderr } = one.app.process()
    for (const stream of [stdout, stderr]) stream?.on('data', (bytes: Buffer) => said.push(bytes.toString()))
    one.page.on('console', (message) => said.push(message.text()))
  }
  station = await openSample(folder, { children: 20, seed: 20, names: NAMES, path: [lp.folder], env })
  listen(station)
  const heldInClear = () => {
    writeFileSync(join(temp, 'said.log'), said.join('\n'))
    return [station.profile, temp, home].flatMap((one) => filesHolding(one, SECRETS))
  }

  // The head writes, prints and attaches, and takes a colleague on.
  const draft = await register(station.page, FIRST)
  await station.page.keyboard.press('Control+p')
  await expect.poll(() => lp.jobs().length).toBe(1)
  await station.page.goto(draft.replace(/\/documents\/.*$/, ''))
  await station.page.getByRole('tab', { name: /^附件/ }).click()
  const scan = join(folder, `${TITLE}.pdf`)
  writeFileSync(scan, lp.jobs()[0]?.pdf ?? '')
  await station.answerOpenDialog(scan)
  await station.page.getByRole('button', { name: '放进附件' }).click()
  await station.page.getByRole('row').filter({ hasText: TITLE }).click()
  await station.page.getByRole('img', { name: `${TITLE}，第 1 页` }).waitFor()
  await station.page.keyboard.press('Escape')
  await addPerson(station.page, WORKER)

  // The worker reads a colleague's file with a reason, searches, and writes until the power goes.
  let page = await lockAndOpenFirst(station, WORKER)
  page.on('console', (message) => said.push(message.text()))
  await openFile(page, NAMES[0])
  await page.getByRole('button', { name: '写明原因，打开来看' }).click()
  await page.getByRole('dialog').getByLabel('原因').fill(REASON)
  await page.getByRole('button', { name: '记下原因，打开' }).click()
  await page.getByText(/您只能看/).waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.insertText(SEARCHED)
  await page.keyboard.press('Escape')
  const written = await register(page, SECOND)
  await write(page, { benefitDetails: BEFORE_THE_CUT })
  await page.waitForTimeout(1000)
  await station.kill()
  expect(heldInClear()).toEqual([])

  // Everything is there again, and unlocked there is no more of it on the disk than locked.
  station = await Station.launch({ profile: station.profile, path: [lp.folder], env })
  listen(station)
  page = station.page
  await page.getByRole('radio', { name: 'SXQ 社工' }).check()
  await page.getByLabel('SXQ（社工）的密码').fill(WORKER.own)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: '主菜单' }).waitFor()
  await page.goto(written)
  await expect(page.locator('[data-field="benefitDetails"] textarea')).toHaveValue(BEFORE_THE_CUT)
  expect(heldInClear()).toEqual([])
  await lockAndOpenAs(station, 'WZY', '站长', SAMPLE_PASSWORD)
  await openFile(station.page, SECOND.name)
  await station.reopenedAfter(() => station.page.keyboard.press('Control+l'))
  expect(heldInClear()).toEqual([])
  await station.close()
  expect(heldInClear()).toEqual([])

  // No name on a job of the printer, and the look itself can find something.
  expect(lp.jobs().flatMap(({ args }) => args.filter((arg) => SECRETS.some((word) => arg.includes(word))))).toEqual([])
  expect(readdirSync(join(station.profile, 'station/attachments'))).toHaveLength(1)
  expect(SECRETS.length).toBeGreaterThanOrEqual(30)
  for (const [at, encoding] of (['utf8', 'utf16le'] as const).entries())
    writeFileSync(join(temp, `planted-${String(at)}`), Buffer.from(`…${FIRST.guardianName}…`, encoding))
  writeFileSync(join(temp, 'planted-2'), Buffer.from(`…${BEFORE_THE_CUT}…`, 'utf16le').swap16())
  expect(heldInClear()).toHaveLength(3)
})
