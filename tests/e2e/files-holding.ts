import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The files under a folder that hold any of these words in clear, as UTF-8 or as UTF-16 either way round (LevelDB, SQLite). */
export function filesHolding(folder: string, words: readonly string[]): readonly string[] {
  const wanted = words.flatMap((word) => [
    Buffer.from(word, 'utf8'),
    Buffer.from(word, 'utf16le'),
    Buffer.from(word, 'utf16le').swap16(),
  ])
  return filesUnder(folder).filter((path) => {
    const bytes = bytesOf(path)
    return wanted.some((word) => bytes.includes(word))
  })
}

/** What a file holds; nothing when a running browser took it away since it was listed. */
function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
}
