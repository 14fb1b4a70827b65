import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, succeed } from '../../src/domain/result.ts'
import { AttachmentFolder } from '../../src/main/attachments/attachment-folder.ts'
import { BackupFile } from '../../src/main/files/backup-file.ts'
import { readAt } from '../../src/main/files/durable.ts'
import { HandleTable } from '../../src/main/files/handle-table.ts'
import type { PartFile } from '../../src/main/files/part-file.ts'
import type { BackupCalls } from '../../src/renderer/workers/backup-run.ts'
import type { RestoreCalls } from '../../src/renderer/workers/restore-run.ts'

const unknownHandle = fail({ kind: 'badRequest', detail: 'handle' } as const)

/** What main does for a backup and a restore, on real folders: a stick, and `<profile>/station` of a PC. */
export function diskCalls(stick: string, station: string): BackupCalls & RestoreCalls {
  const attachments = new AttachmentFolder(station)
  const backups = new HandleTable<BackupFile>()
  const parts = new HandleTable<PartFile>()
  const opened = new Map<string, Promise<FileHandle>>()
  return {
    'backup.create': async ({ name, bytes }) => {
      const created = await BackupFile.create(stick, name, { largest: Number.MAX_SAFE_INTEGER, bytes })
      return created.ok ? succeed({ file: backups.add(created.value) }) : created
    },
    'backup.write': async ({ file, bytes }) => (await backups.get(file)?.write(bytes)) ?? unknownHandle,
    'backup.seal': async ({ file }) => (await backups.get(file)?.seal()) ?? unknownHandle,
    'backup.read': async ({ file, offset, length }) => (await backups.get(file)?.read(offset, length)) ?? unknownHandle,
    'backup.keep': async ({ file, slots }) => (await backups.get(file)?.keep(slots)) ?? unknownHandle,
    'backup.discard': async ({ file }) => {
      await backups.take(file)?.discard()
      return succeed(null)
    },
    // The handle is the file's name here.
    'restore.read': async ({ file, offset, length }) => {
      // Pieces are asked for ahead: all of them of one handle.
      const handle = opened.get(file) ?? open(join(stick, file), 'r')
      opened.set(file, handle)
      return succeed({ bytes: await readAt(await handle, offset, length) })
    },
    'restore.close': async ({ file }) => {
      await (await opened.get(file))?.close()
      opened.delete(file)
      return succeed(null)
    },
    'attachment.create': async ({ id, bytes, staged }) => {
      const created = await attachments.create(id, bytes, staged)
      return created.ok ? succeed({ file: parts.add(created.value) }) : created
    },
    'attachment.write': async ({ file, bytes }) => (await parts.get(file)?.write(bytes)) ?? unknownHandle,
    'attachment.keep': async ({ file }) => (await parts.take(file)?.keep()) ?? unknownHandle,
    'attachment.discard': async ({ file }) => {
      await parts.take(file)?.discard()
      return succeed(null)
    },
    'attachment.list': async () => {
      const listed = await attachments.list()
      return listed.ok ? succeed({ files: [...listed.value] }) : listed
    },
    'attachment.read': ({ id, offset, length }) => attachments.read(id, offset, length),
    'attachment.erase': async ({ ids }) => {
      const erased = await attachments.erase(ids)
      return erased.ok ? succeed({ freedBytes: erased.value }) : erased
    },
    'attachment.beginStaging': ({ bytes }) => attachments.beginStaging(bytes),
    'attachment.placeStaged': async () => {
      const placed = await attachments.placeStaged()
      return placed.ok ? succeed({ files: placed.value }) : placed
    },
    'attachment.dropStaged': () => attachments.dropStaged(),
  }
}
