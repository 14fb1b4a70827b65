// `npm run check`: types, lint, format, imports and unit tests, side by side, for everybody who changes something. What
// needs the built app, a browser or thousands of broken files is left to `npm test`.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { PROJECT } from './app-process.ts'
import { makeReady } from './setup.ts'

interface Part {
  readonly name: string
  readonly args: readonly [script: string, ...args: string[]]
}

/** Two at a time, as machines have two cores at least; the longest begin first. */
const PARTS: readonly Part[] = [
  { name: 'lint', args: ['eslint/bin/eslint.js', '.', '--max-warnings', '0'] },
  { name: 'unit', args: ['vitest/vitest.mjs', 'run', '--project', 'unit', '--reporter=dot'] },
  { name: 'types', args: ['typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'format', args: ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'] },
]
const AT_ONCE = 2

/** Runs one part; its words are shown when it is over, so that two parts do not speak at once. */
function run({ name, args }: Part): Promise<boolean> {
  const [script, ...rest] = args
  const began = Date.now()
  const child = spawn(process.execPath, [join(PROJECT, 'node_modules', script), ...rest], { cwd: PROJECT })
  const said: Buffer[] = []
  child.stdout.on('data', (words: Buffer) => said.push(words))
  child.stderr.on('data', (words: Buffer) => said.push(words))
  return new Promise((done) => {
    child.on('close', (code) => {
      const well = code === 0
      const seconds = String(Math.round((Date.now() - began) / 1000))
      if (!well) process.stdout.write(Buffer.concat(said))
      console.log(`── ${name}: ${well ? 'well' : 'FAILED'} after ${seconds} s`)
      done(well)
    })
  })
}

if (!makeReady('papers')) process.exit(1)
const waiting = [...PARTS]
const results: boolean[] = []
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) results.push(await run(next))
  }),
)
process.exitCode = results.every(Boolean) ? 0 : 1
