// How finding grows with the register, on made-up children: a key of the search, and looking a newcomer up among all.
// With a station that was made before (`--register-station DIR`), the list in the running app as well.
import { buildDuplicateIndex, candidatesFor, entryOfFile } from '../../src/domain/duplicates.ts'
import { NameSearch } from '../../src/domain/name-search.ts'
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
    const before = process.memoryUsage().heapUsed
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
    const megabytes = (process.memoryUsage().heapUsed - before) / 2 ** 20
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
  const times = await page.evaluate(async (typed) => {
    const field = document.activeElement
    if (!(field instanceof HTMLInputElement)) throw new Error('no field')
    const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')
    const took: number[] = []
    for (const words of [...typed, ...typed]) {
      for (let at = 1; at <= words.length; at += 1) {
        // React looks at what its own setter wrote last; this is the element's.
        value?.set?.call(field, words.slice(0, at))
        const began = performance.now()
        // A discrete event: React has rendered when it returns.
        field.dispatchEvent(new InputEvent('input', { bubbles: true }))
        took.push(performance.now() - began)
        await new Promise((next) => requestAnimationFrame(next))
      }
    }
    return took.slice(took.length / 2)
  }, TYPED)
  const p95 = percentile(times, 0.95)
  report({
    name: 'a key in the list, scripting, p95',
    value: p95,
    unit: 'ms',
    ratio: p95 / FRAME_MS,
    against: 'a frame',
  })
  const memory = await page.evaluate(() => {
    const { memory: used } = performance as Performance & { readonly memory?: { readonly usedJSHeapSize: number } }
    return (used?.usedJSHeapSize ?? 0) / 2 ** 20
  })
  report({ name: 'memory of the page', value: memory, unit: 'MB', ratio: memory / 400, against: '400 MB' })
  await station.close()
}

function clocked(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}
