import type { OutsideFailure } from '../../contract/ipc.ts'
import type { Result } from '../../domain/result.ts'
import { lpPrinter } from './lp-printer.ts'
import { windowPrinter, type PrintWindowOptions } from './window-printer.ts'

export interface PrintJob {
  /** A PDF of A4 pages. */
  readonly bytes: Uint8Array
  /** Stays in the system's list of jobs: a form number, never a name. */
  readonly title: string
  readonly copies: number
}

/** Sends a PDF to the system's default printer; the value names the job. */
export type SystemPrinter = (job: PrintJob) => Promise<Result<{ job: string }, OutsideFailure>>

/**
 * Linux and macOS print through `lp`, Windows through a hidden window. `STATION_PRINT=window` takes the window on a PC
 * without `lp`.
 */
export function systemPrinter(options: PrintWindowOptions): SystemPrinter {
  const throughWindow = process.platform === 'win32' || process.env['STATION_PRINT'] === 'window'
  return throughWindow ? windowPrinter(options) : lpPrinter
}
