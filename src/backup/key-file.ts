import { parseRecoveryKey } from '../vault/recovery-key.ts'

/**
 * The keys in an age key file: one `AGE-SECRET-KEY-1…` a line, lines beginning with `#` and empty lines are comments.
 * As a kindness to whoever types the recovery sheet by hand, a line may also be the twelve groups without the prefix.
 * @returns the keys, none when a line is neither a key nor a comment.
 */
export async function keysInFile(text: string): Promise<readonly string[]> {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
  const keys = await Promise.all(lines.map((line) => parseRecoveryKey(line)))
  return keys.every((key) => key.ok) ? keys.map((key) => key.value) : []
}
