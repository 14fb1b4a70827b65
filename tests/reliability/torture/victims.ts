import { readdirSync, readFileSync } from 'node:fs'
import type { Station } from '../../e2e/station.ts'

/** What is killed: the app's main process, its Chromium, or the process its page and the page's workers live in. */
export const VICTIMS = ['main', 'chromium', 'page'] as const
export type Victim = (typeof VICTIMS)[number]

/** Kills without a warning, and returns when nothing of the app runs any more. */
export async function killNow(station: Station, victim: Victim): Promise<void> {
  const main = station.app.process()
  const family = descendants(main.pid ?? 0)
  if (victim === 'chromium') kill(family.filter(({ words }) => words.includes('user-data-dir') && !isChild(words)))
  if (victim === 'page') {
    kill(family.filter(({ words }) => words.includes('--type=renderer')))
    // The app goes on without its page, and would load it anew; then the power goes.
    await new Promise((later) => setTimeout(later, 300))
  }
  if (main.exitCode === null && main.signalCode === null) await station.kill()
  await allGone(family)
}

interface Process {
  readonly pid: number
  readonly words: string
}

function isChild(words: string): boolean {
  return words.includes('--type=')
}

export function kill(processes: readonly Process[]): void {
  for (const { pid } of processes) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It has ended by itself meanwhile.
    }
  }
}

/** Every process that this one has started, directly or not. Linux alone has /proc. */
export function descendants(root: number): readonly Process[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = textOf(`/proc/${name}/stat`)
    // The name in parentheses may hold blanks; the parent is the second word after it.
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    if (parent > 0) parents.set(Number(name), parent)
  }
  const belongs = (pid: number): boolean => {
    const parent = parents.get(pid)
    return parent !== undefined && (parent === root || belongs(parent))
  }
  return [...parents.keys()].filter(belongs).map((pid) => ({ pid, words: textOf(`/proc/${String(pid)}/cmdline`) }))
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

export async function allGone(family: readonly Process[]): Promise<void> {
  const until = Date.now() + 10_000
  const lives = ({ pid, words }: Process) => words !== '' && textOf(`/proc/${String(pid)}/cmdline`) === words
  while (family.some(lives)) {
    if (Date.now() > until) throw new Error('something of the app still runs')
    await new Promise((later) => setTimeout(later, 20))
  }
}
