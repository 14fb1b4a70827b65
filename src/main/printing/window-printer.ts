import { randomBytes } from 'node:crypto'
import { BrowserWindow, type WebContents, type WebContentsPrintOptions } from 'electron'
import { z } from '../../domain/zod.ts'
import type { OutsideFailure } from '../../contract/ipc.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'
import { APP_ORIGIN } from '../security/origin.ts'
import { pagesIn } from './pages-in.ts'
import type { PrintJob, SystemPrinter } from './system-printer.ts'

/** The callback of `print` may never come (electron#39092). */
const PATIENCE_MS = 120_000
/** Besides, for each page: a case file has hundreds, and each is drawn at 300 dots per inch. */
const PATIENCE_A_PAGE_MS = 2000

export interface PrintWindowOptions {
  /** Papers waiting for their window, by path; the app protocol serves them from here. Never on the disk. */
  readonly papers: Map<string, Uint8Array<ArrayBuffer>>
}

/**
 * Prints through a window nobody sees, where there is no `lp`. Chromium's own PDF viewer has printed blank sheets on
 * Windows again and again (electron#30947), so the window draws the pages itself and prints them as pictures.
 */
export function windowPrinter({ papers }: PrintWindowOptions): SystemPrinter {
  return async (job) => {
    const path = `/print/${randomBytes(16).toString('hex')}.pdf`
    papers.set(path, new Uint8Array(job.bytes))
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        spellcheck: false,
        backgroundThrottling: false,
      },
    })
    try {
      return await within(
        PATIENCE_MS + pagesIn(job.bytes) * PATIENCE_A_PAGE_MS,
        drawAndPrint(window.webContents, path, job),
      )
    } finally {
      papers.delete(path)
      window.destroy()
    }
  }
}

async function drawAndPrint(
  page: WebContents,
  path: string,
  { title, copies }: PrintJob,
): Promise<Result<{ job: string }, OutsideFailure>> {
  const printers = await page.getPrintersAsync()
  if (printers.length === 0) return fail({ kind: 'noPrinter', detail: '' })
  await page.loadURL(`${APP_ORIGIN}/print-window.html#${path}`)
  const drawn = z
    .int()
    .positive()
    .safeParse(await page.executeJavaScript('window.drawn'))
  if (!drawn.success) return fail({ kind: 'failed', detail: 'print window' })
  const refused = await print(page, {
    silent: true,
    printBackground: true,
    copies,
    pageSize: 'A4',
    margins: { marginType: 'none' },
  })
  return refused === undefined ? succeed({ job: title }) : fail({ kind: 'printerRefused', detail: refused })
}

/** @returns the system's reason when it refused */
function print(page: WebContents, options: WebContentsPrintOptions): Promise<string | undefined> {
  return new Promise((done) => {
    page.print(options, (success, reason) => {
      done(success ? undefined : reason)
    })
  })
}

async function within<T>(
  limitMs: number,
  work: Promise<Result<T, OutsideFailure>>,
): Promise<Result<T, OutsideFailure>> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Result<T, OutsideFailure>>((done) => {
    timer = setTimeout(() => {
      done(fail({ kind: 'printerRefused', detail: 'timeout' }))
    }, limitMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
