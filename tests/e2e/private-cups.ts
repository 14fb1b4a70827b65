import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const CONFIG = resolve(import.meta.dirname, '../fixtures/cups')
const PATIENCE_MS = 15_000

/** A print scheduler of the test's own: one queue that writes what it prints to a file, on a socket nobody else knows. */
export interface PrivateCups {
  /** For CUPS_SERVER of whoever prints here. */
  readonly server: string
  /** The last paper printed, once it has come out of the queue and not changed for a moment. */
  readonly paper: () => Promise<Buffer>
  readonly stop: () => Promise<void>
}

/** CUPS runs as root only, and its own PDF driver would destroy Chinese text: the queue is a plain file. */
export function canRunCups(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/sbin/cupsd') && existsSync('/usr/sbin/lpadmin')
}

export async function startPrivateCups(): Promise<PrivateCups> {
  // In a folder of its own: the scheduler's filters run as another user, who must get through every folder above.
  const folder = mkdtempSync(join(tmpdir(), 'cups-'))
  for (const name of ['run', 'root', 'spool/tmp', 'cache', 'log', 'out'])
    mkdirSync(join(folder, name), { recursive: true })
  chmodSync(folder, 0o755)
  chmodSync(join(folder, 'spool/tmp'), 0o1777)
  chmodSync(join(folder, 'out'), 0o777)
  const config = (name: string) => {
    const path = join(folder, name)
    writeFileSync(path, readFileSync(join(CONFIG, name), 'utf8').replaceAll('@DIR@', folder))
    return path
  }
  const output = join(folder, 'out/paper.pdf')
  writeFileSync(output, '')
  chmodSync(output, 0o666)

  const server = join(folder, 'run/cups.sock')
  const cupsd = spawn('/usr/sbin/cupsd', ['-f', '-c', config('cupsd.conf'), '-s', config('cups-files.conf')], {
    stdio: 'ignore',
  })
  const gone = new Promise((done) => cupsd.once('exit', done))
  await until(() => existsSync(server))
  const admin = (...args: readonly string[]) =>
    execFileSync('/usr/sbin/lpadmin', args, { env: { ...process.env, CUPS_SERVER: server }, stdio: 'pipe' })
  admin('-p', 'PAPER', '-E', '-v', `file://${output}`, '-m', 'lsb/usr/cupsfilters/Generic-PDF_Printer-PDF.ppd')
  admin('-d', 'PAPER')

  return {
    server,
    paper: async () => {
      let last = -1
      await until(() => {
        const size = readFileSync(output).byteLength
        const settled = size > 0 && size === last
        last = size
        return settled
      }, 300)
      return readFileSync(output)
    },
    stop: async () => {
      cupsd.kill()
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function until(holds: () => boolean, everyMs = 50): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  while (!holds()) {
    if (Date.now() > end) throw new Error('the print scheduler does not answer')
    await new Promise((later) => setTimeout(later, everyMs))
  }
}
