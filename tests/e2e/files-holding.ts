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
    const bytes = readFileSync(path)
    return wanted.some((word) => bytes.includes(word))
  })
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
}
