import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Stands in everything that is typed, and nowhere else in the world. */
export const CANARY = '黄鹂停电'

/** Files under these folders that hold one of these words in clear, in UTF-8 or UTF-16. */
export function filesWith(words: readonly string[], folders: readonly string[]): readonly string[] {
  const wanted = words.flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')])
  return folders.flatMap(filesUnder).filter((path) => {
    const bytes = readOrNothing(path)
    return wanted.some((word) => bytes.includes(word))
  })
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
}

function readOrNothing(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    // A socket, or gone since it was listed.
    return Buffer.alloc(0)
  }
}
