import { open, readFile, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { dialog, type BrowserWindow } from 'electron'
import { slotsFileName, type IpcOutput } from '../../contract/ipc.ts'
import { fail, succeed } from '../../domain/result.ts'
import { readAt } from '../files/durable.ts'
import { fileFailure, systemCode } from '../files/failures.ts'
import { HandleTable } from '../files/handle-table.ts'
import type { ShellWords } from '../language.ts'
import { refusal, type VerbHandlers } from './handle.ts'
import { snapshotFolderOf } from './station-folder-verbs.ts'

type RestoreVerbs = Pick<
  VerbHandlers,
  'restore.chooseFile' | 'backup.open' | 'snapshot.open' | 'restore.read' | 'restore.close'
>

/** A slots file holds a few key slots; anything larger is something else. */
const SLOTS_LIMIT = 1_048_576

export interface RestoreDependencies {
  readonly window: () => BrowserWindow
  readonly words: ShellWords
  readonly profile: string
  /** Path of a folder the page has chosen for backups. */
  readonly backupFolder: (handle: string) => string | undefined
}

/** Verbs that read a backup the user chose. They only ever read. */
export function restoreVerbs({ window, words, profile, backupFolder }: RestoreDependencies): {
  readonly verbs: RestoreVerbs
  readonly closeAll: () => Promise<void>
} {
  const files = new HandleTable<FileHandle>()

  const openBackup = async (path: string): Promise<IpcOutput<'snapshot.open'>> => {
    try {
      const slots = await readSlotsBeside(path)
      const opened = await open(path, 'r')
      const { size } = await opened.stat()
      return succeed({ file: files.add(opened), name: basename(path), size, slots })
    } catch (error) {
      return fail(fileFailure(error))
    }
  }

  const verbs: RestoreVerbs = {
    'restore.chooseFile': async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
        title: words.restoreFile,
        properties: ['openFile'],
        filters: [{ name: words.backupFile, extensions: ['age'] }],
      })
      const [path] = filePaths
      if (canceled || path === undefined) return fail({ kind: 'cancelled', detail: '' })
      return openBackup(path)
    },

    'backup.open': ({ folder, name }) => {
      const path = backupFolder(folder)
      return path === undefined ? Promise.resolve(refusal('badRequest', 'handle')) : openBackup(join(path, name))
    },

    'snapshot.open': ({ name }) => openBackup(join(snapshotFolderOf(profile), name)),

    'restore.read': async ({ file, offset, length }) => {
      const opened = files.get(file)
      if (opened === undefined) return refusal('badRequest', 'handle')
      try {
        return succeed({ bytes: await readAt(opened, offset, length) })
      } catch (error) {
        return fail(fileFailure(error))
      }
    },

    'restore.close': async ({ file }) => {
      await files.take(file)?.close()
      return succeed(null)
    },
  }

  const closeAll = async () => {
    await Promise.all(files.takeAll().map((file) => file.close()))
  }
  return { verbs, closeAll }
}

/** The text of the slots file beside a backup, or null when there is none; a restore then needs the recovery key. */
async function readSlotsBeside(path: string): Promise<string | null> {
  try {
    const text = await readFile(join(dirname(path), slotsFileName(basename(path))), 'utf8')
    return text.length <= SLOTS_LIMIT ? text : null
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}
