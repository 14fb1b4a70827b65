import { readdirSync, readFileSync } from 'node:fs'
import { report, timed } from './measure.ts'

/** MB that the app may take beyond what it takes while nothing is done. */
const LIMIT = 400
const EVERY_MS = 200
/** What is "before": the least of so many looks, for a collection of garbage may still be to come. */
const LOOKS_BEFORE = 10

/**
 * MB of memory by what the processes do, each page counted once however many of them share it (PSS). Pages of files are left
 * out: programs and libraries, which other programs on the machine share as well, so that the number would be theirs too.
 */
export interface Memory {
  /** The page with its workers. */
  readonly page: number
  /** The app's main script: under Electron that process is Chromium's browser as well. */
  readonly main: number
  /** Chromium's browser, network, GPU and zygotes. */
  readonly rest: number
  readonly all: number
}

export interface Watched {
  readonly ms: number
  readonly idle: Memory
  /** The most of each, not all at the same time. */
  readonly peak: Memory
}

export function reportMemory(of: string, { idle, peak }: Pick<Watched, 'idle' | 'peak'>): void {
  const beyond = (kind: keyof Memory) => peak[kind] - idle[kind]
  const one = (words: string, value: number) =>
    report({ name: `${of}, ${words}`, value, unit: 'MB', ratio: value / LIMIT, against: `${String(LIMIT)} MB` })
  one('memory of all processes beyond idle', beyond('all'))
  one('of which the page and its workers', beyond('page'))
  if (peak.main > 0) one('of which main', beyond('main'))
  one('of which the rest of Chromium', beyond('rest'))
}

/**
 * How long the work takes, and how much memory the app's processes have meanwhile and had before.
 * @param root the app's process, the others are its children
 */
export async function watched(root: number, work: () => Promise<unknown>): Promise<Watched> {
  const before: Memory[] = []
  for (let look = 0; look < LOOKS_BEFORE; look += 1) {
    before.push(memoryOf(root))
    await new Promise((later) => setTimeout(later, EVERY_MS))
  }
  const idle = fold(before, Math.min)
  let peak = idle
  const timer = setInterval(() => {
    peak = fold([peak, memoryOf(root)], Math.max)
  }, EVERY_MS)
  const ms = await timed(work)
  clearInterval(timer)
  return { ms, idle, peak }
}

/** The process of the browser that has this profile. */
export function browserOf(profile: string): number {
  const found = processes().filter(({ command }) => command.includes(profile))
  const root = found.find(({ parent }) => !found.some(({ pid }) => pid === parent))
  if (root === undefined) throw new Error(`no browser has ${profile}`)
  return root.pid
}

interface Process {
  readonly pid: number
  readonly parent: number
  readonly command: string
}

function memoryOf(root: number): Memory {
  const all = processes()
  const ours = new Set([root])
  // A child may be listed before its parent.
  for (let before = 0; before !== ours.size;) {
    before = ours.size
    for (const { pid, parent } of all) if (ours.has(parent)) ours.add(pid)
  }
  const sum = { page: 0, main: 0, rest: 0, all: 0 }
  for (const { pid, command } of all) {
    if (!ours.has(pid)) continue
    const megabytes = proportional(pid)
    sum[kindOf(command)] += megabytes
    sum.all += megabytes
  }
  return sum
}

function kindOf(command: string): Exclude<keyof Memory, 'all'> {
  if (command.includes('--type=renderer')) return 'page'
  return command.includes('--type=') || command.includes('--remote-debugging-pipe') ? 'rest' : 'main'
}

function fold(several: readonly Memory[], pick: (...values: number[]) => number): Memory {
  const of = (kind: keyof Memory) => pick(...several.map((one) => one[kind]))
  return { page: of('page'), main: of('main'), rest: of('rest'), all: of('all') }
}

function processes(): readonly Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({
      pid: Number(name),
      parent: Number(/^\d+ \(.*\) \S (\d+)/s.exec(textOf(`/proc/${name}/stat`))?.[1] ?? 0),
      command: textOf(`/proc/${name}/cmdline`).replaceAll('\0', ' '),
    }))
}

function proportional(pid: number): number {
  const rollup = textOf(`/proc/${String(pid)}/smaps_rollup`)
  const of = (kind: string) => Number(new RegExp(`^Pss_${kind}:\\s+(\\d+) kB`, 'm').exec(rollup)?.[1] ?? 0) / 1024
  return of('Anon') + of('Shmem')
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // It ended between the listing and the reading.
    return ''
  }
}
