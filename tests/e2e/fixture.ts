import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from 'playwright/test'
import { executableSentence, findExecutable } from './executable.ts'
import { makeFakeLp, type FakeLp } from './fake-lp.ts'
import { Station } from './station.ts'

interface Fixtures {
  /** A folder of the test's own, gone afterwards. */
  readonly folder: string
  /** An empty profile folder. */
  readonly profile: string
  readonly lp: FakeLp
  /** The app, started on the empty profile, printing to `lp`. */
  readonly station: Station
}

interface WorkerFixtures {
  readonly executable: undefined
  /** One app for all tests of a worker that only ask and change nothing. Starting one takes seconds. */
  readonly sharedStation: Station
}

/** The test runner with a running app. Real Electron when its binary is there, else the stand-in; the run says which. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  executable: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what is needed out of this pattern
    async ({}, use) => {
      console.log(executableSentence(findExecutable()))
      await use(undefined)
    },
    { scope: 'worker', auto: true },
  ],

  sharedStation: [
    // eslint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'station-shared-'))
      const station = await Station.launch({ profile: folder })
      await use(station)
      await station.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    },
    { scope: 'worker' },
  ],

  // eslint-disable-next-line no-empty-pattern -- as above
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'station-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  },

  profile: async ({ folder }, use) => {
    const profile = join(folder, 'profile')
    mkdirSync(profile)
    await use(profile)
  },

  lp: async ({ folder }, use) => {
    await use(makeFakeLp(join(folder, 'lp')))
  },

  station: async ({ profile, lp }, use) => {
    const station = await Station.launch({ profile, path: [lp.folder] })
    await use(station)
    await station.close()
  },
})

export { expect } from 'playwright/test'
