import { mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { dialog, type BrowserWindow } from 'electron'
import type { IpcOutput, OutsideFailure } from '../../contract/ipc.ts'
import type { Medium } from '../../contract/medium.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'
import { clearParts, listBackups, removeBackups } from '../drives/backup-folder.ts'
import { listDrives } from '../drives/list-drives.ts'
import { largestFileOf, type MountedDrive } from '../drives/mounted-drive.ts'
import { findSentinel, readSentinel, writeSentinel } from '../drives/sentinel.ts'
import { BackupFile } from '../files/backup-file.ts'
import { lookAtDrive, ownFolders } from '../files/drive.ts'
import { fileFailure } from '../files/failures.ts'
import { FREE_SPACE_FLOOR } from '../files/free-space.ts'
import { HandleTable } from '../files/handle-table.ts'
import { letGo } from '../files/let-go.ts'
import type { ShellWords } from '../language.ts'
import { renewedFolderOf } from '../renewal/settle-renewal.ts'
import { refusal, type VerbHandlers } from './handle.ts'
import { snapshotFolderOf } from './station-folder-verbs.ts'

type BackupVerbs = Pick<
  VerbHandlers,
  | 'backup.chooseFolder'
  | 'backup.findMedia'
  | 'backup.useMedium'
  | 'backup.list'
  | 'backup.removeOld'
  | 'snapshot.folder'
  | 'renewal.snapshots'
  | 'backup.create'
  | 'backup.write'
  | 'backup.seal'
  | 'backup.read'
  | 'backup.keep'
  | 'backup.discard'
>

interface ChosenFolder {
  readonly path: string
  readonly largestFile: number
  /** Has to stay free: on the disk of the station. */
  readonly floor: number
}

interface Place {
  readonly folder: string
  readonly label: string
  readonly freeBytes: number
  readonly systemDrive: boolean
  readonly largestFile: number
  readonly medium: Medium | null
}

export interface BackupDependencies {
  readonly window: () => BrowserWindow
  readonly words: ShellWords
  /** The station's profile folder: a backup on the same disk is said to be on the system's drive. */
  readonly profile: string
}

/** Verbs that write a backup to a folder the user chose, and the clearing up when the page starts anew. */
export function backupVerbs({ window, words, profile }: BackupDependencies): {
  readonly verbs: BackupVerbs
  readonly discardAll: () => Promise<void>
  /** Path of a folder the page has a handle of. */
  readonly folderOf: (handle: string) => string | undefined
} {
  const folders = new HandleTable<ChosenFolder>()
  const files = new HandleTable<BackupFile>()
  const unknownHandle = refusal('badRequest', 'handle')

  const ownFolder = async (path: string): Promise<IpcOutput<'snapshot.folder'>> => {
    try {
      await mkdir(path, { recursive: true })
      return succeed({
        folder: folders.add({ path, largestFile: Number.MAX_SAFE_INTEGER, floor: FREE_SPACE_FLOOR }),
      })
    } catch (error) {
      return fail(fileFailure(error))
    }
  }

  const verbs: BackupVerbs = {
    'backup.chooseFolder': async ({ stationId }) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
        title: words.backupFolder,
        properties: ['openDirectory', 'createDirectory'],
      })
      const [path] = filePaths
      if (canceled || path === undefined) return fail({ kind: 'cancelled', detail: '' })
      return whatTheDiskSays(async () => {
        const drive = await lookAtDrive(path, ownFolders(profile))
        const { freeBytes, systemDrive } = drive
        const largestFile = Math.min(drive.largestFile, largestFileOf(await fileSystemAt(path)))
        const medium = systemDrive ? null : await readSentinel(path, stationId)
        const label = basename(path) === '' ? path : basename(path)
        return succeed({
          folder: folders.add({ path, largestFile, floor: 0 }),
          label,
          freeBytes,
          systemDrive,
          largestFile,
          medium,
        })
      })
    },

    'backup.findMedia': async ({ stationId }) => {
      const media: Place[] = []
      for (const drive of await listDrives()) {
        const place = await placeOn(drive, stationId)
        if (place === null) continue
        const { path, ...said } = place
        media.push({ ...said, folder: folders.add({ path, largestFile: said.largestFile, floor: 0 }) })
      }
      return succeed({ media })
    },

    'backup.useMedium': async ({ folder, stationId, medium }) => {
      const chosen = folders.get(folder)
      if (chosen === undefined) return unknownHandle
      return whatTheDiskSays(async () => {
        await writeSentinel(chosen.path, stationId, medium)
        return succeed(null)
      })
    },

    'backup.list': async ({ folder }) => {
      const chosen = folders.get(folder)
      if (chosen === undefined) return unknownHandle
      return whatTheDiskSays(async () => succeed({ backups: await listBackups(chosen.path) }))
    },

    'backup.removeOld': async ({ folder, names }) => {
      const chosen = folders.get(folder)
      if (chosen === undefined) return unknownHandle
      return whatTheDiskSays(async () => succeed({ removed: [...(await removeBackups(chosen.path, names))] }))
    },

    'snapshot.folder': () => ownFolder(snapshotFolderOf(profile)),

    'renewal.snapshots': () => ownFolder(join(renewedFolderOf(profile), 'snapshots')),

    'backup.create': async ({ folder, name, bytes }) => {
      const chosen = folders.get(folder)
      if (chosen === undefined) return unknownHandle
      // What an earlier one has left behind takes room, and its name.
      if (files.isEmpty) await clearParts(chosen.path).catch(() => undefined)
      const created = await BackupFile.create(chosen.path, name, {
        largest: chosen.largestFile,
        bytes,
        floor: chosen.floor,
      })
      return created.ok ? succeed({ file: files.add(created.value) }) : created
    },

    'backup.write': async ({ file, bytes }) => {
      const written = (await files.get(file)?.write(bytes)) ?? unknownHandle
      letGo(bytes)
      return written
    },
    'backup.seal': async ({ file }) => (await files.get(file)?.seal()) ?? unknownHandle,
    'backup.read': async ({ file, offset, length }) => (await files.get(file)?.read(offset, length)) ?? unknownHandle,

    'backup.keep': async ({ file, slots }) => {
      const kept = (await files.get(file)?.keep(slots)) ?? unknownHandle
      if (kept.ok) files.take(file)
      return kept
    },

    'backup.discard': async ({ file }) => {
      await files.take(file)?.discard()
      return succeed(null)
    },
  }

  const discardAll = async () => {
    folders.takeAll()
    await Promise.all(files.takeAll().map((file) => file.discard()))
  }
  /** A drive of the system's list as a place for backups; `null` for one on the station's own disk, or gone again. */
  const placeOn = async ({ path, label, fileSystem }: MountedDrive, stationId: string) => {
    try {
      const known = await findSentinel(path, stationId)
      const folder = known?.folder ?? path
      const { freeBytes, systemDrive, largestFile } = await lookAtDrive(folder, ownFolders(profile))
      if (systemDrive) return null
      return {
        path: folder,
        label: label === '' ? path : label,
        freeBytes,
        systemDrive,
        largestFile: Math.min(largestFile, largestFileOf(fileSystem)),
        medium: known?.medium ?? null,
      }
    } catch (error) {
      console.warn('drive not looked at:', fileFailure(error).kind)
      return null
    }
  }
  return { verbs, discardAll, folderOf: (handle) => folders.get(handle)?.path }
}

/** Where statfs does not tell FAT apart, the system's listing may. */
async function fileSystemAt(path: string): Promise<string> {
  if (process.platform === 'linux') return ''
  const drive = (await listDrives()).find((each) => path.toLowerCase().startsWith(each.path.toLowerCase()))
  return drive?.fileSystem ?? ''
}

async function whatTheDiskSays<T>(work: () => Promise<Result<T, OutsideFailure>>): Promise<Result<T, OutsideFailure>> {
  try {
    return await work()
  } catch (error) {
    return fail(fileFailure(error))
  }
}
