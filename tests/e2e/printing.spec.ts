import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PrintReply } from '../../src/contract/print-model.ts'
import { formByCode } from '../../src/forms/forms.ts'
import { findExecutable } from './executable.ts'
import { expect, test } from './fixture.ts'
import { filledForm, inkOf, printInPage, wordsOf } from './paper.ts'
import { canRunCups, startPrivateCups } from './private-cups.ts'
import { Station } from './station.ts'

declare global {
  interface Window {
    /** Left here by printInPage. */
    paper: Uint8Array<ArrayBuffer>
  }
}

const definition = formByCode('F05')
if (definition === null) throw new Error('there is no F05')
const { model, sentences } = filledForm(definition)

async function send(station: Station): Promise<unknown> {
  expect(await printInPage(station.page, model)).toBe('printed' satisfies PrintReply['kind'])
  return station.page.evaluate(() =>
    window.station.call['print.send']({ bytes: window.paper, title: 'F05', copies: 1 }),
  )
}

test('a paper printed through CUPS arrives with all its words', async ({ profile }) => {
  test.skip(!canRunCups(), 'a print scheduler of one’s own needs root and CUPS')
  const cups = await startPrivateCups()
  const station = await Station.launch({ profile, env: { CUPS_SERVER: cups.server } })
  try {
    expect(await send(station)).toMatchObject({ ok: true, value: { job: 'PAPER-1' } })
    const words = wordsOf(await cups.paper())
    expect(sentences.length).toBeGreaterThan(3)
    for (const sentence of sentences) expect(words).toContain(sentence)
  } finally {
    await station.close()
    await cups.stop()
  }
})

test('a paper reaches lp whole, and a refusal comes back with the printer’s own words', async ({ station, lp }) => {
  expect(await send(station)).toMatchObject({ ok: true, value: { job: 'FAKE-001' } })
  const [job] = lp.jobs()
  expect(job?.args).toContain('F05')
  const words = wordsOf(job?.pdf ?? Buffer.alloc(0))
  for (const sentence of sentences) expect(words).toContain(sentence)

  lp.refuseWith('lp: Error - no default destination available.')
  expect(await send(station)).toMatchObject({ ok: false, failure: { kind: 'noPrinter' } })
})

test('a paper is saved where the user says, and nowhere when he cancels', async ({ station, folder }) => {
  expect(await printInPage(station.page, model)).toBe('printed')
  const save = () =>
    station.page.evaluate(() => window.station.call['print.save']({ bytes: window.paper, fileName: 'F05.pdf' }))
  const path = join(folder, 'saved.pdf')
  await station.answerSaveDialog(null)
  expect(await save()).toMatchObject({ ok: false, failure: { kind: 'cancelled' } })
  await station.answerSaveDialog(path)
  expect(await save()).toEqual({ ok: true, value: { path } })
  for (const sentence of sentences) expect(wordsOf(readFileSync(path))).toContain(sentence)
  await station.answerSaveDialog(join(folder, 'gone/saved.pdf'))
  expect(await save()).toMatchObject({ ok: false, failure: { kind: 'gone' } })
})

test('the print process is started again when it dies, and the page gets a new port by itself', async ({ station }) => {
  expect(await printInPage(station.page, model)).toBe('printed')
  const again = printInPage(station.page, model, 'await')
  const pid = await station.app.evaluate(
    ({ app }) => app.getAppMetrics().find(({ serviceName }) => serviceName === 'print')?.pid,
  )
  process.kill(pid ?? 0, 'SIGKILL')
  expect(await again).toBe('printed')
})

test('where there is no lp, a hidden window draws every page and prints it', async ({ profile }) => {
  test.skip(!findExecutable().isStandin, 'real Electron would print on a real printer')
  // Drawing whole pages at 300 dpi is slow on a busy machine.
  const station = await Station.launch({ profile, env: { STATION_PRINT: 'window' } })
  try {
    expect(await send(station)).toMatchObject({ ok: false, failure: { kind: 'noPrinter' } })
    await station.app.evaluate((electron) => {
      const { standin } = electron as unknown as { standin: { printers: { name: string }[] } }
      standin.printers.push({ name: 'PAPER' })
    })
    expect(await send(station)).toEqual({ ok: true, value: { job: 'F05' } })
    const printed = await station.app.evaluate((electron) => {
      const { standin } = electron as unknown as { standin: { printed: { pdf: string; options: unknown }[] } }
      return standin.printed[0]
    })
    expect(printed?.options).toMatchObject({ silent: true, pageSize: 'A4', copies: 1 })
    const asPrinted = inkOf(Buffer.from(printed?.pdf ?? '', 'base64'))
    const paper = await station.page.evaluate(() => [...window.paper])
    const original = inkOf(Buffer.from(paper))
    expect(asPrinted.length).toBe(original.length)
    // Drawn pages carry as much ink as the paper's own, page by page; a blank or a shifted one would not.
    original.forEach((ink, page) => {
      expect(asPrinted[page]).toBeGreaterThan(ink * 0.95)
      expect(asPrinted[page]).toBeLessThan(ink * 1.05)
    })
    expect(await station.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  } finally {
    await station.close()
  }
})
