import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { slotsFileName } from '../../contract/ipc.ts'
import type { BackupLook } from '../../contract/medium.ts'
import { z } from '../../domain/zod.ts'
import { syncFolder } from '../files/durable.ts'

/** Names this app gives to backups; whatever else lies on a stick is somebody's own. */
const OWN_NAME = /^xingchen-backup-\d{4}-\d{2}-\d{2}-\d{4}(-\d{1,2})?\.age$/
const OWN_PART = /^xingchen-backup-\d{4}-\d{2}-\d{2}-\d{4}(-\d{1,2})?\.(age|slots\.json)\.part$/
const slotsSchema = z.object({ stationId: z.string() })
const SLOTS_LIMIT = 1_048_576

/** Backups in a folder, newest first by their names. */
export async function listBackups(folder: string): Promise<BackupLook[]> {
  const names = (await readdir(folder)).filter((name) => OWN_NAME.test(name))
  const found = await Promise.all(
    names.map(async (name) => ({
      name,
      bytes: (await stat(join(folder, name))).size,
      stationId: await stationOf(folder, name),
    })),
  )
  return found.sort((one, other) => timeOf(other.name).localeCompare(timeOf(one.name)))
}

/** Removes backups and their slots files. Only names of our own, and never the newest one in the folder. */
export async function removeBackups(folder: string, names: readonly string[]): Promise<readonly string[]> {
  const [newest, ...older] = await listBackups(folder)
  if (newest === undefined) return []
  const going = older.map(({ name }) => name).filter((name) => names.includes(name))
  for (const name of going) {
    await rm(join(folder, name), { force: true })
    await rm(join(folder, slotsFileName(name)), { force: true })
  }
  await syncFolder(folder)
  return going
}

/** Removes what a stick pulled out while writing has left behind. */
export async function clearParts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) if (OWN_PART.test(name)) await rm(join(folder, name), { force: true })
}

/** `…-1742.age` sorts before `…-1742-2.age`. */
function timeOf(name: string): string {
  const [, stamp = '', serial = '1'] =
    /^xingchen-backup-(\d{4}-\d{2}-\d{2}-\d{4})(?:-(\d{1,2}))?\.age$/.exec(name) ?? []
  return `${stamp}-${serial.padStart(2, '0')}`
}

async function stationOf(folder: string, name: string): Promise<string | null> {
  try {
    const words = await readFile(join(folder, slotsFileName(name)), 'utf8')
    if (words.length > SLOTS_LIMIT) return null
    const slots = slotsSchema.safeParse(JSON.parse(words))
    return slots.success ? slots.data.stationId : null
  } catch {
    // No slots file, or nothing readable: the backup is not known to be ours.
    return null
  }
}
