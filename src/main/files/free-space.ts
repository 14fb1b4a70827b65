import { statfs } from 'node:fs/promises'
import type { OutsideFailure } from '../../contract/ipc.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'

/**
 * What has to stay free on the disk of the station: Chromium resets its store on a full one (electron#41877), and the
 * system needs room to say anything at all.
 */
export const FREE_SPACE_FLOOR = 64 * 1024 * 1024

/** Bytes a user of this PC may still write on the disk of a folder. */
export async function freeBytes(folder: string): Promise<number> {
  const space = await statfs(folder)
  return space.bavail * space.bsize
}

/** Whether `bytes` may be written into a folder of the station; `diskFull` says how much has to be freed. */
export async function roomFor(folder: string, bytes: number): Promise<Result<null, OutsideFailure>> {
  const missing = FREE_SPACE_FLOOR + bytes - (await freeBytes(folder))
  return missing > 0 ? fail({ kind: 'diskFull', detail: '', missingBytes: missing }) : succeed(null)
}
