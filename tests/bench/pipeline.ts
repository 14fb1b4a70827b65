// Backup and restore as the page does them, in Chromium with the app's own worker, but with memory in the place of main:
// no disk and no way there. Beside stock `age` on as many bytes. What is measured is what the program itself costs.
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize, resolve } from 'node:path'
import { build } from 'vite'
import { chromium } from 'playwright/test'
import { findChromium } from '../standin/find-chromium.ts'
import { inTurn, median, report } from './measure.ts'
import { stockAge } from './stock-age.ts'

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' }
const ROUNDS = 3

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

  const browser = await chromium.launch({ executablePath: findChromium() ?? '' })
  try {
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${String(address.port)}/`)
    await page.waitForFunction(() => 'runPipeline' in window)
    // In turns, so that what else the machine does falls on both.
    const rounds = await inTurn(ROUNDS, async () => ({
      ours: await page.evaluate((size) => window.runPipeline(size), megabytes),
      theirs: stockAge(folder, plain),
    }))
    const of = (pick: (round: (typeof rounds)[number]) => number) => median(rounds.map(pick))
    const lines = [
      {
        what: 'backup',
        ours: of(({ ours }) => ours.backup),
        theirs: of(({ theirs }) => theirs.encrypt + theirs.decrypt),
        against: 'stock age, encrypt and decrypt',
      },
      {
        what: 'restore',
        ours: of(({ ours }) => ours.restore),
        theirs: of(({ theirs }) => theirs.decrypt),
        against: 'stock age, decrypt',
      },
    ]
    for (const { what, ours, theirs, against } of lines) {
      const name = `${what} of ${String(megabytes)} MB of attachments in page and worker, without main and disk`
      report({ name, value: megabytes / (ours / 1000), unit: 'MB/s', ratio: theirs / ours, against })
    }
  } finally {
    await browser.close()
    server.close()
  }
}
