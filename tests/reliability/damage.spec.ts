import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { snapshotFolderOf, stationFolderOf } from '../../src/main/ipc/station-folder-verbs.ts'
import { axeViolations } from '../e2e/axe.ts'
import { makeFakeLp } from '../e2e/fake-lp.ts'
import { expect, test } from '../e2e/fixture.ts'
import { unlockAsHead } from '../e2e/found-by-hand.ts'
import { beginCase } from '../e2e/new-case.ts'
import { Station } from '../e2e/station.ts'
import { Dice, flipBit } from './random.ts'

test.describe.configure({ mode: 'serial', timeout: 400_000 })

const NAME = '陈小满'
const SEED = 20261127

type Hurt = 'whole' | 'deleted' | 'truncated' | 'flipped'

interface Case {
  readonly store: Hurt
  readonly journal: Hurt
  readonly snapshot: Hurt
  readonly marker: Hurt
  /** What the note over the page says; `null`: it came back without a word. */
  readonly said: RegExp | null
}

/** The browser's own files in every way, each with another copy left; tests/unit/storage/damage-matrix.test.ts has all. */
const CASES: readonly Case[] = [
  { store: 'deleted', journal: 'whole', snapshot: 'deleted', marker: 'deleted', said: /重新建好，内容到 .+ 为止/ },
  { store: 'truncated', journal: 'whole', snapshot: 'flipped', marker: 'flipped', said: /重新建好/ },
  { store: 'flipped', journal: 'whole', snapshot: 'truncated', marker: 'truncated', said: null },
  { store: 'deleted', journal: 'deleted', snapshot: 'whole', marker: 'flipped', said: /重新建好/ },
  { store: 'flipped', journal: 'flipped', snapshot: 'whole', marker: 'whole', said: null },
  { store: 'whole', journal: 'deleted', snapshot: 'deleted', marker: 'deleted', said: /日志缺了一段/ },
  { store: 'whole', journal: 'truncated', snapshot: 'flipped', marker: 'whole', said: null },
]

let folder: string
let whole: string

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'station-damage-'))
  whole = join(folder, 'whole')
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }))

test('a station with a snapshot of this moment', async () => {
  const lp = makeFakeLp(join(folder, 'lp'))
  cpSync(mkdtempSync(join(folder, 'empty-')), whole, { recursive: true })
  const station = await Station.launch({ profile: whole, path: [lp.folder] })
  await beginCase(station.page, lp, NAME)
  // The day's snapshot is taken half a minute after unlocking.
  await expect
    .poll(() => readdirSync(snapshotFolderOf(whole)).filter((name) => name.endsWith('.age')), { timeout: 180_000 })
    .toHaveLength(1)
  await station.close()
})

for (const [at, damage] of CASES.entries()) {
  const { store, journal, snapshot, marker, said } = damage
  test(`comes back: store ${store}, journal ${journal}, snapshot ${snapshot}, marker ${marker}`, async () => {
    const profile = join(folder, `hurt-${String(at)}`)
    cpSync(whole, profile, { recursive: true, verbatimSymlinks: true })
    const dice = new Dice(SEED + at)
    for (const path of browserStore(profile)) hurt(path, store, dice)
    for (const path of filesUnder(join(stationFolderOf(profile), 'journal'))) hurt(path, journal, dice)
    for (const path of filesUnder(snapshotFolderOf(profile))) hurt(path, snapshot, dice)
    hurt(join(stationFolderOf(profile), 'marker.json'), marker, dice)
    const station = await Station.launch({ profile })
    const { page } = station
    const trouble = page.getByRole('alert')
    await expect(page.getByLabel('WZY（站长）的密码').or(trouble).first()).toBeVisible()
    expect(await trouble.allTextContents()).toEqual([])
    await unlockAsHead(page)
    await page.keyboard.press('Alt+2')
    await expect(page.getByRole('link', { name: NAME }).first()).toBeVisible()
    if (said !== null) {
      await expect(page.getByText(said)).toBeVisible()
      if (at === 0) {
        expect(await axeViolations(page)).toEqual([])
        await page.screenshot({ path: join(tmpdir(), 'damage-note.png') })
        await page.getByRole('button', { name: '知道了' }).click()
        await expect(page.getByText(said)).toHaveCount(0)
      }
    }
    await station.kill()
    const again = await Station.launch({ profile })
    await unlockAsHead(again.page)
    await expect(again.page.getByRole('link', { name: NAME }).first()).toBeVisible()
    await expect(again.page.getByText(/重新建好|找不回来|读不出来/)).toHaveCount(0)
    await again.kill()
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  })
}

test('is never taken for a new one: with the marker alone left it says that nothing else is', async () => {
  const profile = join(folder, 'nothing')
  cpSync(whole, profile, { recursive: true, verbatimSymlinks: true })
  const dice = new Dice(SEED)
  for (const path of browserStore(profile)) hurt(path, 'deleted', dice)
  for (const name of ['journal', 'snapshots']) {
    for (const path of filesUnder(join(stationFolderOf(profile), name))) hurt(path, 'deleted', dice)
  }
  const station = await Station.launch({ profile })
  const { page } = station
  await page.getByLabel('WZY（站长）的密码').fill('海风 榕树 七点 自行车')
  await page.keyboard.press('Enter')
  await expect(page.getByText('这台电脑上的资料、日志和快照都没有了。请用 U盘上的备份恢复。')).toBeVisible()
  await station.kill()
})

/** Chromium's files of IndexedDB, wherever in its profile this version keeps them. */
function browserStore(profile: string): readonly string[] {
  const found = filesUnder(profile).filter((path) => /indexeddb/i.test(path) && !path.endsWith('LOCK'))
  if (found.length === 0) throw new Error('no IndexedDB in this profile')
  return found
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
}

function hurt(path: string, how: Hurt, dice: Dice): void {
  if (how === 'whole') return
  if (how === 'deleted') {
    rmSync(path)
    return
  }
  const bytes = readFileSync(path)
  if (bytes.length === 0) return
  if (how === 'truncated') truncateSync(path, dice.below(bytes.length))
  else writeFileSync(path, flipBit(bytes, dice.below(bytes.length * 8)))
}
