import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** The folder a renewal of the keys fills, and the mark that it is whole. */
export function renewedFolderOf(profile: string): string {
  return join(profile, 'station-renewed')
}
export const READY = 'ready'

/**
 * Puts a station that was sealed anew in the place of the one before, when it is whole, and removes the one before. At
 * every moment either is whole: until `ready` is written the old one counts, from then on the new one, and whatever a
 * power cut leaves half done is finished here at the next start. Before anything else looks at the folder.
 * @throws what the file system says; then nothing of the station may be read or written
 */
export function settleRenewal(profile: string): void {
  const station = join(profile, 'station')
  const before = join(profile, 'station-before')
  const renewed = renewedFolderOf(profile)
  if (existsSync(join(renewed, READY))) {
    if (existsSync(station)) {
      rmSync(before, { recursive: true, force: true })
      renameSync(station, before)
    }
    renameSync(renewed, station)
    sync(profile)
  }
  if (!existsSync(station)) return
  // The old keys open nothing from here on.
  rmSync(before, { recursive: true, force: true })
  if (existsSync(join(station, READY))) {
    rmSync(join(station, READY))
    sync(station)
  }
}

/** Makes names in a folder durable. Windows does this by itself and cannot open folders. */
function sync(folder: string): void {
  if (process.platform === 'win32') return
  const opened = openSync(folder, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}
