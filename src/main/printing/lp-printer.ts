import { spawn } from 'node:child_process'
import { fail, succeed } from '../../domain/result.ts'
import { systemCode } from '../files/failures.ts'
import type { SystemPrinter } from './system-printer.ts'

/** A print scheduler that does not answer within this time is not going to. */
const PATIENCE_MS = 60_000
const NO_PRINTER = /no default destination|printer or class does not exist|no destinations? (added|available)/i

/** Pipes a PDF into CUPS' `lp`: the page is never a file of ours. */
export const lpPrinter: SystemPrinter = ({ bytes, title, copies }) =>
  new Promise((done) => {
    const lp = spawn('lp', ['-o', 'media=A4', '-n', String(copies), '-t', title, '-'], {
      // lp's words are read below, so they have to be the English ones.
      env: { ...process.env, LC_ALL: 'C' },
      timeout: PATIENCE_MS,
    })
    let said = ''
    const listen = (chunk: Buffer) => {
      said += chunk.toString('utf8')
    }
    lp.stdout.on('data', listen)
    lp.stderr.on('data', listen)
    lp.on('error', (error) => {
      const missing = systemCode(error) === 'ENOENT'
      done(fail({ kind: missing ? 'noPrinter' : 'printerRefused', detail: missing ? 'lp' : error.message }))
    })
    lp.on('close', (code) => {
      const words = said.trim()
      if (code === 0) done(succeed({ job: /request id is (\S+)/.exec(words)?.[1] ?? title }))
      else if (NO_PRINTER.test(words)) done(fail({ kind: 'noPrinter', detail: words }))
      else done(fail({ kind: 'printerRefused', detail: words === '' ? `lp ${String(code ?? 'timeout')}` : words }))
    })
    // lp may end before it has read everything (no printer): what it said matters then, not the broken pipe.
    lp.stdin.on('error', (error) => {
      console.warn('lp stopped reading:', systemCode(error))
    })
    lp.stdin.end(bytes)
  })
