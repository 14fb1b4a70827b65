import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const PROJECT = resolve(import.meta.dirname, '../..')

export interface Executable {
  readonly path: string
  readonly isStandin: boolean
}

/** Real Electron whenever its binary is there, else the stand-in over the system's Chromium (tests/standin). */
export function findExecutable(): Executable {
  const package_ = join(PROJECT, 'node_modules/electron')
  const pathFile = join(package_, 'path.txt')
  if (existsSync(pathFile) && process.env['STATION_USE_STANDIN'] === undefined) {
    const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(package_, 'dist')
    const real = join(folder, readFileSync(pathFile, 'utf8'))
    if (existsSync(real)) return { path: real, isStandin: false }
  }
  return { path: join(PROJECT, 'tests/standin/electron'), isStandin: true }
}

export function executableSentence({ path, isStandin }: Executable): string {
  return isStandin
    ? 'Running on the stand-in over Chromium: the Electron binary is not on this machine (tests/e2e/README.md says what that leaves open).'
    : `Running on real Electron: ${path}`
}
