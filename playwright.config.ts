import { defineConfig } from 'playwright/test'

export default defineConfig({
  testDir: 'tests',
  testMatch: ['e2e/**/*.spec.ts', 'security/**/*.spec.ts', 'reliability/**/*.spec.ts'],
  workers: 1,
  timeout: 120_000,
  reporter: 'list',
})
