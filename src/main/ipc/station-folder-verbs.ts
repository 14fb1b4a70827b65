import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { slotsFileName, type OutsideFailure } from '../../contract/ipc.ts'
import type { SnapshotLook } from '../../contract/station-folder.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'
import { syncFolder, writeDurably } from '../files/durable.ts'
import { fileFailure, systemCode } from '../files/failures.ts'
import { FREE_SPACE_FLOOR, freeBytes, roomFor } from '../files/free-space.ts'
import { JournalFolder } from '../journal/journal-folder.ts'
import { settleRenewal } from '../renewal/settle-renewal.ts'
import type { VerbHandlers } from './handle.ts'

type FolderVerbs = Pick<
  VerbHandlers,
  | 'folder.look'
  | 'folder.mark'
  | 'journal.begin'
  | 'journal.append'
  | 'journal.rotate'
  | 'journal.read'
  | 'journal.prune'
  | 'journal.setAside'
  | 'snapshot.remove'
>

/** About so many bytes of entries in one answer: the bridge carries it without a pause. */
const READ_LIMIT = 4 * 1_048_576
const MARKER_LIMIT = 1_048_576

/** `<profile>/station`: what the app keeps outside the browser's own store. */
export function stationFolderOf(profile: string): string {
  return join(profile, 'station')
}

export function snapshotFolderOf(profile: string): string {
  return join(stationFolderOf(profile), 'snapshots')
}

/** Verbs over the files that make a station survive the loss of the browser's store. Main sees ciphertext only. */
export function stationFolderVerbs(profile: string): {
  readonly verbs: FolderVerbs
  /** Closes its files and forgets what they say; the next call opens them again. */
  readonly close: () => Promise<void>
} {
  const folder = stationFolderOf(profile)
  const snapshots = snapshotFolderOf(profile)
  const marker = join(folder, 'marker.json')
  let opened: Promise<JournalFolder> | null = null
  const journal = () => {
    opened ??= openJournal(profile, folder).catch((error: unknown) => {
      // Asked again at the next call: what stood in the way (a full disk) may be gone by then.
      opened = null
      throw error
    })
    return opened
  }

  const verbs: FolderVerbs = {
    'folder.look': () =>
      whatTheDiskSays(async () => {
        const { head, header, segments } = (await journal()).look()
        return succeed({
          marker: await textOf(marker),
          journal: { head, meta: header?.meta ?? null, segments: [...segments] },
          snapshots: await listSnapshots(snapshots),
          space: { freeBytes: await freeBytes(folder), floorBytes: FREE_SPACE_FLOOR },
        })
      }),

    'folder.mark': ({ marker: text }) =>
      whatTheDiskSays(async () => {
        const room = await roomFor(folder, text.length * 3)
        if (!room.ok) return room
        await writeDurably(marker, text)
        return succeed(null)
      }),

    'journal.begin': ({ stationId, meta }) => whatTheDiskSays(async () => (await journal()).begin(stationId, meta)),
    'journal.append': ({ after, body }) => whatTheDiskSays(async () => (await journal()).append(after, body)),
    'journal.rotate': ({ stationId, after, meta }) =>
      whatTheDiskSays(async () => (await journal()).rotate(stationId, after, meta)),
    'journal.read': ({ seq, limit = READ_LIMIT }) => whatTheDiskSays(async () => (await journal()).read(seq, limit)),
    'journal.prune': ({ seqs }) => whatTheDiskSays(async () => (await journal()).prune(seqs)),
    'journal.setAside': () => whatTheDiskSays(async () => (await journal()).setAside()),

    'snapshot.remove': ({ names }) =>
      whatTheDiskSays(async () => {
        for (const name of names) {
          await rm(join(snapshots, name), { force: true })
          await rm(join(snapshots, slotsFileName(name)), { force: true })
        }
        await syncFolder(snapshots)
        return succeed(null)
      }),
  }
  const close = async () => {
    const closing = opened
    opened = null
    await (await closing)?.close()
  }
  return { verbs, close }
}

async function openJournal(profile: string, folder: string): Promise<JournalFolder> {
  settleRenewal(profile)
  await mkdir(join(folder, 'snapshots'), { recursive: true })
  // A snapshot that the end of the app cut off.
  for (const name of await readdir(join(folder, 'snapshots'))) {
    if (name.endsWith('.part')) await rm(join(folder, 'snapshots', name), { force: true })
  }
  return JournalFolder.open(join(folder, 'journal'))
}

async function whatTheDiskSays<T>(work: () => Promise<Result<T, OutsideFailure>>): Promise<Result<T, OutsideFailure>> {
  try {
    return await work()
  } catch (error) {
    return fail(fileFailure(error))
  }
}

/** `null` when there is no such file, or it is nothing this app has written. */
async function textOf(path: string): Promise<string | null> {
  try {
    const text = await readFile(path, 'utf8')
    return text.length <= MARKER_LIMIT ? text : null
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}

async function listSnapshots(folder: string): Promise<SnapshotLook[]> {
  let names: readonly string[]
  try {
    names = (await readdir(folder)).filter((name) => name.endsWith('.age'))
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return []
    throw error
  }
  const found = await Promise.all(
    names.map(async (name) => {
      const { size, mtime } = await stat(join(folder, name))
      return {
        name,
        bytes: size,
        writtenAt: mtime.toISOString(),
        slots: await textOf(join(folder, slotsFileName(name))),
      }
    }),
  )
  // By the moment in the name: a profile that was copied has the times of the copying.
  return found.sort((one, other) => dated(other.name).localeCompare(dated(one.name)))
}

function dated(name: string): string {
  return name.replace(/\.age$/, '')
}
