import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What the build is made from, relative to the project. */
const SOURCES = ['src', 'resources', 'electron.vite.config.ts', 'package-lock.json']

/** Whether `out` is missing or older than anything it is made from. */
export function needsBuild(project: string): boolean {
  const built = changedAt(join(project, 'out/renderer/index.html'))
  return built === undefined || SOURCES.some((source) => (newestIn(join(project, source)) ?? 0) > built)
}

function newestIn(path: string): number | undefined {
  const own = changedAt(path)
  if (own === undefined || !statSync(path).isDirectory()) return own
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => changedAt(join(path, name)) ?? 0)
    .reduce((newest, at) => Math.max(newest, at), own)
}

/** Milliseconds since 1970, or undefined when it is not there. */
function changedAt(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs
}
