import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'

/** Milliseconds the stock `age` tool takes for a file, to one recipient and back. */
export function stockAge(folder: string, plain: string): { readonly encrypt: number; readonly decrypt: number } {
  const key = join(folder, 'key.txt')
  // age-keygen writes over nothing.
  rmSync(key, { force: true })
  execFileSync('age-keygen', ['-o', key], { stdio: 'ignore' })
  const recipient = execFileSync('age-keygen', ['-y', key], { encoding: 'utf8' }).trim()
  const time = (args: readonly string[]) => {
    const began = performance.now()
    execFileSync('age', args)
    return performance.now() - began
  }
  const encrypt = time(['-r', recipient, '-o', `${plain}.age`, plain])
  const decrypt = time(['-d', '-i', key, '-o', `${plain}.back`, `${plain}.age`])
  return { encrypt, decrypt }
}
