// `npm run bench [-- --children 500,5000 --attachments 1024 [--attachments-only]]` (MB of attachments; 0 leaves them out,
// `--attachments-only` leaves out all else, `--children 20` makes the station quickly; `--unlocking` measures only that): ratios side by side in one run, as JSON lines
// `{name, value, unit, ratio, against}`: `value` is ours, `ratio` is ours divided by what it is held against. Timings of
// one run on one machine: compare them with each other only.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Page } from 'playwright/test'
import { buildIfNeeded, runTaskInApp } from '../../scripts/app-process.ts'
import { makeReady } from '../../scripts/setup.ts'
import { exampleValues } from '../../src/forms/example.ts'
import type { FormDefinition } from '../../src/forms/definition.ts'
import { formByCode } from '../../src/forms/forms.ts'
import { findChromium } from '../standin/find-chromium.ts'
import { fillForm } from '../e2e/fill-form.ts'
import { printInPage } from '../e2e/paper.ts'
import { Station } from '../e2e/station.ts'
import { attachments } from './attachments.ts'
import { pipeline } from './pipeline.ts'
import { importList, register, registerPage } from './register.ts'
import { openDesk, PASSWORD, unlocking } from './unlocking.ts'
import { inTurn, median, percentile, report, timed } from './measure.ts'

const ROUNDS = 5
/** When nothing else is measured. */
const UNLOCKINGS = 9
const PAPERS = 20
const KEYS = 60
/** Typed over and over: common characters, as an input method gives them. */
const KEYS_TYPED = '他说晚上想妈妈，也想和弟弟一起上学。'

function definitionOf(code: string): FormDefinition {
  const definition = formByCode(code)
  if (definition === null) throw new Error(`no form ${code}`)
  return definition
}

/** Start to unlock screen, against the start of the same executable to its first empty window. */
async function start(profile: string): Promise<void> {
  const starts = await inTurn(ROUNDS, async () => {
    const began = performance.now()
    const station = await Station.launch({ profile })
    const window = performance.now() - began
    await station.page.getByRole('button', { name: /打开档案柜/ }).waitFor()
    const shown = performance.now() - began
    await station.close()
    return { window, shown }
  })
  const shown = median(starts.map((one) => one.shown))
  const window = median(starts.map((one) => one.window))
  report({ name: 'start to unlock screen', value: shown, unit: 'ms', ratio: shown / window, against: 'its window' })
}

/** A key in a long text until its draft is sealed and stored, against a bare strict write of as many bytes. */
async function save(page: Page): Promise<void> {
  await page.getByRole('row').nth(1).click()
  await page.getByRole('tab', { name: /评估/ }).click()
  await page
    .getByRole('button', { name: /^写.*预估表/ })
    .first()
    .click()
  const text = page.locator('[data-field] textarea').first()
  const line = page.getByRole('status').filter({ hasText: '草稿已保存' })
  await text.pressSequentially('晚上')
  const saves = await inTurn(ROUNDS, async () => {
    await line.waitFor()
    return page.evaluate(
      () =>
        new Promise<number>((done, failed) => {
          setTimeout(() => failed(new Error('the draft was not stored')), 10_000)
          const area = document.querySelector<HTMLTextAreaElement>('[data-field] textarea')
          const line = [...document.querySelectorAll('[role=status]')].find((one) => one.textContent.includes('草稿'))
          if (area === null || line === undefined) throw new Error('no form on screen')
          let began = Number.NaN
          new MutationObserver((_, observer) => {
            const words = line.textContent
            // From the moment the pause in typing is over: the pause itself is a choice, not a cost.
            if (words.includes('正在保存')) began = performance.now()
            else if (words.includes('草稿已保存') && !Number.isNaN(began)) {
              observer.disconnect()
              done(performance.now() - began)
            }
          }).observe(line, { childList: true, subtree: true, characterData: true })
          area.focus()
          area.setRangeText('夜', area.value.length, area.value.length, 'end')
          area.dispatchEvent(new InputEvent('input', { bubbles: true, data: '夜', inputType: 'insertText' }))
        }),
    )
  })
  const bare = await page.evaluate(
    () =>
      new Promise<number>((done, failed) => {
        const asked = indexedDB.open('bench', 1)
        asked.onupgradeneeded = () => asked.result.createObjectStore('rows')
        asked.onerror = () => failed(new Error('no database'))
        asked.onsuccess = () => {
          const took: number[] = []
          const next = () => {
            const began = performance.now()
            const write = asked.result.transaction('rows', 'readwrite', { durability: 'strict' })
            write.objectStore('rows').put(crypto.getRandomValues(new Uint8Array(6000)), took.length)
            write.oncomplete = () => {
              took.push(performance.now() - began)
              if (took.length < 20) next()
              else {
                asked.result.close()
                indexedDB.deleteDatabase('bench')
                done(took.sort((a, b) => a - b)[10] ?? Number.NaN)
              }
            }
          }
          next()
        }
      }),
  )
  const value = median(saves)
  report({ name: 'save a form', value, unit: 'ms', ratio: value / bare, against: 'a bare strict write of 6 kB' })
}

