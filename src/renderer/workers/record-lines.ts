import type { LinesAnswer } from './backup-protocol.ts'

const MOST_RECORDS = 400
const MOST_CHARACTERS = 500_000

/** The next records from `from` on as JSON texts, a batch that a message carries easily. */
export function recordLines(records: readonly unknown[], from: number): LinesAnswer {
  const lines: string[] = []
  let characters = 0
  let at = from
  while (at < records.length && lines.length < MOST_RECORDS && characters < MOST_CHARACTERS) {
    const line = JSON.stringify(records[at])
    lines.push(line)
    characters += line.length
    at += 1
  }
  return { lines, next: at < records.length ? at : null }
}
