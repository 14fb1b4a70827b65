import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.ts', 'tests/architecture/**/*.test.ts'],
    testTimeout: 30_000,
    // Files share the modules of their worker: read once instead of once a file, the tests take half the time. So a test
    // puts back what it changes outside itself (the clock, PATH).
    isolate: false,
    pool: 'threads',
  },
})
