import { letReadersGo } from '../contract/closed-pipe.ts'

/** Where a command line speaks: its answer on `out`, what is wrong on `error`. */
export interface Terminal {
  readonly out: (text: string) => void
  readonly error: (text: string) => void
}

/** Runs a command with the words after its name, as its process: it ends with the command's exit code. */
export async function runAsProcess(
  command: (args: readonly string[], terminal: Terminal) => Promise<0 | 1>,
): Promise<void> {
  letReadersGo(process.stdout, process.stderr)
  process.exitCode = await command(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
  })
}
