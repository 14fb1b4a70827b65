import { describe, expect, it, vi } from 'vitest'
import { readDiskutil } from '../../../src/main/drives/diskutil.ts'
import { readDrives } from '../../../src/main/drives/list-drives.ts'
import { readLsblk } from '../../../src/main/drives/lsblk.ts'
import { largestFileOf } from '../../../src/main/drives/mounted-drive.ts'
import { readPowershell } from '../../../src/main/drives/powershell.ts'

/** Debian 12, util-linux 2.38: the system's disk, a stick with a partition, one formatted as a whole, a DVD. */
const LSBLK = `{"blockdevices": [
  {"name":"sda","type":"disk","rm":false,"hotplug":false,"tran":"sata","mountpoint":null,"fstype":null,"label":null,
   "children":[{"name":"sda1","type":"part","rm":false,"hotplug":false,"tran":null,"mountpoint":"/","fstype":"ext4","label":null}]},
  {"name":"sdb","type":"disk","rm":true,"hotplug":true,"tran":"usb","mountpoint":null,"fstype":null,"label":null,
   "children":[{"name":"sdb1","type":"part","rm":true,"hotplug":true,"tran":null,"mountpoint":"/media/head/蓝色U盘","fstype":"vfat","label":"蓝色U盘"},
               {"name":"sdb2","type":"part","rm":true,"hotplug":true,"tran":null,"mountpoint":null,"fstype":"ext4","label":"unmounted"}]},
  {"name":"sdc","type":"disk","rm":true,"hotplug":true,"tran":"usb","mountpoint":"/media/head/DISK","fstype":"exfat","label":null},
  {"name":"sr0","type":"rom","rm":true,"hotplug":true,"tran":"sata","mountpoint":"/media/cdrom","fstype":"iso9660","label":"DVD"},
  {"name":"sdd","type":"disk","rm":true,"hotplug":true,"tran":"usb","mountpoint":"[SWAP]","fstype":"swap","label":null}
]}`

/** util-linux 2.31 (openEuler, UOS): flags as text. */
const OLD_LSBLK = `{"blockdevices": [
  {"name":"sda","type":"disk","rm":"0","hotplug":"0","tran":"nvme","mountpoint":"/","fstype":"ext4","label":null},
  {"name":"sdb","type":"disk","rm":"1","hotplug":"1","tran":"usb","mountpoint":"/run/media/head/U","fstype":"vfat","label":"U"}]}`

/** macOS 14, \`diskutil list -plist external physical | plutil -convert json\`. */
const DISKUTIL = `{"AllDisks":["disk4","disk4s1"],"WholeDisks":["disk4"],"VolumesFromDisks":["KINGSTON"],
  "AllDisksAndPartitions":[{"Content":"FDisk_partition_scheme","DeviceIdentifier":"disk4","OSInternal":false,"Size":31037849600,
    "Partitions":[{"Content":"DOS_FAT_32","DeviceIdentifier":"disk4s1","MountPoint":"/Volumes/KINGSTON","Size":31036801024,"VolumeName":"KINGSTON","VolumeUUID":"X"},
                  {"Content":"Windows_NTFS","DeviceIdentifier":"disk4s2","Size":1}]}]}`

const ONE_VOLUME = `{"DriveLetter":"E","FileSystemLabel":"蓝色U盘","FileSystem":"FAT32"}`
const TWO_VOLUMES = `[${ONE_VOLUME},{"DriveLetter":"F","FileSystemLabel":"","FileSystem":"exFAT"},{"DriveLetter":"\\u0000","FileSystemLabel":"","FileSystem":""}]`

describe('the drives a system lists', () => {
  it.each([
    [
      'lsblk',
      readLsblk,
      LSBLK,
      [
        { path: '/media/head/蓝色U盘', label: '蓝色U盘', fileSystem: 'vfat' },
        { path: '/media/head/DISK', label: '', fileSystem: 'exfat' },
      ],
    ],
    ['an older lsblk', readLsblk, OLD_LSBLK, [{ path: '/run/media/head/U', label: 'U', fileSystem: 'vfat' }]],
    ['diskutil', readDiskutil, DISKUTIL, [{ path: '/Volumes/KINGSTON', label: 'KINGSTON', fileSystem: 'fat32' }]],
    ['PowerShell, one', readPowershell, ONE_VOLUME, [{ path: 'E:\\', label: '蓝色U盘', fileSystem: 'fat32' }]],
    [
      'PowerShell, several, one without a letter',
      readPowershell,
      TWO_VOLUMES,
      [
        { path: 'E:\\', label: '蓝色U盘', fileSystem: 'fat32' },
        { path: 'F:\\', label: '', fileSystem: 'exfat' },
      ],
    ],
    ['PowerShell, none', readPowershell, '\r\n', []],
    ['lsblk without a stick', readLsblk, '{"blockdevices":[]}', []],
  ])('%s: only what can be taken out and is mounted', (_name, read, words, drives) => {
    expect(readDrives(read, words)).toEqual(drives)
  })

  it.each([
    'lsblk: command not found',
    '{',
    '[]',
    'null',
    '{"blockdevices":[{"name":1}]}',
    '{"AllDisksAndPartitions":7}',
  ])('garbage is no drive: %s', (words) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    for (const read of [readLsblk, readDiskutil]) expect(readDrives(read, words)).toEqual([])
    if (words !== '[]') expect(readDrives(readPowershell, words)).toEqual([])
    expect(warn).toHaveBeenCalled()
    warn.mockRestore()
  })

  it('knows which file systems end at 4 GiB', () => {
    for (const fat of ['vfat', 'fat32', 'msdos']) expect(largestFileOf(fat)).toBe(4_294_967_295)
    for (const other of ['exfat', 'ntfs', 'ext4', 'apfs', '']) expect(largestFileOf(other)).toBeGreaterThan(2 ** 40)
  })
})
