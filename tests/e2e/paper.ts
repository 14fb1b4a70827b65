import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import type { PrintModel, PrintReply } from '../../src/contract/print-model.ts'
import type { FormDefinition } from '../../src/forms/definition.ts'
import { valueFields } from '../../src/forms/fields.ts'

/** A form with a sentence of its own in every plain text field, and those sentences. */
export function filledForm(definition: FormDefinition): {
  readonly model: PrintModel
  readonly sentences: readonly string[]
} {
  const texts = valueFields(definition).filter(
    ({ kind, when }) => (kind === 'text' || kind === 'longText') && when === undefined,
  )
  const written = texts.map(
    ({ id }, i) => [id, `第${String(i + 1)}处写着：孩子由外婆照看，龘靐二字也要印出来。`] as const,
  )
  return {
    sentences: written.map(([, sentence]) => sentence),
    model: {
      kind: 'form',
      formCode: definition.code,
      formVersion: definition.version,
      mode: 'filled',
      values: Object.fromEntries(written),
      head: {
        stationName: '秀英街道社会工作站',
        stationAddress: '',
        stationPhone: '',
        caseNumber: 'XY-2026-个-0037',
        letterNumber: '',
        letterDate: '',
        replyDueOn: '',
        today: '2026-11-23',
      },
    },
  }
}

/** Of this helper's requests: the page counts its own from 1 and may have one under way on the same port. */
const OWN_ID = 1_000_000_000

/**
 * Asks the print process for a paper over the page's port, and leaves the PDF in the page as `window.paper`. The page
 * listens to the same ports and may close one when the next arrives, so every port is asked until one has answered.
 */
export function printInPage(page: Page, model: PrintModel): Promise<PrintReply['kind']> {
  return page.evaluate(
    ([text, id]) =>
      new Promise<PrintReply['kind']>((done) => {
        const asked: unknown = JSON.parse(text)
        window.addEventListener('message', function take({ data, ports: [port] }) {
          if (data !== 'print:port' || port === undefined) return
          port.addEventListener('message', ({ data: reply }: MessageEvent<PrintReply>) => {
            if (reply.id !== id) return
            // Else the next paper would be asked for by this listener as well.
            window.removeEventListener('message', take)
            if (reply.kind === 'printed') Object.assign(window, { paper: reply.bytes })
            done(reply.kind)
          })
          port.start()
          port.postMessage({ id, model: asked })
        })
        window.station.requestPrintPort()
      }),
    [JSON.stringify(model), OWN_ID] as const,
  )
}

/** The words of a PDF in the order they were set, without any spaces: where lines break is the paper's business. */
export function wordsOf(pdf: Buffer): string {
  return inFile(pdf, (path) => execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' })).replace(/\s+/g, '')
}

/** How dark each page is on the whole, 0 (white) to 1, at a resolution where hairlines have their own width. */
export function inkOf(pdf: Buffer): readonly number[] {
  return inFile(pdf, (path) => {
    const folder = mkdtempSync(join(tmpdir(), 'pages-'))
    execFileSync('pdftoppm', ['-gray', '-r', '150', path, join(folder, 'p')])
    const inks = readdirSync(folder)
      .sort()
      .map((name) => darkness(readFileSync(join(folder, name))))
    rmSync(folder, { recursive: true })
    return inks
  })
}

/** Of a PGM picture: three lines of header, then a byte of grey for each pixel. */
function darkness(picture: Buffer): number {
  let start = 0
  for (let line = 0; line < 3; line++) start = picture.indexOf(10, start) + 1
  const pixels = picture.subarray(start)
  return pixels.reduce((sum, grey) => sum + (255 - grey) / 255, 0) / pixels.length
}

function inFile<T>(pdf: Buffer, work: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'))
  const path = join(folder, 'paper.pdf')
  writeFileSync(path, pdf)
  try {
    return work(path)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
