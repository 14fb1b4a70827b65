// `npm run torture [-- --rounds 300 --seed N]`: one station, killed again and again while it is worked at. Prints its seed
// first and a line of totals last; exit 1 when anything was lost. README.md tells how to read it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildIfNeeded } from '../../scripts/app-process.ts'
import { letReadersGo } from '../../src/contract/closed-pipe.ts'
import { Torture } from './torture/torture.ts'
import { totalsInWords } from './torture/totals.ts'

letReadersGo(process.stdout, process.stderr)
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '300' }, seed: { type: 'string' } },
})
const rounds = Number(values.rounds)
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
if (!Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(seed)) {
  console.error('Usage: npm run torture [-- --rounds 300 --seed N]')
  process.exit(2)
}
console.log(`seed ${String(seed)}, ${String(rounds)} rounds`)
if (!buildIfNeeded()) process.exit(1)
const folder = mkdtempSync(join(tmpdir(), 'station-torture-'))
const started = Date.now()
const totals = await new Torture(folder, seed, (line) => {
  console.log(line)
}).run(rounds)
for (const loss of totals.losses) console.log(loss)
console.log(`seed ${String(seed)}, ${String(Math.round((Date.now() - started) / 1000))} s: ${totalsInWords(totals)}`)
if (totals.losses.length === 0) rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
else console.log(`Everything is left to look at in ${folder}`)
process.exit(totals.losses.length === 0 ? 0 : 1)
