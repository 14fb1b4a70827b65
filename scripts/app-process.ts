import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Task } from '../src/contract/task.ts'
import { findChromium } from '../tests/standin/find-chromium.ts'
import { needsBuild } from './start/build-age.ts'
import { launchPlan, type Plan } from './start/launch-plan.ts'
import { electronPath, lookAround } from './start/look-around.ts'

/** The folder with package.json. */
export const PROJECT = resolve(import.meta.dirname, '..')
export const STANDIN = join(PROJECT, 'tests/standin/electron')

/** Builds the app when `out` is missing or older than its sources. @returns false when the build failed; it has said why */
export function buildIfNeeded(say: (line: string) => void = console.log): boolean {
  if (!needsBuild(PROJECT)) return true
  say('Building the app …')
  const built = spawnSync(
    process.execPath,
    [join(PROJECT, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'],
    { cwd: PROJECT, encoding: 'utf8' },
  )
  if (built.status === 0) return true
  console.error(`The build failed:\n${built.stdout}${built.stderr}`)
  return false
}

/**
 * How to run the app without a window: real Electron when its binary is there and can run here, else the stand-in
 * over the system's Chromium, which needs no screen. Nothing is downloaded. STATION_USE_STANDIN=1 asks for the stand-in.
 */
export function headlessPlan(): Plan {
  const electron =
    process.env['STATION_USE_STANDIN'] === undefined ? electronPath(join(PROJECT, 'node_modules/electron')) : undefined
  if (electron !== undefined) {
    const plan = launchPlan(lookAround({ path: electron }), STANDIN)
    if (plan.kind === 'run' || process.platform !== 'linux' || findChromium() === undefined) return plan
  }
  if (process.platform === 'linux' && findChromium() !== undefined) {
    return { kind: 'run', say: [], command: [STANDIN, '.'], env: { STANDIN_HEADED: '0' } }
  }
  const remedy =
    process.platform === 'linux'
      ? 'Get the binary with `npm start`, or Chromium with `node scripts/setup.ts`.'
      : 'Get it with `npm start`.'
  return { kind: 'stop', say: [`The Electron binary is not here. ${remedy}`] }
}

/**
 * Starts the built app for a task (src/contract/task.ts), lets its lines through to the terminal and waits for its end.
 * @param lines where its lines go: to ours, or to our errors when ours are read by a program
 * @returns the app's exit code; 1 when it could not be started
 */
export async function runTaskInApp(
  task: Task,
  profile: string,
  lines: 'stdout' | 'stderr' = 'stdout',
): Promise<number> {
  const plan = headlessPlan()
  for (const line of plan.say) console.error(line)
  if (plan.kind === 'stop') return 1
  const { password, ...named } = task
  const { query, ...rest } = { query: undefined, ...named }
  // Arguments can be read by every user of the PC, so the task goes in a file of our own, and the password and the name
  // that is searched for not even there.
  const folder = mkdtempSync(join(tmpdir(), 'casebook-task-'))
  try {
    const file = join(folder, 'task.json')
    writeFileSync(file, JSON.stringify(rest), { mode: 0o600 })
    const [program, ...args] = plan.command
    const env = {
      ...plan.env,
      STATION_PROFILE: resolve(profile),
      STATION_PASSWORD: password,
      ...(query === undefined ? {} : { STATION_QUERY: query }),
    }
    return await run(program, [...args, `--task=${file}`], env, lines === 'stdout' ? 1 : 2)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function run(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  lines: 1 | 2,
): Promise<number> {
  const app = spawn(program, args, {
    cwd: PROJECT,
    stdio: ['inherit', lines, 'inherit'],
    env: { ...process.env, ...env },
  })
  const pass = (signal: NodeJS.Signals) => {
    app.kill(signal)
  }
  process.on('SIGINT', pass).on('SIGTERM', pass)
  return new Promise((done) => {
    app.on('error', (error) => {
      console.error(`The app could not be started: ${error.message}`)
      done(1)
    })
    app.on('exit', (code) => {
      process.off('SIGINT', pass).off('SIGTERM', pass)
      done(code ?? 1)
    })
  })
}
