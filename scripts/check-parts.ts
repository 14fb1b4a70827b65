import type { Part } from './side-by-side.ts'

/** What says whether a change is fine without starting the app; for `npm run check` and `npm test`. */
export const LINT: Part = {
  title: 'lint',
  // By content: a file that was right is looked at again when it changes. What a change elsewhere makes wrong in it is
  // found where there is no cache yet, from a clean clone.
  command: [
    'eslint',
    ...['.', '--max-warnings', '0'],
    ...['--cache', '--cache-strategy', 'content', '--cache-location', 'node_modules/.cache/eslint/'],
  ],
}
export const UNIT_TESTS: Part = {
  title: 'unit tests',
  // One worker: a second one only takes from the linting beside it, which is the longest part.
  command: ['vitest', 'run', '--project', 'unit', '--maxWorkers', '1'],
}
export const TYPES: Part = { title: 'types', command: ['tsc', '--noEmit', '-p', 'tsconfig.json'] }
export const FORMAT: Part = {
  title: 'format',
  // By content: what was right once is right until it, Prettier or its settings change.
  command: ['prettier', '--check', '--log-level=warn', '--cache', '--cache-strategy=content', '.'],
}
