import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formByCode } from '../../../src/forms/forms.ts'
import { exampleValues } from '../../../src/forms/example.ts'
import type { FakeLp } from '../../e2e/fake-lp.ts'
import { fillForm } from '../../e2e/fill-form.ts'
import { beginCase, beginPaper } from '../../e2e/new-case.ts'
import type { Station } from '../../e2e/station.ts'
import type { Dice } from '../random.ts'
import { CANARY } from './canaries.ts'
import type { Ledger } from './ledger.ts'
import { unlockAs } from './unlocking.ts'

/** Everything one life of the station goes on with from round to round. */
export interface Life {
  dice: Dice
  readonly lp: FakeLp
  readonly ledger: Ledger
  readonly stick: string
  /** For files of the test's own. */
  readonly folder: string
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
  /** It begins at the locked door. */
  readonly locked?: true
  readonly act: (station: Station, life: Life, round: number) => Promise<void>
}

/** Passwords are made of these. */
const PASSWORD_WORDS = ['灯塔', '榕树', '海风', '木棉', '竹筏', '石阶', '蓝鲸', '秋千'] as const
/** Who the example of each form is about. */
export const FIRST_CHILD = '陈小满'
const SCAN_BYTES = 5 * 2 ** 20
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
  await attachScan(station, life)
  // There is always one to restore.
  await backingUp.act(station, life, 0)
}

/** A scan of a few chunks, so that a renewal of the keys has files to seal anew. */
async function attachScan(station: Station, { folder, file }: Life): Promise<void> {
  const { page } = station
  const picture = await page.evaluate(() => document.createElement('canvas').toDataURL('image/jpeg', 0.9))
  const path = join(folder, '扫描件.jpg')
  const jpeg = Buffer.from(picture.replace(/^data:image\/jpeg;base64,/, ''), 'base64')
  writeFileSync(path, Buffer.concat([jpeg, Buffer.alloc(SCAN_BYTES)]))
  await page.goto(file)
  await page.getByRole('tab', { name: /^附件/ }).click()
  await station.answerOpenDialog(path)
  await page.getByRole('button', { name: '放进附件' }).click()
  await page.getByRole('row').filter({ hasText: '扫描件' }).waitFor()
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
      // A page that was killed has no dialog either: what is saved stands in the file.
      await page.getByRole('main').getByText(ledger.schoolTried).first().waitFor()
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
    await page.getByRole('button', { name: '改回草稿' }).click()
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
    ledger.backedUp = Math.max(children, ledger.backedUp)
  },
}

const changingPassword: Activity = {
  name: 'changing the password',
  lasts: 3500,
  act: async ({ page }, { dice, ledger }, round) => {
    await page.keyboard.press('Alt+4')
    const next = `${dice.pick(PASSWORD_WORDS)} ${dice.pick(PASSWORD_WORDS)} ${String(round)} 渡口`
    await page.getByLabel('现在的密码').fill(ledger.password)
    await page.getByLabel('新密码', { exact: true }).fill(next)
    await page.getByLabel('再写一遍').fill(next)
    ledger.tryPassword(next)
    await page.getByRole('button', { name: '换成新密码' }).click()
    await page.getByText('换好了，下次打开用新密码。').waitFor()
    ledger.opened(next)
  },
}

/** Begins one, or goes on with the one that the power cut off. */
const renewingKeys: Activity = {
  name: 'renewing the keys',
  lasts: 5000,
  act: async (station, { ledger }) => {
    await station.page.keyboard.press('Alt+4')
    await station.page.getByRole('link', { name: '换钥匙' }).click()
    await station.page.getByLabel('您的密码').fill(ledger.password)
    await station.reopenedAfter(() => station.page.getByRole('button', { name: /^(换钥匙|接着换)$/ }).click())
    await station.page.getByLabel('WZY（站长）的密码').waitFor()
    ledger.generation += 1
  },
}

/** The last words are stored by the locking itself: nobody waits for the save line. */
const locking: Activity = {
  name: 'locking',
  lasts: 3500,
  act: async (station, { dice, ledger }, round) => {
    const { page } = station
    const field = dice.pick(ledger.fields)
    await page.goto(field.url)
    const box = page.locator(`[data-field="${field.id}"] textarea`)
    await box.click()
    await page.keyboard.press('Control+End')
    let value = await box.inputValue()
    field.typed = [{ value, at: Date.now() }]
    for (const words of [`${CANARY}${String(round)}锁前：`, '就写到这里。']) {
      await page.keyboard.insertText(words)
      value += words
      field.typed.push({ value, at: Date.now() })
    }
    await station.reopenedAfter(() => page.keyboard.press('Control+l'))
    await station.page.getByLabel('WZY（站长）的密码').waitFor()
    field.acknowledged = value
    field.typed = [{ value, at: Date.now() }]
  },
}

const unlocking: Activity = {
  name: 'unlocking',
  lasts: 2500,
  locked: true,
  act: async ({ page }, { ledger }) => unlockAs(page, ledger),
}

/** On another PC, from the newest backup: whatever happens there, it comes to a whole station or to none. */
export const restoring: Activity = {
  name: 'restoring',
  lasts: 4000,
  act: async (station, { ledger }) => {
    const { page } = station
    const newest = newestBackup(ledger)
    if (newest === undefined) return
    await page.getByRole('button', { name: '已有备份，恢复到这台电脑' }).click()
    await station.answerOpenDialog(newest.path)
    await page.getByRole('button', { name: '选备份文件' }).click()
    await page.getByLabel('做备份那天的密码', { exact: true }).fill(newest.password)
    await page.getByRole('button', { name: '打开并核对' }).click()
    await page.getByRole('button', { name: '恢复到这台电脑' }).click()
    await page.getByLabel('WZY（站长）的密码').waitFor()
  },
}

export function newestBackup({ backups }: Ledger): { readonly path: string; readonly password: string } | undefined {
  const paths = [...backups].sort(([one], [other]) => (one < other ? -1 : 1))
  return paths.map(([path, { password }]) => ({ path, password })).at(-1)
}

export const AT_HOME: readonly Activity[] = [
  ...[typing, typing, saving, saving, registering, finishing, backingUp],
  ...[changingPassword, renewingKeys, locking, unlocking],
]

export function emptyProfile(folder: string, name: string): string {
  const profile = join(folder, name)
  mkdirSync(profile, { recursive: true })
  return profile
}
