import { readdirSync, readFileSync } from 'node:fs'
import { report, timed } from './measure.ts'

/** MB that the page and its workers may take beyond what they take while nothing is done. */
const LIMIT = 400

export function reportMemory(of: string, beyondIdle: number): void {
  const against = `${String(LIMIT)} MB`
  report({ name: `${of}, memory beyond idle`, value: beyondIdle, unit: 'MB', ratio: beyondIdle / LIMIT, against })
}

/** How long the work takes, and the most memory the page's process had meanwhile, beside that before. */
export async function watched(profile: string, work: () => Promise<unknown>) {
  const pids = rendererPids(profile)
  const idle = residentMegabytes(pids)
  let peak = idle
  const timer = setInterval(() => {
    peak = Math.max(peak, residentMegabytes(pids))
  }, 200)
  const ms = await timed(work)
  clearInterval(timer)
  return { ms, peak, idle }
}

/** Chromium's processes of pages, of the browser that has this profile. */
function rendererPids(profile: string): readonly string[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const commandOf = (pid: string) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    } catch {
      // It ended between the listing and the reading.
      return ''
    }
  }
  const parentOf = (pid: string) => / \d+ \(.*\) \S (\d+)/.exec(` ${statOf(pid)}`)?.[1] ?? ''
  const browsers = new Set(all.filter((pid) => commandOf(pid).includes(profile)))
  const isOurs = (pid: string): boolean => {
    for (let at = pid; at !== '' && at !== '0' && at !== '1'; at = parentOf(at)) if (browsers.has(at)) return true
    return false
  }
  return all.filter((pid) => commandOf(pid).includes('--type=renderer') && isOurs(pid))
}

function statOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return ''
  }
}

function residentMegabytes(pids: readonly string[]): number {
  const pages = pids.map((pid) => {
    try {
      return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
    } catch {
      return 0
    }
  })
  return pages.reduce((sum, megabytes) => sum + megabytes, 0)
}
