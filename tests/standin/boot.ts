import { readFileSync, statSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { app } from './app.ts'
import { launchSwitches } from './launch-switches.ts'
import { startApp } from './start.ts'

// The app imports `electron`; here it gets the stand-in.
const NAMES = new Set(['electron', 'electron/main', 'electron/common'])
const standin = new URL('./electron.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    NAMES.has(specifier) ? { url: standin, shortCircuit: true, format: 'module-typescript' } : next(specifier, context),
})

const manifestSchema = z.object({ main: z.string(), version: z.string(), productName: z.string() })

const args = process.argv.slice(2)
for (const argument of args.filter((text) => text.startsWith('--'))) {
  const [name = '', ...value] = argument.slice(2).split('=')
  launchSwitches.set(name, value.join('='))
}

const folder = resolve(args.find((text) => !text.startsWith('-')) ?? '.')
if (!statSync(folder).isDirectory()) throw new Error(`${folder} is not an app's folder`)
const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
app.describe(folder, manifest)

process.argv = [process.execPath, ...args]
await import(pathToFileURL(join(folder, manifest.main)).href)
startApp()
