import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { needsBuild } from '../../../scripts/start/build-age.ts'
import { fetchElectron } from '../../../scripts/start/fetch-electron.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** Runs a fake of the package's script: `sh` is its text. */
async function fetchWith(sh: string, patienceMs = 600) {
  const seen: number[] = []
  const target = join(folder, 'dist')
  const result = await fetchElectron({
    command: ['sh', '-c', sh],
    target,
    patienceMs,
    onProgress: (megabytes) => seen.push(megabytes),
  })
  return { result, seen }
}

describe('fetching the Electron binary', () => {
  it('shows how much has come', async () => {
    const { result, seen } = await fetchWith(
      'for i in 1 2 3; do head -c 2000000 /dev/zero >> "$TMPDIR/x.zip"; sleep 0.3; done',
    )
    expect(result).toEqual({ ok: true })
    expect(seen.at(-1)).toBe(6)
  })

  it('gives up when nothing moves, however long the script would wait', async () => {
    const { result } = await fetchWith('exec sleep 60', 300)
    expect(result).toEqual({ ok: false, reason: 'no progress for 0 s' })
  })

  it('does not give up while something comes slowly', async () => {
    const { result } = await fetchWith('for i in 1 2 3 4 5 6; do echo x >> "$TMPDIR/x.zip"; sleep 0.25; done', 800)
    expect(result).toEqual({ ok: true })
  })

  it('passes on the first line of what the script says when it fails', async () => {
    const { result } = await fetchWith('echo "RequestError: getaddrinfo ENOTFOUND" >&2; echo "  at x" >&2; exit 1')
    expect(result).toEqual({ ok: false, reason: 'RequestError: getaddrinfo ENOTFOUND' })
  })

  it('says it when the script is not there', async () => {
    const result = await fetchElectron({
      command: [join(folder, 'nothing')],
      target: folder,
      patienceMs: 1000,
      onProgress: () => undefined,
    })
    expect(result).toMatchObject({ ok: false })
  })

  it('leaves nothing of its own behind', async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('electron-fetch-')).length
    await fetchWith('echo x > "$TMPDIR/x.zip"; exit 1')
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('electron-fetch-')).length).toBe(before)
  })
})

describe('a build is needed', () => {
  const put = (path: string, at: number) => {
    const whole = join(folder, path)
    mkdirSync(join(whole, '..'), { recursive: true })
    writeFileSync(whole, '')
    utimesSync(whole, at, at)
  }
  const touchFolders = (at: number) => {
    for (const name of ['src/main', 'src']) utimesSync(join(folder, name), at, at)
  }

  it('when there is none, and not right after one', () => {
    put('src/main/index.ts', 1000)
    touchFolders(1000)
    expect(needsBuild(folder)).toBe(true)
    put('out/renderer/index.html', 2000)
    expect(needsBuild(folder)).toBe(false)
  })

  it('when any source is newer, however deep', () => {
    put('out/renderer/index.html', 2000)
    put('src/main/index.ts', 3000)
    touchFolders(1000)
    expect(needsBuild(folder)).toBe(true)
  })
})
