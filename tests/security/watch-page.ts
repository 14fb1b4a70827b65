import type { CDPSession, Page } from 'playwright/test'

declare global {
  interface Window {
    /** Set by whatever was written somewhere and runs nevertheless. */
    hit?: (from: string) => void
    hits?: string[]
    /** Milliseconds of the longest time the page did nothing since it was asked last. */
    longestPause?: () => number
  }
}

/** Listens from now on for anything that runs, and for how long the page stands still. */
export async function watchPage(page: Page): Promise<void> {
  await page.evaluate(() => {
    const hits: string[] = []
    window.hits = hits
    window.hit = (from) => void hits.push(from)
    let last = performance.now()
    let longest = 0
    setInterval(() => {
      const now = performance.now()
      longest = Math.max(longest, now - last)
      last = now
    }, 20)
    window.longestPause = () => {
      const pause = Math.max(longest, performance.now() - last)
      longest = 0
      last = performance.now()
      return pause
    }
  })
}

/** What ran since; the page must still be the one that is watched. */
export function hitsIn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => window.hits ?? ['the page was loaded anew'])
}

const sessions = new WeakMap<Page, CDPSession>()
const cpuBefore = new WeakMap<Page, number>()

/**
 * Milliseconds of the longest time the page did nothing since it was asked last, but no more than its thread has worked
 * altogether: on a busy machine it stands still because others have their turn.
 */
export async function longestPause(page: Page): Promise<number> {
  const pause = await page.evaluate(() => window.longestPause?.() ?? Number.POSITIVE_INFINITY)
  const before = cpuBefore.get(page) ?? 0
  const now = await threadTime(page)
  cpuBefore.set(page, now)
  return Math.min(pause, now - before)
}

/** Milliseconds the page's main thread has had a processor. */
async function threadTime(page: Page): Promise<number> {
  let session = sessions.get(page)
  if (session === undefined) {
    session = await page.context().newCDPSession(page)
    await session.send('Performance.enable')
    sessions.set(page, session)
  }
  const { metrics } = await session.send('Performance.getMetrics')
  const metric = metrics.find(({ name }) => name === 'ThreadTime')
  if (metric === undefined) throw new Error('Chromium does not tell the time of its threads')
  return metric.value * 1000
}
