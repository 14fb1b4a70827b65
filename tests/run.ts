// `npm test`: makes the machine ready, then everything, in the order in which a mistake is cheapest to find.
// The last line is `N passed, N failed`; types and lint count as one each.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { FORMAT, LINT, TYPES } from '../scripts/check-parts.ts'
import { printEnded, sideBySide, type Part } from '../scripts/side-by-side.ts'
import { playwrightReport, vitestReport, type Count } from './reports.ts'

const root = resolve(import.meta.dirname, '..')
const reports = mkdtempSync(join(tmpdir(), 'casebook-reports-'))

const NONE: Count = { passed: 0, failed: 0, names: [] }

function one(title: string, well: boolean): Count {
  return well ? { passed: 1, failed: 0, names: [] } : { passed: 0, failed: 1, names: [title] }
}

function run(title: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  const started = Date.now()
  console.log(`\n── ${title}: ${args.join(' ')}`)
  const { status } = spawnSync('npx', ['--no-install', ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  console.log(
    `── ${title}: ${status === 0 ? 'well' : 'FAILED'} after ${String(Math.round((Date.now() - started) / 1000))} s`,
  )
  return status === 0
}

function once(title: string, args: readonly string[]): Count {
  return one(title, run(title, args))
}

/** A runner that failed without a report, or with one in which nothing did, counts as one failure. */
function counted(title: string, well: boolean, file: string, read: (report: string) => Count): Count {
  try {
    const count = read(readFileSync(file, 'utf8'))
    return well || count.failed > 0 ? count : { ...count, failed: 1, names: [title] }
  } catch (error) {
    console.error(`no report: ${String(error)}`)
    return one(title, false)
  }
}

/** What needs no running app, side by side. */
async function checks(): Promise<readonly Count[]> {
  const file = join(reports, 'vitest.json')
  // All projects: the broken files too.
  const counting: Part = {
    title: 'unit and reliability tests',
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
  }
  const ended = await sideBySide([LINT, counting, TYPES, FORMAT], availableParallelism(), printEnded)
  return ended.map(({ part, well }) =>
    part === counting ? counted(part.title, well, file, vitestReport) : one(part.title, well),
  )
}

function playwright(): Count {
  const file = join(reports, 'playwright.json')
  const well = run('the running app', ['playwright', 'test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  })
  return counted('the running app', well, file, playwrightReport)
}

const setup = spawnSync(process.execPath, [join(root, 'scripts/setup.ts')], { cwd: root, stdio: 'inherit' })
const counts: Count[] = [setup.status === 0 ? NONE : one('setup', false)]
counts.push(...(await checks()))
const built = once('build', ['electron-vite', 'build'])
counts.push(built)
if (built.failed === 0) counts.push(playwright())
rmSync(reports, { recursive: true, force: true })

const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
for (const name of counts.flatMap(({ names }) => names)) console.log(`failed: ${name}`)
console.log(`\n${String(passed)} passed, ${String(failed)} failed`)
process.exitCode = failed === 0 ? 0 : 1
