import { defineConfig } from 'playwright/test'

export default defineConfig({
  testDir: 'tests',
  testMatch: ['e2e/**/*.spec.ts', 'security/**/*.spec.ts', 'reliability/**/*.spec.ts'],
  workers: 1,
  // Bounds that find what hangs: a loaded machine takes several times as long as a quiet one.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
})
