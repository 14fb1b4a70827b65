import { spawn } from 'node:child_process'
import { delimiter, join, resolve } from 'node:path'

/** A check that runs by itself. `command`: the name of a program of node_modules, and its arguments. */
export interface Part {
  readonly title: string
  readonly command: readonly [program: string, ...args: string[]]
}

export interface Ended {
  readonly part: Part
  readonly well: boolean
  readonly seconds: number
  readonly output: string
}

const ROOT = resolve(import.meta.dirname, '..')

/**
 * Runs the parts, at most `atOnce` of them at a time, in the order given: put the longest first. One that fails stops
 * nothing: whoever waits for an answer wants all of it.
 * @param onEnd is told of each part as it ends, so that what it said stands together
 */
export async function sideBySide(
  parts: readonly Part[],
  atOnce: number,
  onEnd: (ended: Ended) => void,
  run: (part: Part) => Promise<Pick<Ended, 'well' | 'output'>> = runPart,
): Promise<readonly Ended[]> {
  const waiting = [...parts]
  const ended: Ended[] = []
  const work = async (): Promise<void> => {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      const began = performance.now()
      const { well, output } = await run(part)
      const one = { part, well, output, seconds: (performance.now() - began) / 1000 }
      ended.push(one)
      onEnd(one)
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, atOnce) }, work))
  return ended
}

/** How a part ended and how long it took; one that failed with all it said. */
export function printEnded({ part, well, seconds, output }: Ended): void {
  if (!well) console.log(output.trimEnd())
  console.log(`── ${part.title}: ${well ? 'well' : 'FAILED'} after ${String(Math.round(seconds))} s`)
}

function runPart({ command: [program, ...args] }: Part): Promise<Pick<Ended, 'well' | 'output'>> {
  const bin = join(ROOT, 'node_modules/.bin')
  // The pinned Node stands beside the programs; a program of Windows is a script of its shell.
  const path = [bin, process.env['PATH'] ?? ''].join(delimiter)
  const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}
  const child = spawn(join(bin, program), args, {
    cwd: ROOT,
    env: { ...process.env, ...colour, PATH: path },
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const hear = (text: string) => {
    output += text
  }
  child.stdout.setEncoding('utf8').on('data', hear)
  child.stderr.setEncoding('utf8').on('data', hear)
  return new Promise((done) => {
    child.on('error', (error) => {
      done({ well: false, output: `${output}${error.message}\n` })
    })
    child.on('close', (code) => {
      done({ well: code === 0, output })
    })
  })
}
