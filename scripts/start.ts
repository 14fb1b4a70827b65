// `npm start`: builds if needed, fetches the Electron binary if it is missing, and opens the app; what goes wrong on a
// first start is mended or said in a sentence.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildIfNeeded, PROJECT, STANDIN } from './app-process.ts'
import { fetchElectron } from './start/fetch-electron.ts'
import { launchPlan, type Facts } from './start/launch-plan.ts'
import { electronPath, lookAround } from './start/look-around.ts'

const ELECTRON = join(PROJECT, 'node_modules/electron')
const PATIENCE_MS = 20_000

async function start(): Promise<number> {
  if (!buildIfNeeded()) return 1
  const plan = launchPlan(lookAround(await electron()), STANDIN)
  for (const line of plan.say) console.log(line)
  if (plan.kind === 'stop') return 1

  const [program, ...args] = plan.command
  const app = spawn(program, [...args, ...process.argv.slice(2)], {
    cwd: PROJECT,
    stdio: 'inherit',
    env: { ...process.env, ...plan.env },
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.kill(signal))
  return new Promise((done) => {
    app.on('error', (error) => {
      console.error(`The app could not be started: ${error.message}`)
      done(1)
    })
    app.on('exit', (code) => {
      done(code ?? 1)
    })
  })
}

async function electron(): Promise<Facts['electron']> {
  const there = electronPath(ELECTRON)
  if (there !== undefined) return { path: there }
  const fetched = await fetchElectron({
    command: [process.execPath, join(ELECTRON, 'install.js')],
    target: join(ELECTRON, 'dist'),
    patienceMs: PATIENCE_MS,
    onProgress: showProgress,
  })
  if (process.stdout.isTTY) process.stdout.write('\n')
  const path = electronPath(ELECTRON)
  if (path !== undefined) return { path }
  return { missing: fetched.ok ? 'it was fetched but is not there' : fetched.reason }
}

let lastShown = -20
function showProgress(megabytes: number): void {
  const words = `Fetching Electron once: ${String(megabytes)} MB`
  if (process.stdout.isTTY) process.stdout.write(`\r${words}`)
  else if (megabytes >= lastShown + 20) {
    lastShown = megabytes
    console.log(words)
  }
}

process.exitCode = await start()
