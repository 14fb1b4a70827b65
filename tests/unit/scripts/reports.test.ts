import { describe, expect, it } from 'vitest'
import { playwrightReport, vitestReport } from '../../reports.ts'

describe('what is named at the end of all tests', () => {
  it('is each unit test that failed, and a file that could not be read', () => {
    const report = {
      numPassedTests: 2,
      numFailedTests: 1,
      testResults: [
        {
          name: 'tests/unit/a.test.ts',
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'names are read' },
            { status: 'failed', fullName: 'names are found' },
          ],
        },
        { name: 'tests/unit/b.test.ts', status: 'failed', assertionResults: [] },
        { name: 'tests/unit/c.test.ts', status: 'passed', assertionResults: [{ status: 'passed', fullName: 'c' }] },
      ],
    }
    expect(vitestReport(JSON.stringify(report))).toEqual({
      passed: 2,
      failed: 1,
      names: ['tests/unit/a.test.ts › names are found', 'tests/unit/b.test.ts'],
    })
  })

  it('is each walk that failed, however deep it stands', () => {
    const report = {
      stats: { expected: 5, unexpected: 1, flaky: 1 },
      suites: [
        {
          specs: [{ ok: false, title: 'opens', file: 'e2e/a.spec.ts' }],
          suites: [{ specs: [{ ok: true, title: 'closes', file: 'e2e/a.spec.ts' }] }],
        },
      ],
    }
    expect(playwrightReport(JSON.stringify(report))).toEqual({
      passed: 5,
      failed: 2,
      names: ['e2e/a.spec.ts › opens'],
    })
  })

  it('is nothing where there is no report', () => {
    expect(() => vitestReport('{}')).toThrow()
    expect(() => playwrightReport('{"stats":{}}')).toThrow()
  })
})
