import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { formByCode } from '../../../src/forms/forms.ts'
import { exampleValues } from '../../../src/forms/example.ts'
import type { FakeLp } from '../../e2e/fake-lp.ts'
import { fillForm } from '../../e2e/fill-form.ts'
import { HEAD } from '../../e2e/found-by-hand.ts'
import { beginCase, beginPaper } from '../../e2e/new-case.ts'
import type { Station } from '../../e2e/station.ts'
import type { Dice } from '../random.ts'
import { CANARY } from './canaries.ts'
import type { Ledger } from './ledger.ts'

/** Everything one life of the station goes on with from round to round. */
export interface Life {
  dice: Dice
  readonly lp: FakeLp
  readonly ledger: Ledger
  readonly stick: string
  recoveryKey: string
  /** Address of the first child's file. */
  file: string
  /** Address of the paper that is finished, taken back and printed. */
  rating: string
}

/** What is being done when the power goes. It says in the ledger what it was told is saved. */
export interface Activity {
  readonly name: string
  /** Most milliseconds from its beginning to the end of everything. */
  readonly lasts: number
  readonly act: (station: Station, life: Life, round: number) => Promise<void>
}

/** Who the example of each form is about. */
export const FIRST_CHILD = '陈小满'
const LONG_TEXTS = ['physical', 'cognition', 'childWords', 'emotion'] as const

/** Founds the station and begins what the rounds go on with. */
export async function settleIn(station: Station, life: Life): Promise<void> {
  const { page } = station
  // Its papers carry the example's own name, so finishing one changes nothing about the child.
  const begun = await beginCase(page, life.lp, FIRST_CHILD)
  life.recoveryKey = begun.recoveryKey
  life.file = begun.file
  life.ledger.children.add(FIRST_CHILD)
  await beginPaper(page, begun.file, '评估', /预估表/)
  const url = page.url()
  for (const id of LONG_TEXTS) life.ledger.fields.push({ url, id, acknowledged: '', typed: [] })
  const rating = formByCode('F06')
  if (rating === null) throw new Error('there is no F06')
  await beginPaper(page, begun.file, '评估', /风险/)
  life.rating = page.url()
  await fillForm(page, rating, exampleValues(rating, {}))
  await page.waitForTimeout(1000)
}

const typing: Activity = {
  name: 'typing',
  lasts: 3500,
  act: async ({ page }, { dice, ledger }, round) => {
    const field = dice.pick(ledger.fields)
    await page.goto(field.url)
    const box = page.locator(`[data-field="${field.id}"] textarea`)
    await box.click()
    await page.keyboard.press('Control+End')
    let value = await box.inputValue()
    field.typed = [{ value, at: Date.now() }]
    const keys = 5 + dice.below(30)
    for (let at = 0; at < keys; at += 1) {
      const words = at === 0 ? `${CANARY}${String(round)}：` : `字${String(at)}，`
      await page.keyboard.insertText(words)
      value += words
      field.typed.push({ value, at: Date.now() })
      await page.waitForTimeout(20 + dice.below(60))
    }
    // A second after the last key the save line speaks of all of it.
    await page.waitForTimeout(1000)
    await page.getByRole('status').filter({ hasText: '草稿已保存' }).waitFor()
    field.acknowledged = value
    field.typed = [{ value, at: Date.now() }]
  },
}

const saving: Activity = {
  name: 'saving facts',
  lasts: 3500,
  act: async ({ page }, { dice, ledger, file }, round) => {
    for (let at = 0; at < 3; at += 1) {
      await page.goto(file)
      await page
        .getByRole('button', { name: /就学|就读学校|学校/ })
        .first()
        .click()
      const dialog = page.getByRole('dialog')
      ledger.schoolTried = `${CANARY}小学${String(round)}·${String(at)}`
      await dialog.getByRole('textbox').first().fill(ledger.schoolTried)
      await page.waitForTimeout(dice.below(50))
      await dialog.getByRole('button', { name: '记下', exact: true }).click()
      await dialog.waitFor({ state: 'detached' })
      ledger.school = ledger.schoolTried
    }
  },
}

const registering: Activity = {
  name: 'opening a file',
  lasts: 3000,
  act: async ({ page }, { ledger }, round) => {
    await page.keyboard.press('Alt+2')
    await page.getByRole('button', { name: /^建档/ }).first().click()
    const dialog = page.getByRole('dialog')
    const name = `周${CANARY}${'甲乙丙丁戊己庚辛壬癸'[round % 10] ?? ''}${'子丑寅卯辰巳午未申酉戌亥'[round % 12] ?? ''}`
    await dialog.getByRole('textbox', { name: /^姓名/ }).fill(name)
    await dialog.getByRole('button', { name: '建档，接着写登记表' }).click()
    await page.locator('[data-field="registeredOn"]').waitFor()
    ledger.children.add(name)
  },
}

const finishing: Activity = {
  name: 'finishing and printing a paper',
  lasts: 4000,
  act: async ({ page }, { rating }) => {
    await page.goto(rating)
    const finish = page.getByRole('button', { name: '写完，打印待签' })
    const waiting = page.getByText('这张表写完了，等签名。')
    await finish.or(waiting).first().waitFor()
    if (await finish.isVisible()) {
      await finish.click()
      await page.getByRole('dialog').getByRole('button', { name: '写完', exact: true }).click()
      await page.getByRole('dialog').getByRole('button', { name: '打印待签' }).click()
    } else {
      await page.getByRole('button', { name: '打印', exact: true }).click()
    }
    await page.getByText(/已送到打印机，\d 页/).waitFor()
    await page.goto(rating)
    await page.getByRole('button', { name: '退回来改' }).click()
    await finish.waitFor()
  },
}

const backingUp: Activity = {
  name: 'backing up',
  lasts: 3500,
  act: async (station, { ledger, stick }, round) => {
    const { page } = station
    await station.answerOpenDialog(stick)
    await page.keyboard.press('Alt+3')
    await page.getByRole('button', { name: '选文件夹' }).click()
    await page.getByLabel('这个 U盘叫什么').fill(`U盘${String(round)}`)
    const children = ledger.children.size
    await page.getByRole('button', { name: '开始备份' }).click()
    await page.getByRole('heading', { name: /^备份好了/ }).waitFor()
    ledger.backups.set('', Math.max(children, ledger.backups.get('') ?? 0))
  },
}

/** On another PC, from the newest backup: whatever happens there, it comes to a whole station or to none. */
export const restoring: Activity = {
  name: 'restoring',
  lasts: 4000,
  act: async (station, { ledger }) => {
    const { page } = station
    const newest = [...ledger.backups.keys()]
      .filter((path) => path !== '')
      .sort()
      .at(-1)
    if (newest === undefined) return
    await page.getByRole('button', { name: '已有备份，恢复到这台电脑' }).click()
    await station.answerOpenDialog(newest)
    await page.getByRole('button', { name: '选备份文件' }).click()
    await page.getByLabel('做备份那天的密码', { exact: true }).fill(HEAD.password)
    await page.getByRole('button', { name: '打开并核对' }).click()
    await page.getByRole('button', { name: '恢复到这台电脑' }).click()
    await page.getByLabel('WZY（站长）的密码').waitFor()
  },
}

export const AT_HOME: readonly Activity[] = [typing, typing, saving, registering, finishing, backingUp]

export function emptyProfile(folder: string, name: string): string {
  const profile = join(folder, name)
  mkdirSync(profile, { recursive: true })
  return profile
}
