import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface FetchOptions {
  /** The script of the `electron` package that fetches and unpacks the binary, and its arguments. */
  readonly command: readonly [string, ...string[]]
  /** Folder it unpacks into. */
  readonly target: string
  /** Given up when nothing has grown for this long: a network that swallows packets answers nothing for minutes. */
  readonly patienceMs: number
  readonly onProgress: (megabytes: number) => void
}

export type Fetched = { readonly ok: true } | { readonly ok: false; readonly reason: string }

/** Fetches the Electron binary, watched: progress is what grows in its folders. */
export async function fetchElectron({ command, target, patienceMs, onProgress }: FetchOptions): Promise<Fetched> {
  const downloads = mkdtempSync(join(tmpdir(), 'electron-fetch-'))
  const [program, ...args] = command
  const child = spawn(program, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TMPDIR: downloads, TEMP: downloads },
  })
  let words = ''
  child.stderr.on('data', (chunk: Buffer) => {
    words = `${words}${chunk.toString('utf8')}`.slice(-4000)
  })

  const seen = { size: 0, grewAt: Date.now(), gaveUp: false }
  const watch = setInterval(
    () => {
      const now = sizeOf(downloads) + sizeOf(target)
      if (now !== seen.size) {
        seen.size = now
        seen.grewAt = Date.now()
        onProgress(Math.round(now / 1_000_000))
      } else if (Date.now() - seen.grewAt > patienceMs) {
        seen.gaveUp = true
        child.kill('SIGKILL')
      }
    },
    Math.min(500, patienceMs / 4),
  )
  const code = await new Promise<number | null>((done) => {
    child.on('error', (error) => {
      words = error.message
      done(1)
    })
    child.on('close', done)
  })
  clearInterval(watch)
  rmSync(downloads, { recursive: true, force: true })
  if (seen.gaveUp) return { ok: false, reason: `no progress for ${String(Math.round(patienceMs / 1000))} s` }
  return code === 0 ? { ok: true } : { ok: false, reason: firstLine(words) }
}

function firstLine(words: string): string {
  return words.trim().split('\n')[0] ?? ''
}

function sizeOf(folder: string): number {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return 0
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0)
    .reduce((sum, size) => sum + size, 0)
}
