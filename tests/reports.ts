/** What a runner counted. */
export interface Count {
  readonly passed: number
  readonly failed: number
  /** What failed, to be named again at the end: what a runner said of it is far above by then. */
  readonly names: readonly string[]
}

interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[]
  readonly specs?: readonly { readonly ok: boolean; readonly title: string; readonly file: string }[]
}

interface PlaywrightReport extends PlaywrightSuite {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number }
}

/** @param report what Vitest’s JSON reporter wrote; throws when it is not that */
export function vitestReport(report: string): Count {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(report) as VitestReport
  return {
    passed: sum([numPassedTests]),
    failed: sum([numFailedTests]),
    names: testResults.flatMap(({ name, status, assertionResults }) => {
      const failed = assertionResults.filter((test) => test.status === 'failed').map(({ fullName }) => fullName)
      // A file that could not be read has no tests to name.
      if (failed.length === 0) return status === 'failed' ? [name] : []
      return failed.map((test) => `${name} › ${test}`)
    }),
  }
}

/**
 * A walk that passed at the second try has failed.
 * @param report what Playwright’s JSON reporter wrote; throws when it is not that
 */
export function playwrightReport(report: string): Count {
  const { stats, ...suite } = JSON.parse(report) as PlaywrightReport
  return { passed: sum([stats.expected]), failed: sum([stats.unexpected, stats.flaky]), names: namesIn(suite) }
}

function namesIn({ suites = [], specs = [] }: PlaywrightSuite): readonly string[] {
  const failed = specs.filter(({ ok }) => !ok).map(({ file, title }) => `${file} › ${title}`)
  return [...failed, ...suites.flatMap(namesIn)]
}

function sum(numbers: readonly unknown[]): number {
  return numbers.reduce<number>((total, value) => {
    if (typeof value !== 'number') throw new Error('not a report: a count is missing')
    return total + value
  }, 0)
}
