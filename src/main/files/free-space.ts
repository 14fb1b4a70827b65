import { statfs } from 'node:fs/promises'
import type { OutsideFailure } from '../../contract/ipc.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'
import { fileFailure } from './failures.ts'

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

/**
 * What the system said while something was being written into a folder. When it got full in the middle: how much has to be
 * freed for the bytes that were still to come.
 * @param floor what has to stay free besides
 */
export async function writeFailure(
  error: unknown,
  folder: string,
  bytesToCome: number,
  floor = 0,
): Promise<OutsideFailure> {
  const failure = fileFailure(error)
  if (failure.kind !== 'diskFull') return failure
  const free = await freeBytes(folder).catch(() => null)
  // With room left it is a quota that was reached: nobody here knows of how much.
  const missing = free === null ? 0 : floor + bytesToCome - free
  return missing > 0 ? { ...failure, missingBytes: missing } : failure
}

/** Whether `bytes` may be written into a folder of the station; `diskFull` says how much has to be freed. */
export async function roomFor(folder: string, bytes: number): Promise<Result<null, OutsideFailure>> {
  const missing = FREE_SPACE_FLOOR + bytes - (await freeBytes(folder))
  return missing > 0 ? fail({ kind: 'diskFull', detail: '', missingBytes: missing }) : succeed(null)
}
