import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'

const USUAL = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium']

/** The Chromium to run on: STANDIN_CHROMIUM, else the system's, else the one Playwright has fetched. */
export function findChromium(): string | undefined {
  const chosen = process.env['STANDIN_CHROMIUM']
  if (chosen !== undefined && chosen !== '') return existsSync(chosen) ? chosen : undefined
  return USUAL.find((path) => existsSync(path)) ?? playwrightsChromium()
}

function playwrightsChromium(): string | undefined {
  // Loaded only when needed: it takes a quarter of a second.
  const playwright: unknown = createRequire(import.meta.url)('playwright')
  const path = (playwright as typeof import('playwright')).chromium.executablePath()
  return existsSync(path) ? path : undefined
}
