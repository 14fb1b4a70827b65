import { execFile } from 'node:child_process'
import { DISKUTIL, readDiskutil } from './diskutil.ts'
import { LSBLK, readLsblk } from './lsblk.ts'
import type { MountedDrive } from './mounted-drive.ts'
import { POWERSHELL, readPowershell } from './powershell.ts'

/** PowerShell takes seconds on an old PC; a stick that hangs must not hold up the page for ever. */
const PATIENCE_MS = 15_000
const MOST_WORDS = 4 * 1_048_576

const LISTINGS: Readonly<Partial<Record<NodeJS.Platform, Listing>>> = {
  linux: { ...LSBLK, read: readLsblk },
  darwin: { ...DISKUTIL, read: readDiskutil },
  win32: { ...POWERSHELL, read: readPowershell },
}

interface Listing {
  readonly command: string
  readonly args: readonly string[]
  readonly read: (words: unknown) => readonly MountedDrive[] | null
}

/**
 * Drives that can be taken out, as this system lists them. None when the system has no such listing or says something
 * unknown: the folder dialog is always there.
 */
export async function listDrives(platform: NodeJS.Platform = process.platform): Promise<readonly MountedDrive[]> {
  const listing = LISTINGS[platform]
  if (listing === undefined) return []
  const words = await wordsOf(listing)
  return words === null ? [] : readDrives(listing.read, words)
}

/** @param words what the command wrote; an empty text is an empty list (PowerShell) */
export function readDrives(read: Listing['read'], words: string): readonly MountedDrive[] {
  if (words.trim() === '') return []
  try {
    const drives = read(JSON.parse(words))
    if (drives === null) console.warn('drives: the listing has another shape')
    return drives ?? []
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    console.warn('drives: the listing is no JSON')
    return []
  }
}

function wordsOf({ command, args }: Listing): Promise<string | null> {
  return new Promise((done) => {
    const options = { timeout: PATIENCE_MS, maxBuffer: MOST_WORDS, windowsHide: true, encoding: 'utf8' } as const
    execFile(command, [...args], options, (error, stdout) => {
      if (error !== null) console.warn('drives:', error.code ?? error.message)
      done(error === null ? stdout : null)
    })
  })
}
