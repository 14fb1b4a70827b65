import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { findChromium } from '../../tests/standin/find-chromium.ts'
import type { Facts } from './launch-plan.ts'

/** Path of the Electron binary of the `electron` package, when it has been fetched. */
export function electronPath(electronPackage: string): string | undefined {
  const pathFile = join(electronPackage, 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(electronPackage, 'dist')
  const path = join(folder, readFileSync(pathFile, 'utf8'))
  return existsSync(path) ? path : undefined
}

/** Finds out what launchPlan wants to know. */
export function lookAround(electron: Facts['electron']): Facts {
  const path = 'path' in electron ? electron.path : undefined
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    hasDisplay: process.platform !== 'linux' || isSet('DISPLAY') || isSet('WAYLAND_DISPLAY'),
    hasXvfbRun: (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'xvfb-run'))),
    electron,
    missingLibraries: path === undefined || process.platform !== 'linux' ? [] : missingLibraries(path),
    usernsAllowed:
      readSwitch('/proc/sys/kernel/unprivileged_userns_clone') !== '0' &&
      readSwitch('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') !== '1' &&
      readSwitch('/proc/sys/user/max_user_namespaces') !== '0',
    sandboxHelper: path === undefined ? undefined : sandboxHelper(path),
    chromium: path === undefined && process.platform === 'linux' ? findChromium() : undefined,
  }
}

function missingLibraries(binary: string): readonly string[] {
  const { stdout } = spawnSync('ldd', [binary], { encoding: 'utf8' })
  return librariesNotFound(stdout)
}

/** `libnss3.so => not found` lines of ldd. */
export function librariesNotFound(lddOutput: string): readonly string[] {
  return [...lddOutput.matchAll(/^\s*(\S+) => not found$/gm)].map(([, name = '']) => name)
}

/** Chromium's setuid helper counts only when root owns it and the bit is set. */
function sandboxHelper(binary: string): string | undefined {
  const helper = join(dirname(binary), 'chrome-sandbox')
  const found = statSync(helper, { throwIfNoEntry: false })
  return found?.uid === 0 && (found.mode & 0o4000) !== 0 ? helper : undefined
}

function readSwitch(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined
}

function isSet(name: string): boolean {
  return (process.env[name] ?? '') !== ''
}
