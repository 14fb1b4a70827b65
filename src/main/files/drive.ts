import { stat, statfs } from 'node:fs/promises'
import { parse } from 'node:path'

/** Linux' magic number of FAT file systems; Node reports it in `statfs().type`. */
const FAT_TYPE = 0x4d44
/** FAT32 counts a file's bytes in 32 bits. */
export const FAT_LIMIT = 2 ** 32 - 1

export interface Drive {
  readonly freeBytes: number
  /** True when the folder lies on the disk of this PC that the station's data or the system is on. */
  readonly systemDrive: boolean
  /** Largest file the drive can hold, in bytes. */
  readonly largestFile: number
}

/**
 * @param folder chosen by the user
 * @param ownFolders folders that are on this PC's own disks: the profile, and the system's root
 */
export async function lookAtDrive(folder: string, ownFolders: readonly string[]): Promise<Drive> {
  const [space, here, ...own] = await Promise.all([
    statfs(folder),
    stat(folder),
    ...ownFolders.map((path) => stat(path)),
  ])
  return {
    freeBytes: space.bavail * space.bsize,
    systemDrive: own.some(({ dev }) => dev === here.dev),
    largestFile: space.type === FAT_TYPE ? FAT_LIMIT : Number.MAX_SAFE_INTEGER,
  }
}

/** Folders on the disks a backup must not rely on. */
export function ownFolders(profile: string): readonly string[] {
  const systemRoot =
    process.platform === 'win32' ? `${process.env['SystemDrive'] ?? 'C:'}\\` : parse(process.execPath).root
  return [profile, systemRoot]
}
