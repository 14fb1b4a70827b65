import { mkdir } from 'node:fs/promises'
import { basename } from 'node:path'
import { dialog, type BrowserWindow } from 'electron'
import { fail, succeed } from '../../domain/result.ts'
import { BackupFile } from '../files/backup-file.ts'
import { lookAtDrive, ownFolders } from '../files/drive.ts'
import { fileFailure } from '../files/failures.ts'
import { FREE_SPACE_FLOOR, freeBytes } from '../files/free-space.ts'
import { HandleTable } from '../files/handle-table.ts'
import type { ShellWords } from '../language.ts'
import { refusal, type VerbHandlers } from './handle.ts'
import { snapshotFolderOf } from './station-folder-verbs.ts'

type BackupVerbs = Pick<
  VerbHandlers,
  | 'backup.chooseFolder'
  | 'snapshot.folder'
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
} {
  const folders = new HandleTable<ChosenFolder>()
  const files = new HandleTable<BackupFile>()
  const unknownHandle = refusal('badRequest', 'handle')

  const verbs: BackupVerbs = {
    'backup.chooseFolder': async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
        title: words.backupFolder,
        properties: ['openDirectory', 'createDirectory'],
      })
      const [path] = filePaths
      if (canceled || path === undefined) return fail({ kind: 'cancelled', detail: '' })
      try {
        const { freeBytes, systemDrive, largestFile } = await lookAtDrive(path, ownFolders(profile))
        const folder = folders.add({ path, largestFile })
        return succeed({ folder, label: basename(path) === '' ? path : basename(path), freeBytes, systemDrive })
      } catch (error) {
        return fail(fileFailure(error))
      }
    },

    'snapshot.folder': async () => {
      const path = snapshotFolderOf(profile)
      try {
        await mkdir(path, { recursive: true })
        const free = (await freeBytes(path)) - FREE_SPACE_FLOOR
        const folder = folders.add({ path, largestFile: Number.MAX_SAFE_INTEGER })
        return succeed({ folder, freeBytes: Math.max(free, 0) })
      } catch (error) {
        return fail(fileFailure(error))
      }
    },

    'backup.create': async ({ folder, name }) => {
      const chosen = folders.get(folder)
      if (chosen === undefined) return unknownHandle
      const created = await BackupFile.create(chosen.path, name, chosen.largestFile)
      return created.ok ? succeed({ file: files.add(created.value) }) : created
    },

    'backup.write': async ({ file, bytes }) => (await files.get(file)?.write(bytes)) ?? unknownHandle,
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
  return { verbs, discardAll }
}
