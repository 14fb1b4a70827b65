/** A drive that can be taken out, as the system lists it. */
export interface MountedDrive {
  /** The folder or letter it is reached by: /media/head/KINGSTON, E:\. */
  readonly path: string
  /** What the drive calls itself; '' when it has no name. */
  readonly label: string
  /** As the system names it, in lower case: vfat, fat32, exfat, ntfs; '' when it does not say. */
  readonly fileSystem: string
}

/** Largest file of a FAT file system: it counts a file's bytes in 32 bits. */
const FAT_LIMIT = 2 ** 32 - 1
const FAT_NAMES: readonly string[] = ['vfat', 'fat', 'fat12', 'fat16', 'fat32', 'msdos', 'ms-dos fat32', 'ms-dos fat16']

/** Largest file a file system takes, in bytes, as far as its name says. */
export function largestFileOf(fileSystem: string): number {
  return FAT_NAMES.includes(fileSystem) ? FAT_LIMIT : Number.MAX_SAFE_INTEGER
}
