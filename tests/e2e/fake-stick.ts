import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Memory of this PC with a device number of its own, as a stick has. */
export const OTHER_DEVICE = '/dev/shm'

/** A stick the app finds by itself: a folder on another device, and an `lsblk` that lists it. */
export interface FakeStick {
  /** Folder to put first in PATH. */
  readonly binaries: string
  readonly path: string
  readonly pullOut: () => void
  readonly plugIn: () => void
  readonly remove: () => void
}

/** @param folder for the `lsblk`; the test removes it */
export function makeFakeStick(folder: string, label: string): FakeStick {
  const binaries = join(folder, 'bin')
  mkdirSync(binaries, { recursive: true })
  const home = mkdtempSync(join(OTHER_DEVICE, 'station-stick-'))
  const path = join(home, label)
  mkdirSync(path)
  const away = join(home, 'away')
  const listing = {
    blockdevices: [
      {
        name: 'sda',
        type: 'disk',
        rm: false,
        hotplug: false,
        tran: 'sata',
        mountpoint: '/',
        fstype: 'ext4',
        label: null,
      },
      {
        ...{
          name: 'sdb',
          type: 'disk',
          rm: true,
          hotplug: true,
          tran: 'usb',
          mountpoint: null,
          fstype: null,
          label: null,
        },
        children: [
          {
            ...{ name: 'sdb1', type: 'part', rm: true, hotplug: true, tran: null },
            ...{ mountpoint: path, fstype: 'exfat', label },
          },
        ],
      },
    ],
  }
  const lsblk = join(binaries, 'lsblk')
  writeFileSync(lsblk, `#!/bin/sh\ncat <<'END'\n${JSON.stringify(listing)}\nEND\n`)
  chmodSync(lsblk, 0o755)
  return {
    binaries,
    path,
    pullOut: () => renameSync(path, away),
    plugIn: () => renameSync(away, path),
    remove: () => rmSync(home, { recursive: true, force: true }),
  }
}
