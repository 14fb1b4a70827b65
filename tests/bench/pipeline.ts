// Backup and restore as the page does them, in Chromium with the app's own workers, but with a worker in the place of
// main: no way there and no fsync. Beside stock `age` on as many bytes. What is measured is what the program itself costs.
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize, resolve } from 'node:path'
import { build } from 'vite'
import { chromium } from 'playwright/test'
import { findChromium } from '../standin/find-chromium.ts'
import { inTurn, median, report } from './measure.ts'
import { browserOf, reportMemory, watched } from './memory.ts'
import { stockAge } from './stock-age.ts'

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' }
const ROUNDS = 5
/** Beyond so many, fewer rounds tell enough. */
const FEW_MEGABYTES = 256
const FEW_ROUNDS = 3
/** Of one attachment: a scan of some pages. */
const FILE_MEGABYTES = 8

export async function pipeline(megabytes: number, folder: string): Promise<void> {
  mkdirSync(folder)
  const source = join(folder, 'page')
  mkdirSync(source)
  writeFileSync(
    join(source, 'index.html'),
    `<!doctype html><script type="module" src="${resolve('tests/bench/pipeline-page.ts')}"></script>`,
  )
  const built = join(folder, 'built')
  await build({
    ...{ configFile: false, root: source, base: './', logLevel: 'error', worker: { format: 'es' } },
    build: { outDir: built, minify: 'oxc', target: 'esnext' },
  })
  const server = createServer(({ url = '/' }, response) => {
    const path = join(built, normalize(url === '/' ? '/index.html' : url))
    if (!existsSync(path)) response.writeHead(404).end()
    else response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream').end(readFileSync(path))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')

  const plain = join(folder, 'plain')
  const file = openSync(plain, 'w')
  for (let at = 0; at < megabytes; at += 1) writeSync(file, randomBytes(2 ** 20))
  closeSync(file)

  const profile = join(folder, 'chromium')
  const browser = await chromium.launchPersistentContext(profile, { executablePath: findChromium() ?? '' })
  const openPage = async () => {
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${String(address.port)}/`)
    await page.waitForFunction(() => 'pipeline' in window)
    return page
  }
  try {
    const preparing = await openPage()
    const sizes = [megabytes, Math.min(megabytes, FILE_MEGABYTES)] as const
    const prepared = await preparing.evaluate((given) => window.pipeline.prepare(...given), sizes)
    await preparing.close()
    const page = await openPage()
    await page.evaluate((station) => window.pipeline.open(station), prepared)
    const backup = () => page.evaluate(() => window.pipeline.backup())
    const restore = () => page.evaluate(() => window.pipeline.restore())
    const root = browserOf(profile)
    // Looking at memory takes time of its own: these rounds tell how much there is, those below how long it takes.
    const memory = { backup: await watched(root, backup), restore: await watched(root, restore) }
    // In turns, so that what else the machine does falls on both.
    const rounds = await inTurn(megabytes > FEW_MEGABYTES ? FEW_ROUNDS : ROUNDS, async () => ({
      backup: await backup(),
      restore: await restore(),
      stock: stockAge(folder, plain),
    }))
    const alone = await page.evaluate(() => window.pipeline.webCryptoAlone())
    const of = (pick: (round: (typeof rounds)[number]) => number) => median(rounds.map(pick))
    const lines = [
      {
        what: 'backup',
        ours: of((round) => round.backup),
        alone: alone.backup,
        seen: memory.backup,
        theirs: of(({ stock }) => stock.encrypt + stock.decrypt),
        against: 'stock age, encrypt and decrypt',
      },
      {
        what: 'restore',
        ours: of((round) => round.restore),
        alone: alone.restore,
        seen: memory.restore,
        theirs: of(({ stock }) => stock.decrypt),
        against: 'stock age, decrypt',
      },
    ]
    for (const { what, ours, alone: each, seen, theirs, against } of lines) {
      const name = `${what} of ${String(megabytes)} MB of attachments in page and workers, without main`
      report({ name, value: megabytes / (ours / 1000), unit: 'MB/s', ratio: theirs / ours, against })
      reportMemory(name, seen)
      // What a page can do at most on one core; on two, if it did nothing else, twice as much.
      const bound = `${what}: its WebCrypto alone, on one thread`
      report({ name: bound, value: 1000 / each, unit: 'MB/s', ratio: theirs / (each * megabytes), against })
    }
  } finally {
    await browser.close()
    server.close()
  }
}
