import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '../e2e/fixture.ts'
import { totalsInWords } from './torture/totals.ts'
import { Torture } from './torture/torture.ts'

/** A short part of `npm run torture`: the same choices at each run, every activity among them. */
const ROUNDS = 12
const SEED = 20261133

test(`${String(ROUNDS)} times killed at its work, the station has everything it said is saved`, async () => {
  test.setTimeout(900_000)
  const folder = mkdtempSync(join(tmpdir(), 'station-torture-'))
  console.log(`seed ${String(SEED)}`)
  const totals = await new Torture(folder, SEED, (line) => {
    console.log(line)
  }).run(ROUNDS)
  console.log(totalsInWords(totals))
  expect(totals.losses).toEqual([])
  expect(totals.rounds).toBe(ROUNDS)
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
})
