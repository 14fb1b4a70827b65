import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { SCHEMA_VERSION } from '../../src/domain/schema-version.ts'
import { z } from '../../src/domain/zod.ts'
import { readMarker } from '../../src/storage/read-marker.ts'
import { openRow } from '../../src/vault/sealed-row.ts'
import type { StationKeys } from '../../src/vault/station-keys.ts'
import { unlockWithPassword } from '../../src/vault/unlock.ts'
import type { VaultFile } from '../../src/vault/vault-file.ts'
import { argon2 } from '../unit/vault/test-argon2.ts'
import { axeViolations } from './axe.ts'
import { expect, test } from './fixture.ts'
import { openSample, SAMPLE_PASSWORD } from './sample-station.ts'
import type { Station } from './station.ts'

const STAYS = { name: '何屿', account: 'hy', role: '社工', password: '码头 第三盏灯 亮了 七次' } as const
const LEAVES = { name: '文静', account: 'wj', role: '文员', password: '稻田边 风车 转了 十一圈' } as const
/** Enough that somebody can press 先停下 while it is sealed anew. */
const SCAN_BYTES = 24 * 2 ** 20

const bytesSchema = z.array(z.number()).transform((numbers) => new Uint8Array(numbers))
const rowsSchema = z.array(
  z.object({
    table: z.string(),
    rows: z.array(z.object({ id: z.string(), rev: z.number(), iv: bytesSchema, ct: bytesSchema })),
  }),
)

/** Every row of the browser's store, as it lies there. */
async function rowsOf(page: Page) {
  const json = await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(new Error(request.error?.message))
      })
    const database = await done(indexedDB.open('station'))
    const names = [...database.objectStoreNames].filter((name) => name !== 'meta')
    const reading = database.transaction(names, 'readonly')
    const tables = []
    for (const table of names) {
      const rows: unknown = await done(reading.objectStore(table).getAll())
      tables.push({ table, rows })
    }
    database.close()
    return JSON.stringify(tables, (_, value: unknown) => (value instanceof Uint8Array ? [...value] : value))
  })
  return rowsSchema
    .parse(JSON.parse(json))
    .flatMap(({ table, rows }) => rows.map(({ id, rev, ...sealed }) => ({ table, id, rev, sealed })))
}

async function opening(rows: Awaited<ReturnType<typeof rowsOf>>, keys: StationKeys): Promise<number> {
  const opened = rows.map(({ table, id, rev, sealed }) =>
    openRow(keys, { table, id, rev, schemaVersion: SCHEMA_VERSION }, sealed).then(
      () => 1,
      () => 0,
    ),
  )
  return (await Promise.all(opened)).reduce<number>((sum, one) => sum + one, 0)
}

function vaultOf(profile: string): VaultFile {
  const marker = readMarker(readFileSync(join(profile, 'station/marker.json'), 'utf8'))
  if (marker === null) throw new Error('there is no marker')
  return marker.vault
}

async function keysOf(vault: VaultFile): Promise<StationKeys> {
  const opened = await unlockWithPassword(vault, 'head', SAMPLE_PASSWORD, argon2)
  if (!opened.ok) throw new Error(opened.failure)
  return opened.value.keys
}

