import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Finds what hangs, not what is slow: a loaded machine takes ten times as long.
    testTimeout: 300_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/architecture/**/*.test.ts'],
          // Files share the modules of their worker: read once instead of once a file, the tests take half the time. So
          // a test puts back what it changes outside itself (the clock, PATH).
          isolate: false,
          pool: 'threads',
        },
      },
      // Thousands of broken files: for `npm test`, not for each change.
      { extends: true, test: { name: 'reliability', include: ['tests/reliability/**/*.test.ts'] } },
    ],
  },
})
