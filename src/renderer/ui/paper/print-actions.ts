import type { OutsideFailure } from '../../../contract/ipc.ts'
import type { PrintModel } from '../../../contract/print-model.ts'
import { fail, succeed, type Result } from '../../../domain/result.ts'
import type { RefusalReason } from './paper-feed.ts'
import { printPaper } from './print-port.ts'

export type PrintFailure =
  | { readonly kind: 'refused'; readonly reason: RefusalReason }
  | { readonly kind: 'outside'; readonly failure: OutsideFailure }

/**
 * Sends a paper to the system's printer.
 * @param title what the printer's list of jobs shows: a form number, never a name
 */
export async function sendToPrinter(
  model: PrintModel,
  { title, copies = 1 }: { readonly title: string; readonly copies?: number },
): Promise<Result<{ readonly pages: number }, PrintFailure>> {
  const reply = await printPaper(model)
  if (reply.kind === 'refused') return fail({ kind: 'refused', reason: reply.reason })
  const sent = await window.station.call['print.send']({ bytes: reply.bytes, title, copies })
  return sent.ok ? succeed({ pages: reply.pages }) : fail({ kind: 'outside', failure: sent.failure })
}

/**
 * Asks where to save the PDF and writes it there.
 * @param fileName proposed name, e.g. F05-2026-11-23.pdf: never a name of a person
 */
export async function saveAsPdf(
  model: PrintModel,
  fileName: string,
): Promise<Result<{ readonly path: string }, PrintFailure>> {
  const reply = await printPaper(model)
  if (reply.kind === 'refused') return fail({ kind: 'refused', reason: reply.reason })
  const saved = await window.station.call['print.save']({ bytes: reply.bytes, fileName })
  return saved.ok ? succeed(saved.value) : fail({ kind: 'outside', failure: saved.failure })
}
