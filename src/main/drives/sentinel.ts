import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mediumSchema, type Medium } from '../../contract/medium.ts'
import { z } from '../../domain/zod.ts'
import { writeDurably } from '../files/durable.ts'

/**
 * The small file by which a stick is known again: whose (as a hash), which number. It holds no name and no secret: whoever
 * finds the stick learns nothing from it.
 */
export const SENTINEL_FILE = 'xingchen-medium.json'

const sentinelSchema = mediumSchema.extend({
  format: z.literal('xingchen-medium'),
  version: z.literal(1),
  station: z.string().regex(/^[0-9a-f]{64}$/),
})

const MOST_FOLDERS = 100
const MOST_BYTES = 4096

/** The sentinel in a folder, when it is of this station. */
export async function readSentinel(folder: string, stationId: string): Promise<Medium | null> {
  try {
    const words = await readFile(join(folder, SENTINEL_FILE), 'utf8')
    if (words.length > MOST_BYTES) return null
    const sentinel = sentinelSchema.safeParse(JSON.parse(words))
    if (!sentinel.success || sentinel.data.station !== stationMark(stationId)) return null
    return { number: sentinel.data.number, thins: sentinel.data.thins }
  } catch {
    // None, damaged, or the stick is gone: then it is a stick nobody knows yet.
    return null
  }
}

export async function writeSentinel(folder: string, stationId: string, medium: Medium): Promise<void> {
  const sentinel = { format: 'xingchen-medium', version: 1, station: stationMark(stationId), ...medium }
  await writeDurably(join(folder, SENTINEL_FILE), `${JSON.stringify(sentinel, null, 2)}\n`)
}

/** Looks at the top of a drive and into each of its first folders: backups may lie in one of them. */
export async function findSentinel(
  drive: string,
  stationId: string,
): Promise<{ readonly folder: string; readonly medium: Medium } | null> {
  for (const folder of [drive, ...(await foldersIn(drive))]) {
    const medium = await readSentinel(folder, stationId)
    if (medium !== null) return { folder, medium }
  }
  return null
}

async function foldersIn(drive: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(drive, { withFileTypes: true })
    return entries
      .filter((entry) => entry.isDirectory())
      .slice(0, MOST_FOLDERS)
      .map(({ name }) => join(drive, name))
  } catch {
    // Gone, or not to be read.
    return []
  }
}

/** So that two stations do not take each other's sticks, and nobody reads off a stick whose it is. */
function stationMark(stationId: string): string {
  return createHash('sha256').update(`xingchen-medium/v1/${stationId}`).digest('hex')
}
