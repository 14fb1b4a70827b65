import type { TaskSource, TaskTarget } from '../../contract/task.ts'
import type { OutsideFailure } from '../../contract/ipc.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'

/** The terminal of the command line that started the app: lines, files it named, then one exit code. */
export interface Terminal {
  readonly line: (text: string) => Promise<void>
  /** A sentence about what went wrong: on standard error, so that a program reading our answers is not led astray. */
  readonly trouble: (text: string) => Promise<void>
  /** The whole of a file the command line named. */
  readonly read: (from: TaskSource) => Promise<Result<Uint8Array<ArrayBuffer>, OutsideFailure>>
  /** Writes a file the command line named, whole; or to the terminal, where nothing is to be kept. */
  readonly write: (to: TaskTarget, bytes: Uint8Array) => Promise<Result<null, OutsideFailure>>
  /** Ends the app. 0: done. 1: refused or failed, with a sentence before. */
  readonly end: (code: number) => Promise<void>
}

const PIECE = 4 * 1024 * 1024

export const terminal: Terminal = {
  line: async (text) => {
    await window.station.call['task.line']({ text })
  },
  trouble: async (text) => {
    await window.station.call['task.line']({ text, to: 'stderr' })
  },
  read: async (from) => {
    const pieces: Uint8Array[] = []
    for (let offset = 0; ; offset += PIECE) {
      const read = await window.station.call['task.read']({ from, offset, length: PIECE })
      if (!read.ok) return read
      pieces.push(read.value.bytes)
      if (read.value.bytes.byteLength < PIECE) break
    }
    const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.byteLength, 0))
    for (const [at, piece] of pieces.entries()) bytes.set(piece, at * PIECE)
    return succeed(bytes)
  },
  write: async (to, bytes) => {
    for (let offset = 0; offset < Math.max(1, bytes.byteLength); offset += PIECE) {
      const written = await window.station.call['task.write']({ to, bytes: bytes.slice(offset, offset + PIECE) })
      if (!written.ok) return written
    }
    if (to === 'terminal') return succeed(null)
    const kept = await window.station.call['task.keep']({ to })
    return kept.ok ? succeed(null) : fail(kept.failure)
  },
  end: async (code) => {
    await window.station.call['task.end']({ code })
  },
}
