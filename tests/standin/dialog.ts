import { createInterface } from 'node:readline/promises'
import { HEADED } from './chromium.ts'

interface OpenOptions {
  readonly title?: string
  readonly properties?: readonly string[]
}

/**
 * Electron's `dialog`. A test puts its own answers in the place of these functions; a person in the stand-in window
 * answers in the terminal.
 */
export const dialog = {
  async showOpenDialog(_window: unknown, options: OpenOptions): Promise<{ canceled: boolean; filePaths: string[] }> {
    const path = await askForPath('showOpenDialog', options.title ?? 'Open')
    return { canceled: path === '', filePaths: path === '' ? [] : [path] }
  },

  async showSaveDialog(
    _window: unknown,
    options: OpenOptions & { readonly defaultPath?: string },
  ): Promise<{ canceled: boolean; filePath: string }> {
    const path = await askForPath('showSaveDialog', `${options.title ?? 'Save'} (${options.defaultPath ?? ''})`)
    return { canceled: path === '', filePath: path }
  },
}

async function askForPath(name: string, question: string): Promise<string> {
  if (!HEADED) throw new Error(`${name} was called and the test gave no answer`)
  if (!process.stdin.isTTY) return ''
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return (await terminal.question(`${question}\nFull path, or Enter to cancel: `)).trim()
  } finally {
    terminal.close()
  }
}
