import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeReady } from '../../../scripts/setup.ts'

const PATH = process.env['PATH'] ?? ''
const said: string[] = []

beforeEach(() => {
  said.length = 0
  for (const method of ['log', 'error'] as const)
    vi.spyOn(console, method).mockImplementation((line: string) => void said.push(line))
})
afterEach(() => {
  process.env['PATH'] = PATH
  vi.restoreAllMocks()
})

test.runIf(process.platform === 'linux')(
  'a machine without the tools of the unit tests, and no way to install them, is told the line that does it',
  () => {
    process.env['PATH'] = '/nothing-here'
    expect(makeReady('papers')).toBe(false)
    expect(said).toEqual([
      'missing: pdftotext and pdftoppm, to read printed papers',
      'missing: age, the stock tool that opens backups',
      'Please run: sudo apt-get install -y --no-install-recommends poppler-utils age',
    ])
  },
)
