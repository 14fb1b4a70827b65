// How finding grows with the register, on made-up children: a key of the search, and looking a newcomer up among all.
// With a station that was made before (`--register-station DIR`), the list in the running app as well.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Page } from 'playwright/test'
import { buildDuplicateIndex, candidatesFor, entryOfFile } from '../../src/domain/duplicates.ts'
import { NameSearch } from '../../src/domain/name-search.ts'
import { runTaskInApp } from '../../scripts/app-process.ts'
import { buildNameEntry } from '../../src/domain/names.ts'
import { duplicatePairs } from '../unit/domain/duplicate-pairs.ts'
import { Station } from '../e2e/station.ts'
import { percentile, report } from './measure.ts'

const SIZES = [100, 1000, 10_000] as const
/** What is typed, key by key. */
const TYPED = ['chenxiaoman', 'cxm', '陈xm', '小满 秀英', 'shanxy', '0021', 'wang', 'zzz']
/** Scripting of one frame. */
const FRAME_MS = 16
const LIST_MS = 100

/** Pure: nothing is drawn. */
export function register(): void {
  for (const size of SIZES) {
    const before = heapInUse()
    const children = duplicatePairs(7, size).map(({ one }) => one)
    const entries = children.map((child, at) =>
      buildNameEntry({
        ...child,
        id: child.childId,
        guardianName: child.guardianName ?? '',
        community: ['秀英社区', '海风社区', '长堤社区'][at % 3] ?? '',
        school: ['海风小学', '滨江中学', '书场小学'][at % 3] ?? '',
      }),
    )
    const megabytes = (heapInUse() - before) / 2 ** 20
    const keys = TYPED.flatMap((words) => Array.from(words, (_, at) => words.slice(0, at + 1)))
    // Key by key; the second time as the first, by a search that has nothing to remember yet.
    const [, times = []] = [new NameSearch(entries), new NameSearch(entries)].map((search) =>
      keys.map((query) => clocked(() => search.find(query))),
    )
    const p95 = percentile(times, 0.95)
    const of = `of ${String(size)} children`
    report({
      name: `a key of the search ${of}, p95`,
      value: p95,
      unit: 'ms',
      ratio: p95 / FRAME_MS,
      against: 'a frame',
    })
    report({ name: `search entries ${of}`, value: megabytes, unit: 'MB', ratio: megabytes / size, against: 'a child' })

    const index = buildDuplicateIndex(children)
    const rows = duplicatePairs(11, 12_000).map(({ other }) => entryOfFile(other))
    for (const row of rows.slice(0, 200)) candidatesFor(index, row)
    const value = clocked(() => rows.map((row) => candidatesFor(index, row)))
    report({
      name: `12,000 rows looked up among ${String(size)} children`,
      value,
      unit: 'ms',
      ratio: value / 2000,
      against: 'the limit of 2 s',
    })
  }
}

/** A list of 12,000 rows by the command line: the app opened, the list read, looked at, sealed, written and told of. */
export async function importList(profile: string, password: string, folder: string): Promise<void> {
  const rows = duplicatePairs(13, IMPORTED).map(({ one }, at) => [
    one.name,
    one.sex === '1' ? '男' : '女',
    one.birthDate.replaceAll('-', '.'),
    `海南省海口市秀英区海风路${String(at + 1)}号`,
    one.guardianName ?? '',
    one.phones[0] ?? '',
    '海风小学',
    '低保户',
  ])
  const head = ['姓名', '性别', '出生日期', '现住址', '监护人', '联系电话', '就读学校', '困境类型']
  const file = join(folder, 'list.csv')
  writeFileSync(file, [head, ...rows].map((cells) => cells.join(',')).join('\n'))
  const told = join(folder, 'report.json')
  const began = performance.now()
  const code = await runTaskInApp(
    { name: 'importRegister', password, file, report: told, dryRun: false },
    profile,
    'stderr',
  )
  const value = performance.now() - began
  if (code !== 0) throw new Error('the list was not imported')
  const of = IMPORTED.toLocaleString('en')
  report({
    name: `import of ${of} rows, the app opened and closed`,
    value,
    unit: 'ms',
    ratio: value / 20_000,
    against: 'the limit of 20 s',
  })
}
const IMPORTED = 12_000

