// `npm run check`: types, lint, format, imports and unit tests, side by side, for everybody who changes something. What
// needs the built app, a browser or thousands of broken files is left to `npm test`. Exit 1 when any part fails, or when
// a tool the unit tests need is missing and cannot be installed.
import { availableParallelism } from 'node:os'
import { FORMAT, LINT, TYPES, UNIT_TESTS } from './check-parts.ts'
import { makeReady } from './setup.ts'
import { printEnded, sideBySide } from './side-by-side.ts'

const began = performance.now()
const ready = makeReady('papers')
const ended = await sideBySide([LINT, UNIT_TESTS, TYPES, FORMAT], availableParallelism(), printEnded)
const failed = ended.filter(({ well }) => !well).map(({ part }) => part.title)
if (!ready) failed.push('tools of the unit tests (named above)')
const seconds = String(Math.round((performance.now() - began) / 1000))
console.log(
  failed.length === 0 ? `── all well after ${seconds} s` : `── FAILED after ${seconds} s: ${failed.join(', ')}`,
)
process.exitCode = failed.length === 0 ? 0 : 1
