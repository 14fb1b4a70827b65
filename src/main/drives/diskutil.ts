import { z } from '../../domain/zod.ts'
import type { MountedDrive } from './mounted-drive.ts'

/** macOS: external disks only; `plutil` is part of the system and turns the property list into JSON. */
export const DISKUTIL = {
  command: '/bin/sh',
  args: ['-c', 'diskutil list -plist external physical | plutil -convert json -o - -'],
} as const

const volume = {
  MountPoint: z.string().optional(),
  VolumeName: z.string().optional(),
  Content: z.string().optional(),
}
const listSchema = z.object({
  AllDisksAndPartitions: z.array(
    z.object({
      ...volume,
      Partitions: z.array(z.object(volume)).default([]),
      APFSVolumes: z.array(z.object(volume)).default([]),
    }),
  ),
})

/** What the partition table calls the kinds of file system that matter here. */
const KINDS: Readonly<Record<string, string>> = {
  DOS_FAT_32: 'fat32',
  DOS_FAT_16: 'fat16',
  Windows_FAT_32: 'fat32',
  Windows_FAT_16: 'fat16',
}

/** @returns mounted volumes of external disks; `null` when the words are not diskutil's */
export function readDiskutil(words: unknown): readonly MountedDrive[] | null {
  const list = listSchema.safeParse(words)
  if (!list.success) return null
  return list.data.AllDisksAndPartitions.flatMap((disk) => [disk, ...disk.Partitions, ...disk.APFSVolumes]).flatMap(
    ({ MountPoint, VolumeName, Content = '' }) =>
      MountPoint === undefined
        ? []
        : [{ path: MountPoint, label: VolumeName ?? '', fileSystem: KINDS[Content] ?? Content.toLowerCase() }],
  )
}
