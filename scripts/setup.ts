// Makes a fresh Debian machine ready for the tests and the demo. Quick when everything is there.
// `node scripts/setup.ts [--pictures]`: pictures also need a Chinese face of the system for the screens.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findChromium } from '../tests/standin/find-chromium.ts'

interface Need {
  readonly what: string
  readonly isThere: () => boolean
  readonly packages: readonly string[]
}

const CHROMIUM: Need = {
  what: 'Chromium, for the stand-in of the Electron binary',
  isThere: () => findChromium() !== undefined,
  packages: ['chromium'],
}
/** What the tests that need no browser ask. */
const PAPER_TOOLS: readonly Need[] = [
  {
    what: 'pdftotext and pdftoppm, to read printed papers',
    isThere: tools('pdftotext', 'pdftoppm'),
    packages: ['poppler-utils'],
  },
  { what: 'age, the stock tool that opens backups', isThere: tools('age'), packages: ['age'] },
]
const CUPS: Need = {
  what: 'CUPS, for the test that prints',
  isThere: tools('lp', 'cupsd', 'lpadmin'),
  packages: ['cups', 'cups-client'],
}
/** The screens use the system's sans face; Debian has no Chinese one at first. Windows has its own. */
const CHINESE_FACE: Need = {
  what: 'a Chinese face of the system, for pictures of the screens only',
  isThere: () =>
    tools('fc-list')() && spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).stdout.trim() !== '',
  packages: ['fontconfig', 'fonts-noto-cjk'],
}

const NEEDS = {
  window: [CHROMIUM],
  papers: PAPER_TOOLS,
  tests: [CHROMIUM, ...PAPER_TOOLS, CUPS],
  pictures: [CHROMIUM, ...PAPER_TOOLS, CUPS, CHINESE_FACE],
} as const satisfies Record<string, readonly Need[]>

/**
 * Installs what is missing, as root, or says which line does it.
 * @returns whether everything is there now
 */
export function makeReady(wanted: keyof typeof NEEDS): boolean {
  if (process.platform !== 'linux') return true
  const needs: readonly Need[] = NEEDS[wanted]
  const missing = needs.filter(({ isThere }) => !isThere())
  for (const need of needs) if (!missing.includes(need)) console.log(`there: ${need.what}`)
  if (missing.length === 0) return true

  const packages = missing.flatMap((need) => need.packages)
  const line = `apt-get install -y --no-install-recommends ${packages.join(' ')}`
  for (const { what } of missing) console.log(`missing: ${what}`)
  if (process.getuid?.() !== 0 || !tools('apt-get')()) {
    console.error(`Please run: sudo ${line}`)
    return false
  }
  console.log(`installing: ${packages.join(' ')}`)
  apt('update', '-qq')
  apt('install', '-y', '-qq', '--no-install-recommends', ...packages)
  const still = missing.filter(({ isThere }) => !isThere())
  for (const { what } of still) console.error(`could not be installed: ${what}`)
  return still.length === 0
}

function apt(...args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (status !== 0) console.error(`${stdout}${stderr}`.trim().split('\n').slice(-10).join('\n'))
}

/** Whether all of these programs are in the PATH, or where Debian keeps the administrator's. */
function tools(...names: readonly string[]): () => boolean {
  return () => {
    const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin']
    return names.every((name) => folders.some((folder) => existsSync(join(folder, name))))
  }
}

if (import.meta.main) process.exitCode = makeReady(process.argv.includes('--pictures') ? 'pictures' : 'tests') ? 0 : 1