/** The pause between two keys of a person who types fast. */
const KEY_PAUSE_MS = 120
/** What a person still takes for at once (product.md D3). */
const LIMIT_MS = 300

/** A key in a filled F05 until the page of paper with it is on screen. The form of `save` is still open. */
async function preview(page: Page): Promise<void> {
  const definition = definitionOf('F05')
  await fillForm(page, definition, exampleValues(definition))
  const text = page.locator('[data-field="childWords"] textarea')
  await text.focus()
  await page.keyboard.press('Control+End')
  await page.locator('[aria-busy="false"] canvas').first().waitFor()
  const took: number[] = []
  for (let at = 0; at < KEYS; at += 1) {
    await page.waitForTimeout(KEY_PAUSE_MS)
    // Watched from before the key on: the page is asked in steps, and a key does not wait for them.
    const watch = await text.evaluateHandle((area) => {
      const sheets = document.querySelector('section[aria-busy]')
      if (sheets === null) throw new Error('no paper beside the form')
      const shown = new Promise<number>((done, failed) => {
        setTimeout(() => failed(new Error('no new page of paper')), 10_000)
        let began = Number.NaN
        area.addEventListener('input', () => (began = performance.now()), { once: true, capture: true })
        new MutationObserver((_, observer) => {
          if (Number.isNaN(began) || sheets.getAttribute('aria-busy') === 'true') return
          observer.disconnect()
          // It is in the page; the next frame shows it.
          requestAnimationFrame(() => done(performance.now() - began))
        }).observe(sheets, { attributes: true, attributeFilter: ['aria-busy'] })
      })
      return { shown }
    })
    await page.keyboard.insertText(KEYS_TYPED.charAt(at % KEYS_TYPED.length))
    took.push(await watch.evaluate(({ shown }) => shown))
  }
  for (const [name, part] of [
    ['p50', 0.5],
    ['p95', 0.95],
  ] as const) {
    const value = percentile(took, part)
    report({
      name: `key stroke to new page in the preview (F05), ${name}`,
      value,
      unit: 'ms',
      ratio: value / LIMIT_MS,
      against: `the limit of ${String(LIMIT_MS)} ms`,
    })
  }
}