test.describe('new keys for the station', () => {
  let folder: string
  let station: Station

  test.beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'station-keys-'))
    station = await openSample(folder, { children: 4, seed: 12, names: ['陈小满'] })
  })
  test.afterAll(async () => {
    await station.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  })

  const look = async (name: string) => {
    const pictures = process.env['STATION_PICTURES']
    if (pictures !== undefined) await station.page.screenshot({ path: join(pictures, `${name}.png`) })
  }
  const goTo = async (name: string) => {
    await station.page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name }).click()
  }
  const password = () => station.page.getByLabel('您的密码')

  async function addStaff({ name, role, password: given }: typeof STAYS | typeof LEAVES): Promise<void> {
    const { page } = station
    const dialog = page.getByRole('dialog')
    await page.getByRole('button', { name: '加员工' }).click()
    await dialog.getByLabel('姓名').fill(name)
    await dialog.getByRole('radio', { name: role }).check()
    await dialog.getByLabel('第一个密码').fill(given)
    await dialog.getByLabel('再写一遍').fill(given)
    await dialog.getByRole('button', { name: '加进来' }).click()
    await page.getByText(`${name}加进来了`).waitFor()
  }

  /** A scan of many megabytes in the first child's file. */
  async function attachScan(): Promise<void> {
    const { page } = station
    const picture = await page.evaluate(() => document.createElement('canvas').toDataURL('image/jpeg', 0.9))
    const path = join(folder, '户口本.jpg')
    const jpeg = Buffer.from(picture.replace(/^data:image\/jpeg;base64,/, ''), 'base64')
    writeFileSync(path, Buffer.concat([jpeg, Buffer.alloc(SCAN_BYTES)]))
    await openScans()
    await station.answerOpenDialog(path)
    await page.getByRole('button', { name: '放进附件' }).click()
    await scan().waitFor({ timeout: 60_000 })
  }
  async function openScans(): Promise<void> {
    await goTo('儿童档案')
    await station.page.getByRole('row').filter({ hasText: '陈小满' }).getByRole('link', { name: '陈小满' }).click()
    await station.page.getByRole('tab', { name: /^附件/ }).click()
  }
  const scan = () =>
    station.page.getByRole('grid', { name: '这个孩子的附件' }).getByRole('row').filter({ hasText: '户口本' })

  test('after somebody left: asked for, stopped, gone on with; then the former keys open nothing here', async () => {
    const { page, profile } = station
    await attachScan()
    await goTo('设置')
    await page.getByRole('link', { name: '看员工名单' }).click()
    await addStaff(STAYS)
    await addStaff(LEAVES)
    await page.getByRole('row').filter({ hasText: LEAVES.name }).getByRole('button', { name: '移走' }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: `移走${LEAVES.name}` })
      .click()
    await page.getByText(`${LEAVES.name}移走了。`).waitFor()

    await page.getByRole('link', { name: '换钥匙' }).click()
    await expect(page.getByText(/钥匙还没有换/)).toBeVisible()
    await look('keys-asked')
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: '换钥匙' }).click()
    await expect(page.getByText('请先输入密码。')).toBeVisible()
    await password().fill('不是这个')
    await page.keyboard.press('Enter')
    await expect(page.getByText('密码不对，没有换。')).toBeVisible()

    const former = vaultOf(profile)
    await password().fill(SAMPLE_PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: '正在换钥匙' }).waitFor()
    await look('keys-running')
    await page.getByRole('button', { name: '先停下' }).click()
    await expect(page.getByText('停下了，原来的钥匙照样用。')).toBeVisible()
    expect(vaultOf(profile)).toEqual(former)
    await look('keys-stopped')
    expect(await axeViolations(page)).toEqual([])

    await password().fill(SAMPLE_PASSWORD)
    await station.reopenedAfter(() => page.getByRole('button', { name: '接着换' }).click())
    const renewed = vaultOf(profile)
    expect(renewed.renewed?.generation).toBe(2)
    expect(readdirSync(profile).filter((name) => name.startsWith('station-'))).toEqual([])
    await station.page.getByLabel('WZY（站长）的密码').fill(SAMPLE_PASSWORD)
    await station.page.keyboard.press('Enter')
    await expect(station.page.getByText(/钥匙是.*换的/)).toBeVisible()
    await expect(station.page.getByText(/换了以后还没有做过备份/)).toBeVisible()
    await look('keys-renewed')

    const rows = await rowsOf(station.page)
    expect(rows.length).toBeGreaterThan(20)
    expect(await opening(rows, await keysOf(former))).toBe(0)
    expect(await opening(rows, await keysOf(vaultOf(profile)))).toBe(rows.length)
    expect(await unlockWithPassword(renewed, STAYS.account, STAYS.password, argon2)).toMatchObject({ ok: true })
    expect(await unlockWithPassword(renewed, LEAVES.account, LEAVES.password, argon2)).toMatchObject({
      failure: 'unknownAccount',
    })
    await openScans()
    await scan().click()
    await expect(station.page.getByRole('img', { name: '户口本，第 1 页' })).toBeVisible({ timeout: 30_000 })
    await look('keys-scan')
    expect(station.troubles).toEqual([])
  })
})
