import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright/test'
import { axeViolations } from './axe.ts'
import { makeFakeLp, type FakeLp } from './fake-lp.ts'
import { expect, test } from './fixture.ts'
import { addPerson, lockAndOpenAs, lockAndOpenFirst, type Newcomer } from './people.ts'
import { openSample, SAMPLE_PASSWORD } from './sample-station.ts'
import type { Station } from './station.ts'

const WORKER: Newcomer = {
  ...{ name: '何屿', initials: 'HY', role: '社工' },
  ...{ given: '码头 第三盏灯 亮了 七次', own: '稻田边 风车 转了 十一圈' },
}
const REASON = '同事请病假，替她接家长电话'

function textOf(pdf: Buffer): string {
  return execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' })
}

test.describe('the trail', () => {
  test.describe.configure({ mode: 'serial' })
  let folder: string
  let lp: FakeLp
  let station: Station

  test.beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'station-trail-'))
    lp = makeFakeLp(join(folder, 'lp'))
    station = await openSample(folder, { children: 4, seed: 5, names: ['陈小满', '林一诺'], path: [lp.folder] })
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
  const lines = (words: string | RegExp): Locator =>
    station.page.getByRole('grid', { name: '操作记录' }).getByRole('row').filter({ hasText: words })
  async function openFile(name: string): Promise<void> {
    const { page } = station
    await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '儿童档案' }).click()
    await page.getByRole('row').filter({ hasText: name }).getByRole('link', { name }).click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
  }
  async function openTrail(): Promise<void> {
    const { page } = station
    await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '设置' }).click()
    await page.getByRole('link', { name: '看操作记录' }).click()
    await page.getByRole('heading', { level: 1, name: '操作记录' }).waitFor()
  }
  /** What comes out of the printer next. */
  async function printed(press: () => Promise<void>): Promise<string> {
    const before = lp.jobs().length
    await press()
    await expect.poll(() => lp.jobs().length).toBe(before + 1)
    return textOf(lp.jobs().at(-1)?.pdf ?? Buffer.alloc(0))
  }

  test('tells who opened, changed, printed and took out what; a worker sees only their own lines', async () => {
    await openFile('陈小满')
    await openFile('陈小满')
    await station.page.getByRole('tab', { name: /文书/ }).click()
    await station.page.getByRole('row').filter({ hasText: 'F01' }).first().dblclick()
    await station.page.getByRole('button', { name: '打印', exact: true }).waitFor()
    await printed(() => station.page.keyboard.press('Control+p'))
    await station.answerSaveDialog(join(folder, 'saved.pdf'))
    await station.page.getByRole('button', { name: '存成 PDF' }).click()
    await station.page.getByText(/saved\.pdf/).waitFor()
    await addPerson(station.page, WORKER)

    await lockAndOpenFirst(station, WORKER)
    await openFile('林一诺')
    await station.page.getByRole('button', { name: '写明原因，打开来看' }).click()
    await station.page.getByRole('dialog').getByLabel('原因').fill(REASON)
    await station.page.getByRole('button', { name: '记下原因，打开' }).click()
    await expect(station.page.getByText(/您只能看/)).toBeVisible()
    await openTrail()
    await expect(lines(REASON)).toHaveCount(1)
    await expect(lines('吴知远')).toHaveCount(0)
    await expect(station.page.getByText('年度合规审计表')).toHaveCount(0)
    expect(await axeViolations(station.page)).toEqual([])
    await look('trail-own')
  })

  test('the head sees all of it, verified, narrows it and goes to the file', async () => {
    const page = await station.reopenedAfter(() => station.page.keyboard.press('Control+l'))
    await page.getByRole('radio', { name: 'WZY 站长' }).check()
    for (const password of ['不是这个', SAMPLE_PASSWORD]) {
      await page.getByLabel('WZY（站长）的密码').fill(password)
      await page.keyboard.press('Enter')
      if (password !== SAMPLE_PASSWORD) await page.getByText(/密码不对/).waitFor()
    }
    await page.getByRole('navigation', { name: '主菜单' }).waitFor()
    await openTrail()
    await expect(page.getByText(/从第 1 条到第 \d+ 条都对得上/)).toBeVisible()
    await expect(lines('输错密码 1 次')).toHaveCount(1)
    await expect(lines('打印基本信息登记表，2 页')).toHaveCount(1)
    await expect(lines('存成 PDF：基本信息登记表')).toHaveCount(1)
    await expect(lines(REASON)).toContainText('林一诺')
    // Opened twice, noted once from unlocking to locking.
    await expect(lines('打开档案').filter({ hasText: '陈小满' })).toHaveCount(1)
    expect(await axeViolations(page)).toEqual([])
    await look('trail-all')
    await page.getByRole('combobox', { name: '谁' }).click()
    await page.getByRole('option', { name: WORKER.name }).click()
    await expect(lines('吴知远')).toHaveCount(0)
    await page.getByRole('combobox', { name: '做了什么' }).click()
    await page.getByRole('option', { name: '打开档案' }).click()
    await expect(lines(WORKER.name)).toHaveCount(1)
    await look('trail-narrowed')
    const list = await printed(() => page.getByRole('button', { name: '打印', exact: true }).first().click())
    expect(list).toContain('操作记录单')
    expect(list).toContain('共 1 条')
    expect(list).not.toContain('林一诺')
    await lines(REASON).getByRole('link', { name: '林一诺' }).click()
    await page.getByRole('heading', { level: 1, name: '林一诺' }).waitFor()
  })

  test('prints the yearly audit and the register F25 with what was done, and no child’s name', async () => {
    const { page } = station
    await openTrail()
    const card = page.getByRole('region', { name: '登记和报告' })
    const audit = await printed(() => card.getByRole('button', { name: '打印', exact: true }).first().click())
    for (const words of ['未成年人个人信息处理年度合规审计表', '第三十七条', REASON, '都对得上', '站长（签名）'])
      expect(audit).toContain(words)
    const register = await printed(() => card.getByRole('button', { name: '打印', exact: true }).last().click())
    for (const words of ['档案查阅、导出、备份登记', REASON, '存成 PDF', '审批人', '介质编号', '归还/销毁'])
      expect(register).toContain(words)
    for (const paper of [audit, register]) expect(paper).not.toMatch(/陈小满|林一诺/)
  })

  test('is one of the things a self-check verifies', async () => {
    const { page } = station
    await page.evaluate(() => {
      window.location.hash = '#/self-check'
    })
    await expect(page.getByText(/从第 1 条到第 \d+ 条都对得上/)).toBeVisible({ timeout: 30_000 })
    await look('self-check-trail')
  })

  test('names the lines that somebody took out of the store behind the app’s back', async () => {
    const { page } = station
    await page.evaluate(async () => {
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(new Error(request.error?.message))
        })
      const database = await done(indexedDB.open('station'))
      await done(database.transaction('trail', 'readwrite').objectStore('trail').delete('p-1'))
      database.close()
    })
    await lockAndOpenAs(station, 'WZY', '站长', SAMPLE_PASSWORD)
    await openTrail()
    const verdict = station.page.getByRole('region', { name: '核对' })
    await expect(verdict.getByText(/有 1 处对不上：第 1 (到 \d+ )?条不见了/)).toBeVisible()
    expect(await axeViolations(station.page)).toEqual([])
    await look('trail-fault')
  })
})
