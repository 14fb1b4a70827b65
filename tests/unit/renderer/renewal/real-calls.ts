import { open, stat, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, succeed } from '../../../../src/domain/result.ts'
import { AttachmentFolder } from '../../../../src/main/attachments/attachment-folder.ts'
import { BackupFile } from '../../../../src/main/files/backup-file.ts'
import { readAt } from '../../../../src/main/files/durable.ts'
import { HandleTable } from '../../../../src/main/files/handle-table.ts'
import { renewalVerbs } from '../../../../src/main/ipc/renewal-verbs.ts'
import { snapshotFolderOf, stationFolderOf } from '../../../../src/main/ipc/station-folder-verbs.ts'
import type { RenewalCalls } from '../../../../src/renderer/renewal/renewal-calls.ts'
import { MemoryAttachments } from '../../backup/memory-attachments.ts'
import type { RealFiles } from '../../storage/real-files.ts'

/** The power goes here. */
export class Killed extends Error {}

/**
 * Main's side of a renewal on a real disk: its own code, without Electron. With `killAt` the power goes before that call
 * is made, or right after it was.
 */
export function realCalls(files: RealFiles, kill: { readonly at: number; readonly after: boolean } | null = null) {
  const { profile } = files
  const renewal = renewalVerbs({ profile, release: () => files.release() }).verbs
  const attachments = new AttachmentFolder(stationFolderOf(profile))
  const parts = new HandleTable<BackupFile>()
  const opened = new HandleTable<FileHandle>()
  const folder = join(profile, 'station-renewed', 'snapshots')
  const noHandle = fail({ kind: 'badRequest' as const, detail: 'handle' })
  const calls: RenewalCalls = {
    ...new MemoryAttachments().calls,
    ...renewal,
    'renewal.snapshots': () => Promise.resolve(succeed({ folder: 'a'.repeat(32) })),
    'attachment.read': ({ id, offset, length }) => attachments.read(id, offset, length),
    'snapshot.open': async ({ name }) => {
      const path = join(snapshotFolderOf(profile), name)
      return succeed({ file: opened.add(await open(path)), name, size: (await stat(path)).size, slots: null })
    },
    'restore.read': async ({ file, offset, length }) => {
      const handle = opened.get(file)
      return handle === undefined ? noHandle : succeed({ bytes: await readAt(handle, offset, length) })
    },
    'restore.close': async ({ file }) => {
      await opened.take(file)?.close()
      return succeed(null)
    },
    'backup.create': async ({ name, bytes }) => {
      const created = await BackupFile.create(folder, name, { largest: Number.MAX_SAFE_INTEGER, bytes })
      return created.ok ? succeed({ file: parts.add(created.value) }) : created
    },
    'backup.write': async ({ file, bytes }) => (await parts.get(file)?.write(bytes)) ?? noHandle,
    'backup.seal': async ({ file }) => (await parts.get(file)?.seal()) ?? noHandle,
    'backup.read': async ({ file, offset, length }) => (await parts.get(file)?.read(offset, length)) ?? noHandle,
    'backup.keep': async ({ file, slots }) => (await parts.take(file)?.keep(slots)) ?? noHandle,
    'backup.discard': async ({ file }) => {
      await parts.take(file)?.discard()
      return succeed(null)
    },
  }
  const made: string[] = []
  return { calls: counted(calls, made, kill), made }
}

function counted(
  calls: RenewalCalls,
  made: string[],
  kill: { readonly at: number; readonly after: boolean } | null,
): RenewalCalls {
  return new Proxy(calls, {
    get: (target, name: keyof RenewalCalls) => {
      const call: (input: never) => Promise<unknown> = target[name]
      return async (input: never) => {
        made.push(name)
        const dies = kill !== null && made.length >= kill.at
        if (dies && !(kill.after && made.length === kill.at)) throw new Killed()
        const answer = await call(input)
        if (dies) throw new Killed()
        return answer
      }
    },
  })
}