/** The list of a station that was made before: opened by a click, and searched key by key. */
export async function registerPage(profile: string, password: string): Promise<void> {
  const station = await Station.launch({ profile })
  const { page } = station
  await page.getByLabel(/的密码$/).fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('row').nth(1).waitFor({ timeout: 120_000 })
  // The names are read ahead while nothing is done.
  await page.waitForTimeout(3000)
  const opened: number[] = []
  for (let at = 0; at < 7; at += 1) {
    await page.getByRole('link', { name: '今日' }).click()
    await page.getByRole('heading', { name: '今日', level: 1 }).waitFor()
    opened.push(
      await page.evaluate(
        () =>
          new Promise<number>((done) => {
            const link = [...document.querySelectorAll<HTMLElement>('nav a')].find((one) =>
              one.textContent.includes('儿童档案'),
            )
            const began = performance.now()
            new MutationObserver((_, observer) => {
              if (document.querySelectorAll('[role=grid] tbody tr').length < 2) return
              observer.disconnect()
              requestAnimationFrame(() => done(performance.now() - began))
            }).observe(document.body, { childList: true, subtree: true })
            link?.click()
          }),
      ),
    )
  }
  const list = percentile(opened, 0.5)
  report({ name: 'the list, from a click', value: list, unit: 'ms', ratio: list / LIST_MS, against: '100 ms' })
  await page.getByRole('textbox', { name: '在名单里找' }).focus()
  await keys(page, 'the list')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await keys(page, 'the quick search')
  const cleaner = await page.context().newCDPSession(page)
  await cleaner.send('HeapProfiler.collectGarbage')
  const memory = await page.evaluate(() => {
    const { memory: used } = performance as Performance & { readonly memory?: { readonly usedJSHeapSize: number } }
    return (used?.usedJSHeapSize ?? 0) / 2 ** 20
  })
  report({ name: 'memory of the page', value: memory, unit: 'MB', ratio: memory / 400, against: '400 MB' })
  await station.close()
}

/**
 * Key by key in the field that has the focus: how long until the letter stands in it, how long until what is found does,
 * and the scripting of all of it, counted by the browser: whatever is put off until later is in it.
 */
async function keys(page: Page, where: string): Promise<void> {
  const counter = await page.context().newCDPSession(page)
  await counter.send('Performance.enable', { timeDomain: 'threadTicks' })
  const scripting = async () => {
    const { metrics } = await counter.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN) * 1000
  }
  const took: { readonly letter: number; readonly found: number; readonly script: number }[] = []
  // The second time all of it has run before; between two words another was typed, so that nothing is just there.
  for (const words of [...TYPED, ...TYPED]) {
    for (let at = 1; at <= words.length; at += 1) {
      const before = await scripting()
      const times = await page.evaluate(
        async (typed) => {
          const field = document.activeElement
          if (!(field instanceof HTMLInputElement)) throw new Error('no field')
          // React looks at what its own setter wrote last; this is the element's.
          Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, typed)
          const began = performance.now()
          // A discrete event: the field has been drawn when it returns.
          field.dispatchEvent(new InputEvent('input', { bubbles: true }))
          const letter = performance.now() - began
          const behind = document.querySelector('main [aria-busy=true]')
          if (behind !== null)
            await new Promise<void>((done) =>
              new MutationObserver((_, observer) => {
                observer.disconnect()
                done()
              }).observe(behind, { attributeFilter: ['aria-busy'] }),
            )
          const found = performance.now() - began
          // What effects still have to do.
          await new Promise((next) => requestAnimationFrame(() => setTimeout(next, 20)))
          return { letter, found }
        },
        words.slice(0, at),
      )
      took.push({ ...times, script: (await scripting()) - before })
    }
  }
  await counter.detach()
  const measured = took.slice(took.length / 2)
  for (const [name, of] of [
    ['until the letter stands', 'letter'],
    ['until what is found stands', 'found'],
    ['scripting', 'script'],
  ] as const) {
    const value = percentile(
      measured.map((one) => one[of]),
      0.95,
    )
    report({ name: `a key in ${where}, ${name}, p95`, value, unit: 'ms', ratio: value / FRAME_MS, against: 'a frame' })
  }
}

/** Bytes that something still holds. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') Reflect.apply(collect, undefined, [])
  return process.memoryUsage().heapUsed
}

function clocked(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}
