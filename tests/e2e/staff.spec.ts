import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright/test'
import { axeViolations } from './axe.ts'
import { expect, test } from './fixture.ts'
import { openSample, SAMPLE_PASSWORD } from './sample-station.ts'
import { Station } from './station.ts'

const GIVEN = '码头 第三盏灯 亮了 七次'
const OWN = '稻田边 风车 转了 十一圈'
const REASON = '苏禾请病假，替她接家长电话'
const ASKED = '季度督导，核对报告时限'
const COMMENT = '预估写得具体，请补上走访的日期。'

test.describe('the staff of a station', () => {
  test.describe.configure({ mode: 'serial' })
  let folder: string
  let station: Station

  test.beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'station-staff-'))
    station = await openSample(folder, { children: 6, seed: 11, names: ['陈小满', '林一诺', '周遥'], staff: true })
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
  const row = (words: string | RegExp): Locator => station.page.getByRole('row').filter({ hasText: words })
  const dialog = (): Locator => station.page.getByRole('dialog')
  const menu = (name: string): Locator =>
    station.page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name })

  async function openFile(name: string): Promise<void> {
    await menu('儿童档案').click()
    await row(name).getByRole('link', { name }).click()
    await station.page.getByRole('heading', { level: 1, name }).waitFor()
  }
  /** Locks the desk and opens it as somebody else. */
  async function lockAndOpenAs(initials: string, role: string, password: string): Promise<void> {
    await station.reopenedAfter(() => station.page.keyboard.press('Control+l'))
    await station.page.getByRole('radio', { name: `${initials} ${role}` }).check()
    await station.page.getByLabel(`${initials}（${role}）的密码`).fill(password)
    await station.page.keyboard.press('Enter')
  }
  async function chooseOwnPassword(): Promise<void> {
    await station.page.getByLabel('自己的新密码').fill(OWN)
    await station.page.getByLabel('再写一遍').fill(OWN)
    await station.page.getByRole('button', { name: '换成新密码，开始工作' }).click()
    await station.page.getByRole('navigation', { name: '主菜单' }).waitFor()
  }
  async function addStaff(name: string, role: string): Promise<void> {
    const { page } = station
    await page.getByRole('button', { name: '加员工' }).click()
    await dialog().getByLabel('姓名').fill(name)
    await dialog().getByRole('radio', { name: role }).check()
    await dialog().getByLabel('第一个密码').fill(GIVEN)
    await dialog().getByLabel('再写一遍').fill(GIVEN)
    await look(`staff-add-${role}`)
    await dialog().getByRole('button', { name: '加进来' }).click()
    await page.getByText(`${name}加进来了`).waitFor()
  }

  test('the head adds a worker and a clerk, and gives a case to the worker', async () => {
    const { page } = station
    await menu('设置').click()
    await page.getByRole('link', { name: '看员工名单' }).click()
    await page.getByRole('heading', { level: 1, name: '员工' }).waitFor()
    await addStaff('何屿', '社工')
    await addStaff('文静', '文员')
    await expect(row('何屿')).toContainText('等本人换密码')
    await expect(row('何屿')).toContainText('hy')
    expect(await axeViolations(page)).toEqual([])
    await look('staff-list')
    await openFile('陈小满')
    await page.getByRole('button', { name: '换人' }).click()
    await dialog().getByLabel('新的主责社工').click()
    await page.getByRole('option', { name: /何屿/ }).click()
    await look('assign')
    await dialog().getByRole('button', { name: '交给这位' }).click()
    await expect(page.getByRole('definition').filter({ hasText: '何屿' })).toBeVisible()
    await page.getByRole('tab', { name: /文书/ }).click()
    await page.getByRole('button', { name: 'F12 强制报告记录' }).click()
    await page.getByRole('heading', { name: '强制报告记录' }).first().waitFor()
    await menu('今日').click()
    await expect(row('受限')).toHaveCount(1)
    await expect(row('受限')).not.toContainText('陈小满')
    await look('today-restricted')
  })

  test('the worker changes the given password before anything else', async () => {
    const { page } = station
    await lockAndOpenAs('HY', '社工', GIVEN)
    await station.page.getByRole('heading', { name: '何屿，请换成自己的密码' }).waitFor()
    await expect(station.page.getByRole('navigation')).toHaveCount(0)
    await look('must-change')
    expect(await axeViolations(station.page)).toEqual([])
    await station.page.getByLabel('自己的新密码').fill(GIVEN)
    await station.page.getByLabel('再写一遍').fill(GIVEN)
    await station.page.getByRole('button', { name: '换成新密码，开始工作' }).click()
    await expect(station.page.getByText('这还是站长给的那个密码')).toBeVisible()
    await chooseOwnPassword()
    expect(page).not.toBe(station.page)
  })

  test('the worker sees the own case whole, of others name and worker, and reads one with a reason', async () => {
    await openFile('陈小满')
    await station.page.getByRole('tab', { name: /文书/ }).click()
    await expect(row('F12')).toContainText('受限')
    await look('own-papers')
    await openFile('林一诺')
    const { page } = station
    await expect(page.getByRole('tab')).toHaveCount(0)
    await expect(page.getByText(/只有站长和主责社工.*能看/)).toBeVisible()
    await page.getByRole('button', { name: '写明原因，打开来看' }).click()
    await look('reason')
    await dialog().getByRole('button', { name: '记下原因，打开' }).click()
    await expect(dialog().getByText('请写原因，才能打开。')).toBeVisible()
    await dialog().getByLabel('原因').fill(REASON)
    await dialog().getByRole('button', { name: '记下原因，打开' }).click()
    await expect(page.getByText(/您只能看/)).toBeVisible()
    await page.getByRole('tab', { name: /文书/ }).click()
    await expect(page.getByRole('button', { name: /^F02/ })).toHaveCount(0)
    await expect(row('F01').getByRole('button', { name: '改动记录' })).toBeVisible()
    await expect(page.getByRole('button', { name: '移到回收站' })).toHaveCount(0)
    expect(await axeViolations(page)).toEqual([])
    await look('read-only')
    const papers = await page.evaluate(() => window.location.hash)
    await lockAndOpenAs('HY', '社工', OWN)
    // Back on the same page, but what was opened with a reason is closed again.
    await expect(station.page.getByRole('button', { name: '写明原因，打开来看' })).toBeVisible()
    expect(await station.page.evaluate(() => window.location.hash)).toBe(papers)
    await expect(station.page.getByRole('tab')).toHaveCount(0)
  })

  test('the supervisor reads and comments, asks for the reports, and backs up nothing', async () => {
    await lockAndOpenAs('SYM', '督导', SAMPLE_PASSWORD)
    await openFile('陈小满')
    const { page } = station
    await page.getByLabel('写批注').fill(COMMENT)
    await page.getByRole('button', { name: '写下批注' }).click()
    await expect(page.getByRole('listitem').filter({ hasText: COMMENT })).toContainText('沈一木')
    await page.getByRole('tab', { name: /文书/ }).click()
    await expect(row('F02')).toHaveCount(1)
    await expect(row('F12')).toHaveCount(0)
    // The case file knows no more than its maker.
    await page.getByRole('button', { name: '打印卷宗' }).click()
    await expect(page.getByText('受限的文书只有站长和主责社工能看，不装进这一本')).toBeVisible()
    expect(await page.locator('main').innerText()).not.toContain('强制报告')
    await page.goBack()
    await page.getByRole('button', { name: '查看强制报告' }).click()
    await dialog().getByLabel('原因').fill(ASKED)
    await dialog().getByRole('button', { name: '记下原因，查看' }).click()
    await expect(row('F12')).toHaveCount(1)
    await page.getByRole('button', { name: '打印卷宗' }).click()
    await expect(page.getByText(/没写完的草稿不装：.*强制报告记录/)).toBeVisible()
    await expect(page.getByText('不装进这一本')).toHaveCount(0)
    await page.goBack()
    await row('F12').click()
    await page.keyboard.press('Enter')
    await expect(page.getByText('督导只看不写')).toBeVisible()
    await expect(page.getByLabel('写批注')).toHaveCount(0)
    await look('supervisor-report')
    await menu('备份').click()
    await expect(page.getByText('备份和演练由站长、社工或文员做')).toBeVisible()
    await expect(page.getByRole('button', { name: '选文件夹' })).toHaveCount(0)
    expect(await axeViolations(page)).toEqual([])
  })

  test('the clerk keeps the register, and the rest is refused with the roles that may', async () => {
    await lockAndOpenAs('WJ', '文员', GIVEN)
    await chooseOwnPassword()
    await openFile('陈小满')
    const { page } = station
    // That the status changed is the register's; why is the case's.
    await expect(page.getByText(/在册.*服务中/).first()).toBeVisible()
    await expect(page.getByText(/为什么，站长、社工和督导看得到/).first()).toBeVisible()
    await expect(page.getByText('预估完成，开始服务')).toHaveCount(0)
    await page.getByRole('tab', { name: /评估/ }).click()
    await expect(page.getByText(/这一页只有站长、社工和督导能看/)).toBeVisible()
    await look('clerk-refused')
    await expect(page.getByRole('button', { name: '打印卷宗' })).toHaveCount(0)
    await page.getByRole('tab', { name: /文书/ }).click()
    await expect(row('F01')).toHaveCount(1)
    await expect(row('F12')).toHaveCount(0)
    await expect(page.getByRole('button', { name: /^F0[25]/ })).toHaveCount(0)
    await page.evaluate(() => {
      window.location.hash = '#/settings/staff'
    })
    await expect(page.getByText('员工只有站长能管。')).toBeVisible()
  })

  test('wrong passwords wait longer, also after a restart, and whoever leaves opens nothing', async () => {
    await station.reopenedAfter(() => station.page.keyboard.press('Control+l'))
    await station.page.getByRole('radio', { name: 'WZY 站长' }).check()
    const password = station.page.getByLabel('WZY（站长）的密码')
    for (let wrong = 0; wrong < 5; wrong += 1) {
      await expect(station.page.getByRole('button', { name: '打开档案柜' })).toBeEnabled()
      await password.fill('不是这个')
      await station.page.keyboard.press('Enter')
      await expect(station.page.getByText(/密码不对/)).toBeVisible()
    }
    await station.kill()
    station = await Station.launch({ profile: station.profile })
    await station.page.getByRole('radio', { name: 'WZY 站长' }).check()
    await expect(station.page.getByText(/再等 \d+ 秒/)).toBeVisible()
    await expect(station.page.getByRole('button', { name: '打开档案柜' })).toBeEnabled()
    await station.page.getByLabel('WZY（站长）的密码').fill(SAMPLE_PASSWORD)
    await station.page.keyboard.press('Enter')
    await menu('设置').click()
    await station.page.getByRole('link', { name: '看操作记录' }).click()
    await expect(row(REASON)).toContainText('林一诺')
    await expect(row(ASKED)).toContainText('陈小满')
    await expect(row(/密码.*5 次|5 次.*密码/).first()).toBeVisible()
    await look('trail')
    await menu('设置').click()
    await station.page.getByRole('link', { name: '看员工名单' }).click()
    await row('何屿').getByRole('button', { name: '移走' }).click()
    await dialog()
      .getByLabel(/交给谁/)
      .click()
    await station.page.getByRole('option', { name: /站长/ }).click()
    await look('remove')
    await dialog().getByRole('button', { name: '移走何屿' }).click()
    await expect(station.page.getByText('何屿移走了。')).toBeVisible()
    await expect(station.page.getByText(/钥匙还没有换/)).toBeVisible()
    await look('removed')
    await station.reopenedAfter(() => station.page.keyboard.press('Control+l'))
    await expect(station.page.getByRole('radio', { name: 'HY 社工' })).toHaveCount(0)
  })
})
