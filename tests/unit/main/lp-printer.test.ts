import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lpPrinter } from '../../../src/main/printing/lp-printer.ts'
import { makeFakeLp, type FakeLp } from '../../e2e/fake-lp.ts'

const PATH = process.env['PATH'] ?? ''
const job = { bytes: new Uint8Array(Buffer.from('%PDF-1.7 paper')), title: 'F05', copies: 2 }
let folder = ''
let lp: FakeLp
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lp-'))
  lp = makeFakeLp(folder)
  process.env['PATH'] = [lp.folder, PATH].join(delimiter)
})
afterEach(() => {
  process.env['PATH'] = PATH
  rmSync(folder, { recursive: true })
})

describe('printing through lp', () => {
  it('sends the paper by standard input, as A4, with a title that is no name', async () => {
    expect(await lpPrinter(job)).toEqual({ ok: true, value: { job: 'FAKE-001' } })
    const [sent] = lp.jobs()
    expect(sent?.pdf.equals(Buffer.from(job.bytes))).toBe(true)
    expect(sent?.args).toEqual(['-o', 'media=A4', '-n', '2', '-t', 'F05', '-'])
  })

  it.each(['lp: Error - no default destination available.', 'lp: The printer or class does not exist.'])(
    'names it when there is no printer: %s',
    async (words) => {
      lp.refuseWith(words)
      expect(await lpPrinter(job)).toEqual({ ok: false, failure: { kind: 'noPrinter', detail: words } })
    },
  )

  it('passes on why the printer refused', async () => {
    lp.refuseWith('lp: Unsupported document-format "application/pdf".')
    expect(await lpPrinter({ ...job, bytes: new Uint8Array(5_000_000) })).toMatchObject({
      ok: false,
      failure: { kind: 'printerRefused', detail: 'lp: Unsupported document-format "application/pdf".' },
    })
  })

  it('names it when the system has no lp at all', async () => {
    process.env['PATH'] = join(folder, 'nothing')
    expect(await lpPrinter(job)).toEqual({ ok: false, failure: { kind: 'noPrinter', detail: 'lp' } })
  })
})