/** A warm form PDF, against Chromium's own print of the same words as HTML. */
async function paper(page: Page): Promise<void> {
  const definition = definitionOf('F05')
  const values = exampleValues(definition)
  const model = {
    kind: 'form',
    formCode: definition.code,
    formVersion: definition.version,
    mode: 'filled',
    values,
    head: {
      stationName: '秀英街道社会工作站',
      stationAddress: '',
      stationPhone: '',
      caseNumber: 'XY-2026-个-0037',
      letterNumber: '',
      letterDate: '',
      replyDueOn: '',
      today: '2026-11-23',
    },
  } as const
  await inTurn(3, () => printInPage(page, model))
  const ours = median(await inTurn(PAPERS, () => timed(() => printInPage(page, model))))

  const browser = await chromium.launch({ executablePath: findChromium() ?? '' })
  const html = await browser.newPage()
  const rows = definition.sections
    .flatMap(({ fields }) => fields)
    .map(({ id, label }) => `<tr><td>${label.zh}</td><td>${escapeHtml(JSON.stringify(values[id] ?? ''))}</td></tr>`)
  await html.setContent(
    `<meta charset="utf-8"><h1>${definition.title.zh}</h1><table border="1">${rows.join('')}</table>`,
  )
  await inTurn(3, () => html.pdf({ format: 'A4' }))
  const theirs = median(await inTurn(PAPERS, () => timed(() => html.pdf({ format: 'A4' }))))
  await browser.close()
  report({
    name: 'warm form PDF (F05)',
    value: ours,
    unit: 'ms',
    ratio: ours / theirs,
    against: "Chromium's print of the same words as HTML",
  })
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** A backup from the button to 完成 (written, read back, decrypted, counted), against `age` encrypting and decrypting. */
async function backup(station: Station, folder: string): Promise<void> {
  const { page } = station
  const usb = join(folder, 'usb')
  mkdirSync(usb)
  await page.getByRole('link', { name: '备份' }).click()
  await station.answerOpenDialog(usb)
  await page.getByRole('button', { name: '选文件夹' }).click()
  await page.getByLabel('这个 U盘叫什么').fill('03 号 U盘')
  const ours = await timed(async () => {
    await page.getByRole('button', { name: '开始备份' }).click()
    await page.getByText(/可以拔 U盘了/).waitFor({ timeout: 600_000 })
  })
  const file = readdirSync(usb).find((name) => name.endsWith('.age')) ?? ''
  const bytes = statSync(join(usb, file)).size

  const plain = join(folder, 'plain.tar')
  const key = join(folder, 'key.txt')
  writeFileSync(plain, Buffer.alloc(bytes, '儿童档案'))
  execFileSync('age-keygen', ['-o', key], { stdio: 'ignore' })
  const recipient = execFileSync('age-keygen', ['-y', key], { encoding: 'utf8' }).trim()
  const theirs = median(
    await inTurn(ROUNDS, () =>
      timed(() => {
        execFileSync('age', ['-r', recipient, '-o', `${plain}.age`, plain])
        execFileSync('age', ['-d', '-i', key, '-o', `${plain}.back`, `${plain}.age`])
        return Promise.resolve()
      }),
    ),
  )
  report({
    name: `backup of ${(bytes / 2 ** 20).toFixed(1)} MB`,
    value: bytes / 2 ** 20 / (ours / 1000),
    unit: 'MB/s',
    ratio: theirs / ours,
    against: 'stock age, encrypt and decrypt',
  })
}

/** Everything that is measured at an open desk. */
async function atTheDesk(profile: string): Promise<void> {
  const station = await openDesk(profile)
  await save(station.page)
  await preview(station.page)
  await paper(station.page)
  await backup(station, folder)
  await station.close()
}

/** Backup and restore of many attachments, by themselves and through the app. */
async function files(profile: string): Promise<void> {
  const megabytes = Number(options.attachments)
  if (megabytes === 0) return
  await pipeline(megabytes, join(folder, 'pipeline'))
  await attachments(megabytes, profile, join(folder, 'attachments'))
}

const { values: options } = parseArgs({
  options: {
    children: { type: 'string', default: '500,5000' },
    attachments: { type: 'string', default: '32' },
    'attachments-only': { type: 'boolean', default: false },
    // Only how finding grows with the register; with a station made before, its list in the app as well.
    register: { type: 'boolean', default: false },
    // Only the unlocking, more often.
    unlocking: { type: 'boolean', default: false },
    'register-station': { type: 'string' },
  },
})
if (options.register) {
  register()
  const station = options['register-station']
  if (station !== undefined) await registerPage(station, PASSWORD)
  process.exit(0)
}
const sizes = options.children.split(',').map(Number)
// What the helpers say is for the person who waits; the lines of measures stand alone.
console.log = console.error
if (!makeReady('tests') || !buildIfNeeded()) process.exit(1)
const folder = mkdtempSync(join(tmpdir(), 'casebook-bench-'))
try {
  const profiles = new Map<number, string>()
  for (const children of sizes) {
    const profile = join(folder, `station-${String(children)}`)
    mkdirSync(profile)
    console.error(`making a station of ${String(children)} children …`)
    const made = await runTaskInApp(
      { name: 'sample', children, years: 1, seed: 1, password: PASSWORD, names: [] },
      profile,
      'stderr',
    )
    if (made !== 0) throw new Error(`the station of ${String(children)} children was not made`)
    profiles.set(children, profile)
  }
  const [first = ''] = profiles.values()
  const all = !options.unlocking && !options['attachments-only']
  if (all) await start(first)
  if (!options['attachments-only']) {
    for (const [children, profile] of profiles)
      await unlocking(children, profile, options.unlocking ? UNLOCKINGS : ROUNDS)
  }
  if (all) await atTheDesk(first)
  if (!options.unlocking) await files(first)
  if (all) {
    register()
    await importList(first, PASSWORD, folder)
  }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
}
