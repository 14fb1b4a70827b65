import { open, type FileHandle } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'
import { fail, succeed } from '../../domain/result.ts'
import { AttachmentFolder } from '../attachments/attachment-folder.ts'
import { readAt } from '../files/durable.ts'
import { fileFailure } from '../files/failures.ts'
import { HandleTable } from '../files/handle-table.ts'
import { letGo } from '../files/let-go.ts'
import { PartFile } from '../files/part-file.ts'
import type { ShellWords } from '../language.ts'
import { refusal, type VerbHandlers } from './handle.ts'
import { stationFolderOf } from './station-folder-verbs.ts'

type AttachmentVerbs = Pick<VerbHandlers, Extract<keyof VerbHandlers, `attachment.${string}`>>

export interface AttachmentDependencies {
  readonly window: () => BrowserWindow
  readonly words: ShellWords
  readonly profile: string
}

/** Verbs over the sealed files of attachments, and the clear files the user takes in or out. */
export function attachmentVerbs({ window, words, profile }: AttachmentDependencies): {
  readonly verbs: AttachmentVerbs
  readonly discardAll: () => Promise<void>
} {
  const folder = new AttachmentFolder(stationFolderOf(profile))
  const chosen = new HandleTable<FileHandle>()
  const parts = new HandleTable<PartFile>()
  const unknownHandle = refusal('badRequest', 'handle')

  const verbs: AttachmentVerbs = {
    'attachment.chooseFile': async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
        title: words.attachFiles,
        properties: ['openFile', 'multiSelections'],
        filters: [{ name: words.attachableFile, extensions: ['jpg', 'jpeg', 'png', 'webp', 'pdf'] }],
      })
      if (canceled || filePaths.length === 0) return fail({ kind: 'cancelled', detail: '' })
      const files: { file: string; name: string; size: number }[] = []
      try {
        for (const path of filePaths) {
          const opened = await open(path, 'r')
          files.push({ file: chosen.add(opened), name: basename(path), size: (await opened.stat()).size })
        }
        return succeed({ files })
      } catch (error) {
        await Promise.all(files.map(async ({ file }) => chosen.take(file)?.close()))
        return fail(fileFailure(error))
      }
    },

    'attachment.readChosen': async ({ file, offset, length }) => {
      const opened = chosen.get(file)
      if (opened === undefined) return unknownHandle
      try {
        return succeed({ bytes: await readAt(opened, offset, length) })
      } catch (error) {
        return fail(fileFailure(error))
      }
    },

    'attachment.closeChosen': async ({ file }) => {
      await chosen.take(file)?.close()
      return succeed(null)
    },

    'attachment.create': async ({ id, bytes, staged }) => {
      const created = await folder.create(id, bytes, staged)
      return created.ok ? succeed({ file: parts.add(created.value) }) : created
    },

    'attachment.saveCopy': async ({ fileName }) => {
      const { canceled, filePath } = await dialog.showSaveDialog(window(), {
        title: words.saveCopy,
        defaultPath: join(app.getPath('documents'), fileName),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      })
      if (canceled || filePath === '') return fail({ kind: 'cancelled', detail: '' })
      const created = await PartFile.create(filePath, { whole: null, over: true })
      return created.ok ? succeed({ file: parts.add(created.value) }) : created
    },

    'attachment.write': async ({ file, bytes }) => {
      const written = (await parts.get(file)?.write(bytes)) ?? unknownHandle
      letGo(bytes)
      return written
    },

    'attachment.keep': async ({ file }) => {
      const kept = (await parts.get(file)?.keep()) ?? unknownHandle
      if (kept.ok) parts.take(file)
      return kept
    },

    'attachment.discard': async ({ file }) => {
      await parts.take(file)?.discard()
      return succeed(null)
    },

    'attachment.list': async () => {
      const listed = await folder.list()
      return listed.ok ? succeed({ files: [...listed.value] }) : listed
    },

    'attachment.read': ({ id, offset, length }) => folder.read(id, offset, length),

    'attachment.erase': async ({ ids }) => {
      const erased = await folder.erase(ids)
      return erased.ok ? succeed({ freedBytes: erased.value }) : erased
    },

    'attachment.beginStaging': ({ bytes }) => folder.beginStaging(bytes),

    'attachment.placeStaged': async () => {
      const placed = await folder.placeStaged()
      return placed.ok ? succeed({ files: placed.value }) : placed
    },

    'attachment.dropStaged': () => folder.dropStaged(),
  }

  const discardAll = async () => {
    await Promise.all([
      ...chosen.takeAll().map((file) => file.close()),
      ...parts.takeAll().map((file) => file.discard()),
      folder.dropStaged(),
    ])
  }
  return { verbs, discardAll }
}
