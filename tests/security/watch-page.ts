import type { Page } from 'playwright/test'

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

export function longestPause(page: Page): Promise<number> {
  return page.evaluate(() => window.longestPause?.() ?? Number.POSITIVE_INFINITY)
}
